/** One fork of the way through a script: what it could be, and which was taken. */
export interface Fork {
  /** what holds on each way, in words */
  readonly labels: readonly string[];
  readonly taken: number;
  /** it is only about what stands already, which is no condition of what is done */
  readonly standing: boolean;
  /** the side on which something is left out that need not be given; null where that isn't what it is about */
  readonly empty: number | null;
}

/** What a fork is about, besides what its labels say. */
export type About = Partial<Pick<Fork, 'standing' | 'empty'>>;

/**
 * The forks on one way through a script. A way is a list of numbers, taken in order; past its end the first is taken.
 * The same condition, asked again, is answered alike.
 */
export class Choices {
  readonly forks: Fork[] = [];
  readonly #way: readonly number[];
  readonly #most: number;
  readonly #answers = new Map<string, number>();
  /** a fork came after the last that is followed */
  exhausted = false;

  constructor(way: readonly number[], most: number) {
    this.#way = way;
    this.#most = most;
  }

  /** @returns the index of the label that holds on this way */
  choose(labels: readonly string[], key: string | null, about: About): number {
    const name = key ?? null;
    const known = name === null ? undefined : this.#answers.get(name);
    if (known !== undefined && known < labels.length) return known;
    const at = this.forks.length;
    if (at >= this.#most) {
      this.exhausted = true;
      return 0;
    }
    const taken = this.#way[at] ?? 0;
    this.forks.push({ labels, taken, standing: about.standing ?? false, empty: about.empty ?? null });
    if (name !== null) this.#answers.set(name, taken);
    return taken;
  }
}

/** The other sides of the forks that a way came to of its own. @param given how many it was told to take */
export function otherWays(forks: readonly Fork[], given: number): readonly (readonly number[])[] {
  const taken = forks.map((fork) => fork.taken);
  return forks
    .flatMap((fork, at) => fork.labels.map((_, side) => [...taken.slice(0, at), side]))
    .filter((way) => way.length > given && way.at(-1) !== taken[way.length - 1]);
}

/** Of ways on which something is given and others on which it is left out, the latter: nobody has to give it. */
export function withoutOptions<W extends { readonly forks: readonly Fork[] }>(ways: readonly W[]): readonly W[] {
  const leftOut = new Set(
    ways.flatMap(({ forks }) =>
      forks.flatMap(({ labels, taken, empty }) => (taken === empty ? (labels[taken] ?? []) : [])),
    ),
  );
  const kept = ways.filter(({ forks }) =>
    forks.every(({ labels, taken, empty }) => empty === null || taken === empty || !leftOut.has(labels[empty] ?? '')),
  );
  return kept.length > 0 ? kept : ways;
}

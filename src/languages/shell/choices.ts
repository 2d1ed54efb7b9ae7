/** One fork of the way through a script: what it could be, and which was taken. */
export interface Fork {
  /** what holds on each way, in words */
  readonly labels: readonly string[];
  readonly taken: number;
  /** how many calls had been started before */
  readonly calls: number;
}

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
  choose(labels: readonly string[], key: string | null, calls: number): number {
    const name = key ?? null;
    const known = name === null ? undefined : this.#answers.get(name);
    if (known !== undefined && known < labels.length) return known;
    const at = this.forks.length;
    if (at >= this.#most) {
      this.exhausted = true;
      return 0;
    }
    const taken = this.#way[at] ?? 0;
    this.forks.push({ labels, taken, calls });
    if (name !== null) this.#answers.set(name, taken);
    return taken;
  }
}

/** The next way to follow, depth first; null after the last. */
export function nextWay(forks: readonly Fork[]): readonly number[] | null {
  for (let at = forks.length - 1; at >= 0; at--) {
    const fork = forks[at];
    if (fork && fork.taken + 1 < fork.labels.length)
      return [...forks.slice(0, at).map((before) => before.taken), fork.taken + 1];
  }
  return null;
}

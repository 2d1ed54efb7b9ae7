/** A part of a pattern. */
export type PatternNode =
  | { readonly kind: 'character'; readonly test: (character: string) => boolean }
  /** any number of characters */
  | { readonly kind: 'many' }
  | {
      readonly kind: 'group';
      readonly sides: readonly (readonly PatternNode[])[];
      readonly least: 0 | 1;
      readonly repeats: boolean;
    };

type State =
  | { readonly kind: 'character'; readonly test: (character: string) => boolean; next: number }
  | { readonly kind: 'split'; readonly ways: readonly number[] }
  | { readonly kind: 'end' };

/** Follows all ways through a pattern at once, so that no pattern can make it try for ever. */
export class Automaton {
  readonly #states: readonly State[];
  readonly #start: number;

  constructor(states: readonly State[], start: number) {
    this.#states = states;
    this.#start = start;
  }

  /**
   * The lengths (in UTF-16 units) of the shortest and the longest start of a text that match; null for none.
   * @param shortest stop at the shortest, which is then given for the longest too
   */
  run(characters: readonly string[], shortest: boolean): { readonly first: number; readonly last: number } | null {
    let first: number | null = null;
    let last = 0;
    let current = this.#closure([this.#start]);
    let length = 0;
    for (let at = 0; ; at++) {
      if (current.some((state) => this.#states[state]?.kind === 'end')) {
        first ??= length;
        last = length;
        if (shortest) return { first, last };
      }
      const character = characters[at];
      if (character === undefined || current.length === 0) return first === null ? null : { first, last };
      const next: number[] = [];
      for (const index of current) {
        const state = this.#states[index];
        if (state?.kind === 'character' && state.test(character)) next.push(state.next);
      }
      current = this.#closure(next);
      length += character.length;
    }
  }

  #closure(from: readonly number[]): readonly number[] {
    const seen = new Set<number>();
    const waiting = [...from];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      if (seen.has(index)) continue;
      seen.add(index);
      const state = this.#states[index];
      if (state?.kind === 'split') waiting.push(...state.ways);
    }
    return [...seen];
  }
}

/** @param backward for texts that are read from their end */
export function compile(nodes: readonly PatternNode[], backward: boolean): Automaton {
  const states: State[] = [{ kind: 'end' }];
  const add = (state: State): number => states.push(state) - 1;
  const sequence = (parts: readonly PatternNode[], next: number): number =>
    (backward ? parts : parts.toReversed()).reduce((after, part) => node(part, after), next);
  const node = (part: PatternNode, next: number): number => {
    switch (part.kind) {
      case 'character':
        return add({ kind: 'character', test: part.test, next });
      case 'many': {
        const ways = [next];
        const loop = add({ kind: 'split', ways });
        ways.push(add({ kind: 'character', test: () => true, next: loop }));
        return loop;
      }
      case 'group': {
        const again = [next];
        const after = part.repeats ? add({ kind: 'split', ways: again }) : next;
        const enter = add({ kind: 'split', ways: part.sides.map((side) => sequence(side, after)) });
        if (part.repeats) again.push(enter);
        return part.least === 0 ? add({ kind: 'split', ways: [enter, next] }) : enter;
      }
    }
  };
  return new Automaton(states, sequence(nodes, 0));
}

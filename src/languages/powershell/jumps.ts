import { notSo } from '../../value/condition.ts';

/** A statement that leaves what is around it. A `failure` ends the script with an error. */
export type Leaving = 'return' | 'exit' | 'break' | 'continue' | 'failure';

const JUMP = /^(return|exit|break|continue|throw)(?![\w-])[ \t]*/i;

/** What leaves a block here, and how long its keyword is; null for another statement. */
export function jumpAt(string: string, at: number): { readonly leaving: Leaving; readonly length: number } | null {
  const [written, keyword] = JUMP.exec(string.slice(at, at + 20)) ?? [];
  if (written === undefined || keyword === undefined) return null;
  const word = keyword.toLowerCase();
  const value = /^[^\r\n;}#]*/.exec(string.slice(at + written.length, at + written.length + 80))?.[0].trim() ?? '';
  const fails = word === 'throw' || (word === 'exit' && !/^(0|\$LASTEXITCODE|\$\?)?$/i.test(value));
  return { leaving: fails ? 'failure' : (word as Leaving), length: written.length };
}

/**
 * How a script leaves its blocks. What comes after one that is left on a condition runs in the other case; that a script
 * fails on a condition is none: whoever runs it sees to it that it succeeds.
 */
export class Jumps {
  /** what the present place has left; null: it goes on */
  leaving: Leaving | null = null;
  #guards: { readonly leaving: Leaving; readonly when: string }[] = [];

  /** The conditions on which the present place is still reached. */
  get conditions(): readonly string[] {
    return this.#guards.map(({ when }) => when);
  }

  /**
   * Runs a block that runs on a condition: null where it can't be told.
   * @returns whether it is always left before its end
   */
  maybe(when: string | null, run: () => void): boolean {
    const before = this.#guards;
    run();
    const { leaving } = this;
    this.leaving = null;
    const isLeft = leaving !== null && leaving !== 'failure' && when !== null;
    // what is passed over within it is passed over only if it runs
    const within = this.#guards.slice(before.length).map((guard) => ({
      ...guard,
      when: when === null ? guard.when : notSo(`${when} and ${notSo(guard.when)}`),
    }));
    this.#guards = [...before, ...(isLeft ? [{ leaving, when: notSo(when) }] : within)];
    return isLeft || leaving === 'failure';
  }

  /** Runs what some statements lead out of, and no further. */
  within(ends: readonly Leaving[], run: () => void): void {
    const before = this.#guards;
    this.#guards = [...before];
    run();
    if (this.leaving !== null && ends.includes(this.leaving)) this.leaving = null;
    // `if ($ok) { return }; throw`: whoever runs it sees to it that it comes to return
    const mayEnd = this.#guards.slice(before.length).some(({ leaving }) => ends.includes(leaving));
    if (this.leaving === 'failure' && mayEnd) this.leaving = null;
    this.#guards = [...before, ...this.#guards.slice(before.length).filter(({ leaving }) => !ends.includes(leaving))];
  }
}

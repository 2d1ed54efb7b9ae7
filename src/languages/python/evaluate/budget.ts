import type { Origin } from '../../../value/value.ts';
import { PyError } from './values.ts';

const MOST_STEPS = 200_000;
/** characters and items that are made or looked through */
const MOST_WORK = 10_000_000;
const DEEPEST = 60;

/** The longest text and list that are followed. */
export const LONGEST = 100_000;

/** The evaluation can't go on: it is unknown what follows. */
export class Unfinished extends Error {}

/** Bounds one evaluation over all of its modules: steps, work, depth of calls. */
export class Budget {
  #steps = 0;
  #work = 0;
  #depth = 0;

  /** @throws Unfinished past the last step that is allowed */
  step(): void {
    if (++this.#steps > MOST_STEPS) throw new Unfinished('the file does not end within a reasonable number of steps');
  }

  /** @throws Unfinished past the most work that is allowed */
  spend(amount: number): void {
    this.#work += amount;
    if (this.#work > MOST_WORK) throw new Unfinished('the file makes more data than is followed');
  }

  /** Python itself stops at a depth of 1000 calls: deeper than ours it is not known. */
  nested<Result>(action: () => Result): Result {
    if (this.#depth >= DEEPEST) throw new Unfinished('functions call each other deeper than is followed');
    this.#depth++;
    try {
      return action();
    } finally {
      this.#depth--;
    }
  }
}

/** @throws PyError as Python does when a number is too large to be a float */
export function overflow(at: Origin): never {
  throw new PyError('OverflowError', 'int too large to convert to float', at);
}

import type { Jumps } from './jumps.ts';
import { itemsOf, listWord } from './tables.ts';
import type { Word } from './words.ts';

/** What a function gives: undefined for nothing, null where it isn't known. */
export type Given = Word | null | undefined;

interface Frame {
  readonly words: Word[];
  /** the condition on which it is called */
  readonly condition: string | null;
  /** the conditions on which its first line is reached */
  readonly guards: number;
  sure: boolean;
}

/** What the functions around the present place give, the innermost last: what they return, and what they leave unassigned. */
export class Outputs {
  readonly #jumps: Jumps;
  readonly #frames: Frame[] = [];

  constructor(jumps: Jumps) {
    this.#jumps = jumps;
  }

  /** A function is read. */
  get collects(): boolean {
    return this.#frames.length > 0;
  }

  add(given: Given, condition: string | null): void {
    const frame = this.#frames.at(-1);
    if (!frame || given === undefined) return;
    const always = condition === frame.condition && this.#jumps.conditions.length === frame.guards;
    if (given === null || !always) frame.sure = false;
    else frame.words.push(...itemsOf(given));
  }

  /** What is given by the function that is read. */
  of(condition: string | null, read: () => void): Given {
    const frame: Frame = { words: [], condition, guards: this.#jumps.conditions.length, sure: true };
    this.#frames.push(frame);
    read();
    this.#frames.pop();
    if (!frame.sure) return null;
    return frame.words.length > 1 ? listWord(frame.words) : frame.words[0];
  }
}

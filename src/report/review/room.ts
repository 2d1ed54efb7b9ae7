import { tableRow } from '../markdown.ts';
import { count } from '../phrase.ts';

/** What is left of the room for a text: whole parts are left out where they don't fit, and it is said how many. */
export class Room {
  #left: number;
  readonly #measure: (text: string) => number;

  /** @param measure how much a text takes: bytes, or characters */
  constructor(size: number, measure: (text: string) => number) {
    this.#left = size;
    this.#measure = measure;
  }

  /** Makes something while a share of the room is kept for what comes later. */
  keeping<T>(share: number, made: () => T): T {
    const kept = Math.floor(this.#left * share);
    this.#left -= kept;
    const result = made();
    this.#left += kept;
    return result;
  }

  /** All of the lines, or none of them. */
  whole(lines: readonly string[]): readonly string[] {
    const size = lines.reduce((sum, line) => sum + this.#measure(line) + 1, 0);
    if (size > this.#left) return [];
    this.#left -= size;
    return lines;
  }

  /** The parts that fit, in their order; the first that doesn't ends them. */
  take<T>(
    items: readonly T[],
    made: (item: T) => readonly string[],
    more: (left: number) => string,
  ): readonly string[] {
    const lines: string[] = [];
    for (const [index, item] of items.entries()) {
      const fitting = this.whole(made(item));
      if (fitting.length === 0) return [...lines, more(items.length - index)];
      lines.push(...fitting);
    }
    return lines;
  }

  /** The rows of a table that fit. */
  rows<T>(items: readonly T[], row: (item: T) => string, noun: string, columns: number): readonly string[] {
    const blank = Array.from({ length: columns - 1 }, () => '');
    return this.take(
      items,
      (item) => [row(item)],
      (left) => tableRow([`and ${count(left, `more ${noun}`)}, in the report`, ...blank]),
    );
  }
}

export function bytes(text: string): number {
  return Buffer.byteLength(text);
}

export function characters(text: string): number {
  return text.length;
}

import type { BinaryOperator } from './syntax.ts';

/**
 * What a token is. The first ones can end a recovery, so that a set of them fits the bits of one number
 * (see {@link setOf}); the binary operators follow one another, as in {@link OPERATORS}.
 */
export const Kind = {
  NewLine: 0,
  Identifier: 1,
  StringComplete: 2,
  /** `'…${` */
  StringLeft: 3,
  /** `}…${` */
  StringMiddle: 4,
  /** `}…'` */
  StringRight: 5,
  LeftBrace: 6,
  RightBrace: 7,
  RightParen: 8,
  RightSquare: 9,
  Comma: 10,
  Colon: 11,
  Assignment: 12,
  RightChevron: 13,
  LeftChevron: 14,
  LessOrEqual: 15,
  GreaterOrEqual: 16,
  Equals: 17,
  NotEquals: 18,
  EqualsInsensitive: 19,
  NotEqualsInsensitive: 20,
  Asterisk: 21,
  Slash: 22,
  Modulo: 23,
  Plus: 24,
  Minus: 25,
  LogicalAnd: 26,
  LogicalOr: 27,
  DoubleQuestion: 28,
  EndOfFile: 30,
  Integer: 31,
  True: 32,
  False: 33,
  Null: 34,
  LeftParen: 35,
  LeftSquare: 36,
  At: 37,
  Dot: 38,
  Ellipsis: 39,
  Question: 40,
  DoubleColon: 41,
  Exclamation: 42,
  Arrow: 43,
  Pipe: 44,
  Hat: 45,
  Semicolon: 46,
  Unrecognized: 47,
} as const;

/** How tightly each binary operator binds and how it is written, from `>` on; all are left-associative. */
const OPERATORS: readonly (readonly [precedence: number, text: BinaryOperator])[] = [
  [80, '>'],
  [80, '<'],
  [80, '<='],
  [80, '>='],
  [70, '=='],
  [70, '!='],
  [70, '=~'],
  [70, '!~'],
  [100, '*'],
  [100, '/'],
  [100, '%'],
  [90, '+'],
  [90, '-'],
  [50, '&&'],
  [40, '||'],
  [30, '??'],
];

/** The binary operator that a token is, if it is one. */
export function operatorOf(kind: number): readonly [precedence: number, text: BinaryOperator] | undefined {
  return kind >= Kind.RightChevron && kind <= Kind.DoubleQuestion ? OPERATORS[kind - Kind.RightChevron] : undefined;
}

/** A set of kinds, all below 31. */
export function setOf(...kinds: readonly number[]): number {
  return kinds.reduce((set, kind) => set | (1 << kind), 0);
}

export function isIn(set: number, kind: number): boolean {
  return kind < 31 && ((set >> kind) & 1) === 1;
}

/** The tokens of a file in three columns; each object for a token would cost more than the reading of it. */
export class Tokens {
  #kinds: Uint8Array;
  #starts: Uint32Array;
  #ends: Uint32Array;
  count = 0;

  constructor(capacity: number) {
    this.#kinds = new Uint8Array(capacity);
    this.#starts = new Uint32Array(capacity);
    this.#ends = new Uint32Array(capacity);
  }

  add(kind: number, start: number, end: number): void {
    if (this.count === this.#kinds.length) this.#grow();
    this.#kinds[this.count] = kind;
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.count++;
  }

  /** past the last token: the end of the file */
  kind(index: number): number {
    return this.#kinds[index] ?? Kind.EndOfFile;
  }

  start(index: number): number {
    return this.#starts[index < this.count ? index : this.count - 1] ?? 0;
  }

  end(index: number): number {
    return this.#ends[index < this.count ? index : this.count - 1] ?? 0;
  }

  #grow(): void {
    const size = this.count * 2;
    const kinds = new Uint8Array(size);
    kinds.set(this.#kinds);
    this.#kinds = kinds;
    const starts = new Uint32Array(size);
    starts.set(this.#starts);
    this.#starts = starts;
    const ends = new Uint32Array(size);
    ends.set(this.#ends);
    this.#ends = ends;
  }
}

import type { Source, Span } from '../../text/source.ts';
import { span } from '../../text/source.ts';
import { messages } from './messages.ts';
import type { SyntaxError as BicepError, Name } from './syntax.ts';
import { isIn, Kind, type Tokens } from './tokens.ts';

/** How deep brackets, blocks and choices may lie in one another; real files stay below 20. */
const MOST_NESTED = 150;

/** How many operators and accesses one expression may chain; each makes the tree one deeper. */
const MOST_CHAINED = 1000;

/** Thrown where the grammar is left, caught by the nearest {@link Cursor.recover}. */
class Refusal {
  readonly message: string;
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    this.message = message;
    this.start = start;
    this.end = end;
  }
}

/** A place among the tokens of a file, and the errors that were found on the way there. */
export class Cursor {
  readonly source: Source;
  readonly tokens: Tokens;
  readonly errors: BicepError[] = [];
  /** after {@link recover}: it gave up */
  failed = false;
  /** after {@link recover} gave up: where the tokens that were passed over stand; empty where none were */
  skipped: Span;
  #at = 0;
  #nested = 0;
  #chained = 0;

  constructor(source: Source, tokens: Tokens) {
    this.source = source;
    this.tokens = tokens;
    this.skipped = span(source, 0, 0);
  }

  get kind(): number {
    return this.tokens.kind(this.#at);
  }

  /** where the next token starts */
  get start(): number {
    return this.tokens.start(this.#at);
  }

  /** where the last token that was read ends */
  get end(): number {
    return this.#at === 0 ? 0 : this.tokens.end(this.#at - 1);
  }

  get atEnd(): boolean {
    return this.kind === Kind.EndOfFile;
  }

  /** the next token's characters */
  get text(): string {
    return this.source.text.slice(this.start, this.tokens.end(this.#at));
  }

  ahead(count: number): number {
    return this.tokens.kind(this.#at + count);
  }

  /** The next token, or the one `from` further on, is this word. */
  isWord(word: string, from = 0): boolean {
    const index = this.#at + from;
    return (
      this.tokens.kind(index) === Kind.Identifier &&
      this.tokens.end(index) - this.tokens.start(index) === word.length &&
      this.source.text.startsWith(word, this.tokens.start(index))
    );
  }

  /** How many new lines stand from here (or from `from` tokens further on) to the next other token. */
  newLines(from = 0): number {
    let count = 0;
    while (this.tokens.kind(this.#at + from + count) === Kind.NewLine) count++;
    return count;
  }

  /** A comment stands before the token `from` further on. */
  hasCommentBefore(from: number): boolean {
    const index = this.#at + from;
    return /\/[/*]/.test(this.source.text.slice(this.tokens.end(index - 1), this.tokens.start(index)));
  }

  /** Moves behind the next token; never behind the end of the file. */
  read(): void {
    if (!this.atEnd) this.#at++;
  }

  skipNewLines(): void {
    while (this.kind === Kind.NewLine) this.#at++;
  }

  take(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.read();
    return true;
  }

  takeWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.read();
    return true;
  }

  expect(kind: number, message: string): void {
    if (!this.take(kind)) this.refuse(message);
  }

  expectWord(word: string, message: string = messages.keyword(word)): void {
    if (!this.takeWord(word)) this.refuse(message);
  }

  expectName(message: string): Name {
    if (this.kind !== Kind.Identifier) this.refuse(message);
    return this.readName();
  }

  /** The next token as a name, whatever it is. */
  readName(): Name {
    const name = { text: this.text, span: span(this.source, this.start, this.tokens.end(this.#at)) };
    this.read();
    return name;
  }

  /**
   * Gives up what is being read: the next token can't stand here.
   *
   * @param until passes over more at once, to a kind in it
   */
  refuse(message: string, until?: number): never {
    const { start } = this;
    const refusal = new Refusal(message, start, this.kind === Kind.NewLine ? start : this.tokens.end(this.#at));
    if (until !== undefined) this.passOver(until);
    throw refusal;
  }

  /** Gives up at the token that was read last. */
  refuseLast(message: string): never {
    this.refuseAt(message, this.tokens.start(this.#at - 1), this.end);
  }

  /** Gives up because of something that was read before. */
  refuseAt(message: string, start: number, end: number): never {
    throw new Refusal(message, start, end);
  }

  /** Notes an error at a place and reads on; without a place, just before the next token. */
  complain(message: string, start = this.start, end = start): void {
    this.errors.push({ message, span: span(this.source, start, end) });
  }

  /** From `start` to the end of the last token that was read. */
  spanFrom(start: number): Span {
    return span(this.source, start, Math.max(start, this.end));
  }

  /**
   * Reads with `parse`. Where it gives up, its error is noted (unless `quiet`), tokens are passed over up to the first
   * one of a kind in `until`, and the answer is null.
   *
   * @param quiet the place before was empty too, and said so
   */
  recover<T>(parse: (cursor: Cursor) => T, until: number, quiet = false): T | null {
    const from = this.#at;
    const errors = this.errors.length;
    const nested = this.#nested;
    const chained = this.#chained;
    try {
      const result = parse(this);
      this.failed = false;
      return result;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      this.#nested = nested;
      this.#chained = chained;
      this.errors.length = errors;
      this.failed = true;
      this.passOver(until);
      const start = this.tokens.start(from);
      this.skipped = span(this.source, start, this.#at > from ? this.end : start);
      if (!quiet) this.complain(refusal.message, refusal.start, refusal.end);
      return null;
    }
  }

  /** After {@link recover}: there was nothing at all, so a complaint about what follows would only say the same again. */
  get foundNothing(): boolean {
    return this.failed && this.skipped.start === this.skipped.end;
  }

  /** Moves to the next token of a kind in `until`, or to the end. */
  passOver(until: number): void {
    while (!this.atEnd && !isIn(until, this.kind)) this.#at++;
  }

  /** Reads something that can hold its own kind, so deep and no deeper. */
  nest<T>(parse: () => T): T {
    if (this.#nested >= MOST_NESTED) this.refuse(messages.tooDeep);
    this.#nested++;
    const chained = this.#chained;
    this.#chained = 0;
    const result = parse();
    this.#chained = Math.max(chained, this.#chained);
    this.#nested--;
    return result;
  }

  /** To be called for each operator or access that is put around what was read before. */
  chain(): void {
    this.#chained++;
    if (this.#chained > MOST_CHAINED) this.refuse(messages.tooDeep);
  }
}

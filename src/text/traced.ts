import { cover, type Span, span } from './source.ts';

/** Stands in the string of a traced text for a part that can't be known; which one is said by its piece. */
export const HOLE = '\uFFFC';

/** A run of characters and where it was written. */
export interface Piece {
  readonly text: string;
  /** null: made by a program (the platform's own words), written in no file */
  readonly span: Span | null;
  /** the characters of `text` stand in the span one for one, so that an offset can be mapped into it */
  readonly exact: boolean;
  /** set on a hole, whose `text` is then {@link HOLE}: why its characters can't be known */
  readonly unknown?: Hole;
}

export interface Hole {
  readonly reason: string;
  /** two holes with the same key have the same text, whatever it is (the canonical expression) */
  readonly key?: string;
  /** the hole is a number, so it can hold no blank, quote or other shell syntax */
  readonly numeric?: boolean;
  /** whatever its text is, it has a character */
  readonly filled?: boolean;
  /** it tells whether something stands already, so it differs between the first run and the next */
  readonly standing?: boolean;
  /** it is made up anew each time: the pattern of what it can be, in lower case */
  readonly madeUp?: string;
  /** whoever gives it may leave it out */
  readonly optional?: boolean;
}

/** A string that remembers, for each of its characters, the place in a file that wrote it. */
export class TracedText {
  readonly pieces: readonly Piece[];
  #string: string | null = null;
  #begins: readonly number[] | null = null;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  static readonly empty = new TracedText([]);

  /** Text that stands in a file exactly as it is. */
  static at(where: Span): TracedText {
    return new TracedText([{ text: where.source.text.slice(where.start, where.end), span: where, exact: true }]);
  }

  /** Text that a file's span gave in another form (an escape, a computed value), or that no file wrote. */
  static of(text: string, where: Span | null = null): TracedText {
    return text === '' ? TracedText.empty : new TracedText([{ text, span: where, exact: false }]);
  }

  static hole(unknown: Hole, where: Span | null): TracedText {
    return new TracedText([{ text: HOLE, span: where, exact: false, unknown }]);
  }

  static join(texts: readonly TracedText[]): TracedText {
    if (texts.length === 1 && texts[0]) return texts[0];
    const pieces: Piece[] = [];
    for (const text of texts) for (const piece of text.pieces) pieces.push(piece);
    return pieces.length === 0 ? TracedText.empty : new TracedText(pieces);
  }

  /** Nothing of it is known, not even that it has a character. */
  get mayBeEmpty(): boolean {
    return this.pieces.every(({ unknown }) => unknown && !unknown.filled && !unknown.numeric);
  }

  /** The characters, with {@link HOLE} for each unknown part. */
  get string(): string {
    this.#string ??=
      this.pieces.length === 1 && this.pieces[0]
        ? this.pieces[0].text
        : this.pieces.map((piece) => piece.text).join('');
    return this.#string;
  }

  get length(): number {
    return this.string.length;
  }

  get holes(): readonly Hole[] {
    return this.pieces.flatMap((piece) => (piece.unknown ? [piece.unknown] : []));
  }

  get known(): boolean {
    return this.pieces.every((piece) => !piece.unknown);
  }

  slice(start: number, end: number = this.length): TracedText {
    if (start <= 0 && end >= this.length) return this;
    const taken: Piece[] = [];
    const { pieces } = this;
    const starts = this.#starts();
    for (let index = pieceAt(starts, Math.max(start, 0)); index < pieces.length; index++) {
      const [piece, at] = [pieces[index], starts[index] ?? 0];
      if (!piece || at >= end) break;
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, piece.text.length);
      if (from >= to) continue;
      if (from === 0 && to === piece.text.length) taken.push(piece);
      else taken.push(cut(piece, from, to));
    }
    return taken.length === 0 ? TracedText.empty : new TracedText(taken);
  }

  /** Where each piece begins: a script with Windows' line ends has a piece for each line, and is cut thousands of times. */
  #starts(): readonly number[] {
    if (this.#begins === null) {
      let at = 0;
      this.#begins = this.pieces.map(({ text }) => {
        at += text.length;
        return at - text.length;
      });
    }
    return this.#begins;
  }

  concat(...others: readonly TracedText[]): TracedText {
    return TracedText.join([this, ...others]);
  }

  /** The text with another in the place of each match of a global pattern; null leaves it as it is. */
  replaced(pattern: RegExp, instead: (match: RegExpExecArray, place: TracedText) => TracedText | null): TracedText {
    const parts: TracedText[] = [];
    let copied = 0;
    for (const match of this.string.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const other = instead(match, this.slice(match.index, end));
      if (!other) continue;
      parts.push(this.slice(copied, match.index), other);
      copied = end;
    }
    return parts.length === 0 ? this : TracedText.join([...parts, this.slice(copied)]);
  }

  /** The same places with other characters (a change of case): no piece stays exact. */
  mapCharacters(change: (text: string) => string): TracedText {
    return new TracedText(
      this.pieces.map((piece) => (piece.unknown ? piece : { ...piece, text: change(piece.text), exact: false })),
    );
  }

  /**
   * The narrowest span that wrote the characters from `start` to `end`; null where no file did.
   * Over several pieces it reaches from the first to the last that stand after it in its file: a variable's value, written
   * before the command that it is put into, doesn't widen the command.
   */
  spanOf(start = 0, end: number = this.length): Span | null {
    let first: Span | null = null;
    let reach: Span | null = null;
    for (const { span: next } of this.slice(start, end).pieces) {
      if (!next) continue;
      first ??= next;
      if (!reach) reach = next;
      else if (next.start >= first.start) reach = cover(reach, next);
    }
    return reach ?? this.pieces.find((piece) => piece.span)?.span ?? null;
  }

  /** The text can be rewritten in its file by replacing exactly this span; null where it can't. */
  editableSpan(start = 0, end: number = this.length): Span | null {
    const pieces = this.slice(start, end).pieces;
    const [first] = pieces;
    if (!first?.span) return null;
    let reach = first.span.start;
    for (const piece of pieces) {
      if (!piece.exact || !piece.span || piece.span.source !== first.span.source || piece.span.start !== reach)
        return null;
      reach = piece.span.end;
    }
    return span(first.span.source, first.span.start, reach);
  }
}

/** The last piece that begins at a place or before it. */
function pieceAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

function cut(piece: Piece, from: number, to: number): Piece {
  const text = piece.text.slice(from, to);
  if (!piece.exact || !piece.span) return { ...piece, text };
  const { source, start } = piece.span;
  return { ...piece, text, span: span(source, start + from, start + to) };
}

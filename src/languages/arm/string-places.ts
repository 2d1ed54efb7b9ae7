import { type Span, span } from '../../text/source.ts';
import { type Piece, TracedText } from '../../text/traced.ts';

/** Where the characters of a JSON string stand in its file: quick lookups in a text of many pieces. */
export class StringPlaces {
  readonly #text: TracedText;
  readonly #starts: readonly number[];
  readonly #whole: Span;

  /** @param whole where a place is looked up in a text that has none */
  constructor(text: TracedText, whole: Span) {
    const starts: number[] = [];
    let at = 0;
    for (const piece of text.pieces) {
      starts.push(at);
      at += piece.text.length;
    }
    this.#text = text;
    this.#starts = starts;
    this.#whole = whole;
  }

  /** The span of the characters from `start` to `end`. */
  span(start: number, end: number): Span {
    const from = this.#offset(start, false);
    return span(this.#whole.source, from, Math.max(from, end > start ? this.#offset(end - 1, true) : from));
  }

  /** The characters from `start` to `end`, each with its place. */
  slice(start: number, end: number): TracedText {
    const pieces: Piece[] = [];
    for (let index = this.#pieceAt(start); index < this.#starts.length; index++) {
      const from = this.#starts[index] ?? 0;
      const piece = this.#text.pieces[index];
      if (!piece || from >= end) break;
      pieces.push(...new TracedText([piece]).slice(start - from, end - from).pieces);
    }
    return pieces.length === 0 ? TracedText.empty : new TracedText(pieces);
  }

  #offset(at: number, after: boolean): number {
    const index = this.#pieceAt(at);
    const piece = this.#text.pieces[index];
    if (!piece?.span) return after ? this.#whole.end : this.#whole.start;
    if (!piece.exact) return after ? piece.span.end : piece.span.start;
    return piece.span.start + Math.min(at - (this.#starts[index] ?? 0) + (after ? 1 : 0), piece.text.length);
  }

  #pieceAt(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

import { Source, type Span } from './source.ts';
import type { TracedText } from './traced.ts';

/** A file that a step of a deployment writes: its characters stand in the step, which is where findings belong. */
class WrittenSource extends Source {
  readonly #text: TracedText;

  constructor(path: string, text: TracedText) {
    super(path, text.string);
    this.#text = text;
  }

  override origin(start: number, end: number): Span | null {
    return this.#text.spanOf(start, end);
  }
}

/** The file as a source; null where a part isn't known, or isn't written anywhere just as it stands in the file. */
export function writtenSource(text: TracedText): Source | null {
  const path = text.spanOf()?.source.path;
  const written = text.pieces.every((piece) => piece.exact || (!piece.unknown && piece.text.trim() === ''));
  return path !== undefined && written ? new WrittenSource(path, text) : null;
}

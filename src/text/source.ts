/** A file's text, as it was read once. Line and column numbers are worked out when first asked for. */
export class Source {
  readonly path: string;
  readonly text: string;
  #lineStarts: number[] | null = null;

  /** @param path relative to the workspace, with forward slashes; what a user is shown */
  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  /** 1-based line and column (in UTF-16 units) of an offset; an offset past the end is the end. */
  position(offset: number): Position {
    const starts = this.#starts();
    const at = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  /** The text of a 1-based line without its line end; empty past the end. */
  line(number: number): string {
    const starts = this.#starts();
    const start = starts[number - 1];
    if (start === undefined) return '';
    const end = starts[number] ?? this.text.length;
    return this.text.slice(start, end).replace(/[\r\n]+$/, '');
  }

  /** Where characters are written, if not in this file itself. */
  origin(_start: number, _end: number): Span | null {
    return null;
  }

  #starts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let at = 0; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 10) starts.push(at + 1);
      else if (code === 13 && this.text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
    }
    this.#lineStarts = starts;
    return starts;
  }
}

/** 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A half-open range of characters in a source file. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

export function span(source: Source, start: number, end: number): Span {
  return source.origin(start, end) ?? { source, start, end };
}

/** From the start of one span to the end of another; the first alone where they stand in different files. */
export function cover(first: Span, last: Span): Span {
  if (first.source !== last.source) return first;
  return span(first.source, Math.min(first.start, last.start), Math.max(first.end, last.end));
}

/** `path:line`, as a person would name the place. */
export function placeName(at: Span): string {
  return `${at.source.path}:${at.source.position(at.start).line}`;
}

/** What names the place where something begins, among all places of a workspace; empty for none. */
export function placeKey(at: { readonly source: Pick<Source, 'path'>; readonly start: number } | null): string {
  return at ? `${at.source.path}:${at.start}` : '';
}

/** Both begin at the same character of the same file. */
export function samePlace(first: Span, second: Span): boolean {
  return first.source.path === second.source.path && first.start === second.start;
}

import type { Source } from '../../text/source.ts';

/** A range of offsets in a file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** How a language writes comments, as far as ours are concerned. */
export interface CommentReader {
  /** The comment in which the mark at an offset stands, without what closes it; null where the mark is no comment's beginning. */
  commentAt(mark: number): Range | null;
  /** Strings over several lines: a comment can't stand within one, so it stands where one begins. */
  readonly strings: readonly Range[];
  /** Commands and statements over several lines: a comment above, within or behind one is about all of it. */
  readonly commands: readonly Range[];
}

/** The start of the line that an offset is on. */
export function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}

/** The end of the line that an offset is on, without its line end. */
export function lineEnd(text: string, at: number): number {
  const found = /[\r\n]/g;
  found.lastIndex = at;
  return found.exec(text)?.index ?? text.length;
}

/** Only the comment's own opener and blanks stand between its start and the mark. */
export function beginsWithMark({ text }: Source, start: number, mark: number): boolean {
  return /^(#+|\/\/+|\/\*+|<!--)[ \t]*$/.test(text.slice(start, mark));
}

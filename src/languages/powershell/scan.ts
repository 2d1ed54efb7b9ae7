import type { Span } from '../../text/source.ts';

/** A part of a script, by its offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Texts with commands in them, one within the other: deeper than this, `$(` is text. */
const DEEPEST = 100;

/**
 * After the bracket that closes the one at a place.
 * @param nested texts around it that are scanned, too
 */
export function closing(string: string, start: number, nested = 0): number {
  const open = string[start] ?? '';
  const close = open === '{' ? '}' : open === '[' ? ']' : ')';
  let depth = 0;
  for (let at = start; at < string.length; at++) {
    const char = string[at];
    if (char === '`') at++;
    else if (char === "'") at = singleEnd(string, at);
    else if (char === '"') at = doubleEnd(string, at, nested + 1);
    else if (char === '#') at = lineEnd(string, at);
    else if (char === open) depth++;
    else if (char === close && --depth === 0) return at + 1;
  }
  return string.length;
}

/** The quote that ends a text. */
export function quoteEnd(string: string, start: number): number {
  return string[start] === "'" ? singleEnd(string, start) : doubleEnd(string, start);
}

export function singleEnd(string: string, start: number): number {
  for (let at = start + 1; at < string.length; at++) {
    if (string[at] !== "'") continue;
    if (string[at + 1] === "'") at++;
    else return at;
  }
  return string.length;
}

export function doubleEnd(string: string, start: number, nested = 0): number {
  for (let at = start + 1; at < string.length; at++) {
    if (string[at] === '`') at++;
    else if (string[at] === '"') {
      if (string[at + 1] === '"') at++;
      else return at;
    } else if (nested < DEEPEST && string.startsWith('$(', at)) at = closing(string, at + 1, nested) - 1;
  }
  return string.length;
}

/** Within double quotes `.` after a variable is text. */
export function isInText(string: string, start: number): boolean {
  const line = string.slice(string.lastIndexOf('\n', start) + 1, start);
  return (line.match(/(?<!`)"/g) ?? []).length % 2 === 1;
}

/** The end of the line; of the script for its last. */
export function lineEnd(string: string, at: number): number {
  const end = string.indexOf('\n', at);
  return end < 0 ? string.length : end;
}

/** After a comment of several lines: `<# … #>`. */
export function commentEnd(string: string, start: number): number {
  const end = string.indexOf('#>', start);
  return end < 0 ? string.length : end + 2;
}

/** After blanks, line ends, comments and separators. */
export function skipped(string: string, start: number): number {
  let at = start;
  for (;;) {
    const char = string[at];
    if (char !== undefined && /[\s;}]/.test(char)) at++;
    else if (string.startsWith('<#', at)) at = commentEnd(string, at);
    else if (char === '#') at = lineEnd(string, at);
    else return at;
  }
}

/** What stands at a place. */
export function writtenAt({ source, start, end }: Span): string {
  return source.text.slice(start, end);
}

import { endsInQuotes } from '../../text/quotes.ts';
import type { Source } from '../../text/source.ts';
import { type CommentReader, lineEnd, lineStart, type Range } from './comment.ts';

/**
 * Shell scripts, `.env`, TOML and whatever else has `#`. A line that begins with it is a comment wherever it stands: within
 * a quoted script or a here-document it is one of the script that is written there.
 */
export function hashComments(source: Source): CommentReader {
  return {
    commentAt: (mark) => hashCommentAt(source.text, mark),
    strings: [],
    commands: continuedLines(source.text, 0, source.text.length),
  };
}

export function hashCommentAt(text: string, mark: number): Range | null {
  const start = lineStart(text, mark);
  const before = /^(.*?)(#+)[ \t]*$/s.exec(text.slice(start, mark));
  const code = before?.[1];
  if (before === null || code === undefined) return null;
  if (code.trim() !== '' && !(/[ \t;]$/.test(code) && !endsInQuotes(code))) return null;
  return { start: start + code.length, end: lineEnd(text, mark) };
}

/** Lines that a backslash at their ends makes one. */
export function continuedLines(text: string, from: number, to: number): readonly Range[] {
  const units: Range[] = [];
  for (let at = from; at < to; ) {
    const start = at;
    let end = Math.min(lineEnd(text, at), to);
    while (end < to && text[end - 1] === '\\' && text[end - 2] !== '\\' && !/^[ \t]*#/.test(text.slice(at, end))) {
      at = afterLineEnd(text, end);
      end = Math.min(lineEnd(text, at), to);
    }
    if (at > start) units.push({ start, end });
    at = afterLineEnd(text, end);
  }
  return units;
}

function afterLineEnd(text: string, end: number): number {
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}

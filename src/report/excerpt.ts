import type { Span } from '../text/source.ts';
import { clean } from './clean.ts';
import type { Shown } from './hidden.ts';
import { width } from './width.ts';

/** A source line as a terminal can show it, and where in it the characters of a span stand. */
export interface Excerpt {
  readonly number: number;
  readonly text: string;
  /** columns before the first character of the span */
  readonly indent: number;
  /** columns that the span takes on this line; at least one */
  readonly length: number;
}

const TAB = '    ';
const LONGEST = 160;
const BEFORE = 40;

/** The first line of a span; of a long line only the part around the span. */
export function excerpt(at: Span, shown: Shown): Excerpt {
  const first = at.source.position(at.start);
  const last = at.source.position(at.end);
  const line = shown.line(at.source, first.line);
  const from = first.column - 1;
  const to = last.line === first.line ? last.column - 1 : line.trimEnd().length;
  const before = visible(line.slice(0, from));
  const marked = visible(line.slice(from, Math.max(to, from)));
  const after = visible(line.slice(Math.max(to, from))).trimEnd();
  if (width(before + marked + after) <= LONGEST) return placed(first.line, before, marked, after);
  const start = before.length > BEFORE ? `…${before.slice(-BEFORE)}` : before;
  const rest = Math.max(LONGEST - width(start + marked), BEFORE);
  const end = after.length > rest ? `${after.slice(0, rest)}…` : after;
  return placed(first.line, start, marked, end);
}

function placed(number: number, before: string, marked: string, after: string): Excerpt {
  return { number, text: before + marked + after, indent: width(before), length: Math.max(width(marked), 1) };
}

function visible(text: string): string {
  return clean(text.replaceAll('\t', TAB));
}

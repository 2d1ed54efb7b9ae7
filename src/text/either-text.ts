import { type Hole, TracedText } from './traced.ts';

/** A part that stands in a word or between quotes, and neither ends nor begins one. */
const PART = /^[\w.:/@%+=-]*$/;

/** In longer texts no lines are compared. */
const MOST_LINES = 5_000;

/** One text or another, of which nobody knows which: known as far as they are the same but for parts of words. */
export function eitherText(one: TracedText, other: TracedText, hole: Hole): TracedText {
  if (sameText(one, other)) return one;
  const [lines, others] = [one.string.split('\n'), other.string.split('\n')];
  const merged: TracedText[] = [];
  const isAlike = lines.length === others.length && lines.length <= MOST_LINES && one.known && other.known;
  let start = 0;
  for (const [at, line] of isAlike ? lines.entries() : []) {
    const written = one.slice(start, start + line.length + 1);
    const both = eitherLine(written, line, others[at] ?? '', hole);
    if (!both) return whole(one, hole);
    merged.push(both);
    start += line.length + 1;
  }
  return isAlike ? TracedText.join(merged) : whole(one, hole);
}

function whole(text: TracedText, hole: Hole): TracedText {
  return TracedText.hole(hole, text.spanOf());
}

function eitherLine(written: TracedText, line: string, other: string, hole: Hole): TracedText | null {
  if (line === other) return written;
  let start = 0;
  while (start < Math.min(line.length, other.length) && line[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(line.length, other.length) - start && line.at(-1 - end) === other.at(-1 - end)) end++;
  const parts = [line.slice(start, line.length - end), other.slice(start, other.length - end)];
  if (!parts.every((part) => PART.test(part))) return null;
  const unknown = TracedText.hole(hole, written.spanOf(start, Math.max(start + 1, line.length - end)));
  return TracedText.join([written.slice(0, start), unknown, written.slice(line.length - end)]);
}

function sameText(one: TracedText, other: TracedText): boolean {
  return (
    one.string === other.string &&
    one.holes.every(
      (hole, at) => hole === other.holes[at] || (hole.key !== undefined && hole.key === other.holes[at]?.key),
    )
  );
}

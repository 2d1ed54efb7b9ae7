import { type Source, span } from '../../text/source.ts';
import { type Piece, TracedText } from '../../text/traced.ts';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/**
 * The text of a YAML scalar, each character with the place that wrote it.
 * @param start where the scalar starts in the source: its first character, quote, or block indicator
 * @param end where it ends, the closing quote or the block's last line end included
 * @param value what the YAML parser says it is: where this mapping doesn't come to the same, the whole of it is one
 * piece that stands for the whole scalar, so a wrong place is never told
 */
export function scalarText(source: Source, style: ScalarStyle, start: number, end: number, value: string): TracedText {
  const pieces = new Pieces(source);
  if (style === 'literal') literal(pieces, start, end, value);
  else if (style === 'folded') folded(pieces, start, end, value);
  else if (style === 'plain') flow(pieces, start, end, style);
  else flow(pieces, start + 1, end - 1, style);
  const text = new TracedText(pieces.list);
  return text.string === value ? text : TracedText.of(value, span(source, start, end));
}

class Pieces {
  readonly list: Piece[] = [];
  readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  get text(): string {
    return this.source.text;
  }

  exact(start: number, end: number): void {
    if (start >= end) return;
    const last = this.list.at(-1);
    if (last?.exact && last.span?.end === start) {
      const from = last.span.start;
      this.list[this.list.length - 1] = {
        text: this.text.slice(from, end),
        span: span(this.source, from, end),
        exact: true,
      };
    } else this.list.push({ text: this.text.slice(start, end), span: span(this.source, start, end), exact: true });
  }

  other(text: string, start: number, end: number): void {
    if (text !== '') this.list.push({ text, span: span(this.source, start, end), exact: false });
  }
}

/** Plain and quoted scalars: line breaks are folded, quotes and escapes undone. */
function flow(pieces: Pieces, start: number, end: number, style: 'plain' | 'single' | 'double'): void {
  const { text } = pieces;
  let from = start;
  let at = start;
  while (at < end) {
    const char = text[at];
    if (char === '\n') {
      const lineEnd = blanksBefore(text, at, from);
      const next = afterBreak(text, at, end);
      pieces.exact(from, lineEnd);
      pieces.other(next.breaks === 1 ? ' ' : '\n'.repeat(next.breaks - 1), lineEnd, next.at);
      from = at = next.at;
    } else if (style === 'single' && char === "'") {
      pieces.exact(from, at);
      pieces.other("'", at, at + 2);
      from = at += 2;
    } else if (style === 'double' && char === '\\') {
      pieces.exact(from, at);
      const length = escapeLength(text, at, end);
      pieces.other(unescaped(text.slice(at, at + length)), at, at + length);
      from = at += length;
    } else at++;
  }
  pieces.exact(from, end);
}

function blanksBefore(text: string, at: number, from: number): number {
  let end = at;
  while (end > from && (text[end - 1] === ' ' || text[end - 1] === '\t' || text[end - 1] === '\r')) end--;
  return end;
}

function afterBreak(text: string, start: number, end: number): { readonly at: number; readonly breaks: number } {
  let at = start;
  let breaks = 0;
  for (; at < end; at++) {
    const char = text[at];
    if (char === '\n') breaks++;
    else if (char !== ' ' && char !== '\t' && char !== '\r') break;
  }
  return { at, breaks };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** An escaped line break takes the blanks before the next word with it (YAML 1.2, 7.3.1). */
function escapeLength(text: string, at: number, end: number): number {
  const next = text[at + 1] ?? '';
  if (next === '\n' || next === '\r') {
    let reach = at + (next === '\r' ? 3 : 2);
    while (reach < end && (text[reach] === ' ' || text[reach] === '\t')) reach++;
    return reach - at;
  }
  return 2 + (HEX_DIGITS[next] ?? 0);
}

function unescaped(sequence: string): string {
  const kind = sequence[1] ?? '';
  if (kind === '\n' || kind === '\r') return '';
  if (HEX_DIGITS[kind] !== undefined) {
    const code = Number.parseInt(sequence.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : sequence;
  }
  return ESCAPES[kind] ?? kind;
}

interface Line {
  readonly start: number;
  /** without its line break */
  readonly end: number;
  /** the line feed itself; null on a last line without one */
  readonly feed: number | null;
}

/** The lines below a block scalar's header. */
function blockLines(text: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  const header = text.indexOf('\n', start);
  if (header < 0) return lines;
  for (let at = header + 1; at < end; ) {
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 || feed >= end ? end : feed;
    lines.push({
      start: at,
      end: text[stop - 1] === '\r' && stop > at ? stop - 1 : stop,
      feed: stop < end ? stop : null,
    });
    at = stop + 1;
  }
  return lines;
}

/** `|`: each line of the value is the end of a line of the source, after its indentation. */
function literal(pieces: Pieces, start: number, end: number, value: string): void {
  const lines = blockLines(pieces.text, start, end);
  const wanted = value.split('\n');
  for (const [index, content] of wanted.entries()) {
    const line = lines[index];
    const last = index === wanted.length - 1;
    if (!line) {
      if (!last) pieces.other('\n', end, end);
      continue;
    }
    if (!last || content !== '') pieces.exact(line.end - content.length, line.end);
    if (!last) lineFeed(pieces, line);
  }
}

function lineFeed(pieces: Pieces, line: Line): void {
  if (line.feed === null) pieces.other('\n', line.end, line.end);
  else pieces.exact(line.feed, line.feed + 1);
}

/** `>`: the words of each line, with what the folding makes of the line breaks between them. */
function folded(pieces: Pieces, start: number, end: number, value: string): void {
  let done = 0;
  let reach = start;
  let indent = -1;
  for (const line of blockLines(pieces.text, start, end)) {
    const text = pieces.text.slice(line.start, line.end);
    const blanks = text.length - text.trimStart().length;
    if (blanks === text.length) continue;
    if (indent < 0) indent = text.length - text.replace(/^ +/, '').length;
    const content = text.slice(indent);
    const at = value.indexOf(content, done);
    if (at < 0 || !/^[ \n]*$/.test(value.slice(done, at))) return;
    pieces.other(value.slice(done, at), reach, line.start + indent);
    pieces.exact(line.start + indent, line.end);
    done = at + content.length;
    reach = line.end;
  }
  pieces.other(value.slice(done), reach, Math.max(reach, end));
}

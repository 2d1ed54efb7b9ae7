import { span } from '../../text/source.ts';
import { type Piece, TracedText } from '../../text/traced.ts';
import { DOLLAR, LINE_FEED, QUOTE, RETURN } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { readEscape } from './escapes.ts';
import { messages } from './messages.ts';
import { parseSimple } from './parse-expression.ts';
import type { Expression, StringExpression } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const HOLE_ENDS = setOf(Kind.StringMiddle, Kind.StringRight, Kind.NewLine);

/** How the segments of a string are written. */
interface Quotes {
  readonly multiLine: boolean;
  /** how many characters the opener takes */
  readonly opener: number;
  /** how many dollars stand before the brace of a hole */
  readonly dollars: number;
}

/** A string with all its holes, at a token that starts one. */
export function parseString(cursor: Cursor): StringExpression {
  return readString(cursor).string;
}

/** `whole`: it is closed, and its escape sequences are right. */
function readString(cursor: Cursor): { readonly string: StringExpression; readonly whole: boolean } {
  const { start, text } = cursor;
  const quotes = quotesOf(text);
  const parts: (TracedText | Expression)[] = [];
  let whole = true;
  const add = (opener: number, kind: number) => {
    const segment = segmentOf(cursor, quotes, opener, kind);
    if (segment.text.pieces.length > 0) parts.push(segment.text);
    whole &&= segment.whole;
    cursor.read();
  };
  let { kind } = cursor;
  add(quotes.opener, kind);
  while (kind === Kind.StringLeft || kind === Kind.StringMiddle) {
    parts.push(parseHole(cursor));
    kind = cursor.kind;
    if (kind === Kind.StringMiddle || kind === Kind.StringRight) add(1, kind);
    else whole = false;
  }
  return { string: { kind: 'string', span: cursor.spanFrom(start), parts }, whole };
}

/** A string where nothing else can stand, as the type of a resource; it has to be whole. */
export function expectString(cursor: Cursor, message: string): StringExpression {
  if (cursor.kind !== Kind.StringComplete && cursor.kind !== Kind.StringLeft) cursor.refuse(message, HOLE_ENDS);
  const { start } = cursor;
  const end = start + cursor.text.length;
  const { string, whole } = readString(cursor);
  return whole ? string : cursor.refuseAt(message, start, end);
}

/** What stands between `${` and `}`, or to the end of the line where the string breaks off. */
function parseHole(cursor: Cursor): Expression {
  const { start } = cursor;
  const expression = cursor.recover(parseSimple, HOLE_ENDS);
  const { kind } = cursor;
  if (expression && (kind === Kind.StringMiddle || kind === Kind.StringRight)) return expression;
  if (kind !== Kind.StringMiddle && kind !== Kind.StringRight && kind !== Kind.NewLine) {
    const from = cursor.start;
    cursor.passOver(HOLE_ENDS);
    cursor.complain(messages.interpolation, from, Math.max(from, cursor.end));
  }
  return { kind: 'missing', span: cursor.spanFrom(start) };
}

function quotesOf(text: string): Quotes {
  let dollars = 0;
  while (text.charCodeAt(dollars) === DOLLAR) dollars++;
  const multiLine = dollars > 0 || (text.length > 2 && text.startsWith("''"));
  return { multiLine, opener: multiLine ? dollars + 3 : 1, dollars: Math.max(dollars, 1) };
}

interface Segment {
  readonly text: TracedText;
  readonly whole: boolean;
}

/** The text of one segment, from behind its opener to before its closer. */
function segmentOf(cursor: Cursor, quotes: Quotes, opener: number, kind: number): Segment {
  const { source } = cursor;
  const last = cursor.start + cursor.text.length;
  let start = Math.min(cursor.start + opener, last);
  const first = kind === Kind.StringComplete || kind === Kind.StringLeft;
  if (quotes.multiLine && first) {
    // the first line end belongs to the opener
    if (source.text.charCodeAt(start) === RETURN) start++;
    if (source.text.charCodeAt(start) === LINE_FEED) start++;
  }
  const closer = closerOf(source.text.slice(start, last), quotes, kind);
  const end = Math.max(start, last - closer);
  const whole = closer > 0;
  if (start >= end) return { text: TracedText.empty, whole };
  if (quotes.multiLine) return { text: TracedText.at(span(source, start, end)), whole };
  const segment = unescaped(cursor, start, end);
  return { text: segment.text, whole: whole && segment.whole };
}

/** How many characters the closer of a segment takes; none where the string breaks off. */
function closerOf(segment: string, quotes: Quotes, kind: number): number {
  if (kind === Kind.StringLeft || kind === Kind.StringMiddle) return quotes.dollars + 1;
  if (quotes.multiLine) return segment.endsWith("'''") ? 3 : 0;
  return segment.charCodeAt(segment.length - 1) === QUOTE ? 1 : 0;
}

/** Looks no further than the segment: a search through the rest of a large file for each string would take seconds. */
function nextBackslash(text: string, start: number, end: number): number {
  const at = text.slice(start, end).indexOf('\\');
  return at < 0 ? -1 : start + at;
}

/** Each escape sequence is a piece of its own; one that is wrong stays as it is written. */
function unescaped(cursor: Cursor, start: number, end: number): Segment {
  const { source } = cursor;
  const { text } = source;
  let backslash = nextBackslash(text, start, end);
  if (backslash < 0) return { text: TracedText.at(span(source, start, end)), whole: true };
  const pieces: Piece[] = [];
  const addExact = (from: number, to: number) => {
    if (from < to) pieces.push({ text: text.slice(from, to), span: span(source, from, to), exact: true });
  };
  let from = start;
  let whole = true;
  while (backslash >= 0) {
    addExact(from, backslash);
    const sequence = readEscape(text, backslash);
    const to = Math.min(sequence.end, end);
    const right = sequence.text !== null && sequence.end <= end;
    whole &&= right;
    if (sequence.text === null || !right) addExact(backslash, to);
    else pieces.push({ text: sequence.text, span: span(source, backslash, to), exact: false });
    from = to;
    backslash = nextBackslash(text, from, end);
  }
  addExact(from, end);
  return { text: new TracedText(pieces), whole };
}

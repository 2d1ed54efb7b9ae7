import { Lexer } from '../../languages/bicep/lexer.ts';
import { Kind } from '../../languages/bicep/tokens.ts';
import type { Source } from '../../text/source.ts';
import type { Replacement } from '../writer.ts';

/** A number or boolean as it is, or characters of a string in its own quotes. */
export function writeInBicep(source: Source, start: number, end: number, text: string): Replacement | null {
  const token = tokenAround(source, start, end);
  if (token === null) return null;
  const whole = token.start === start && token.end === end;
  switch (token.kind) {
    case Kind.Integer:
      return whole && /^\d+$/.test(text) ? { source, start, end, text } : null;
    case Kind.True:
    case Kind.False:
      return whole && /^(true|false)$/.test(text) ? { source, start, end, text } : null;
    case Kind.StringComplete:
    case Kind.StringLeft:
    case Kind.StringMiddle:
    case Kind.StringRight:
      break;
    default:
      return null;
  }
  const opener =
    token.kind === Kind.StringComplete || token.kind === Kind.StringLeft
      ? token.start
      : openerBefore(source, token.start);
  const quotes = /^\$*'''/.exec(source.text.slice(opener, opener + 20))?.[0];
  if (whole) {
    if (token.kind !== Kind.StringComplete) return null;
    const written = quotes === undefined ? escaped(text, '') : longText(text, quotes);
    if (written === null) return null;
    return { source, start, end, text: quotes === undefined ? `'${written}'` : `${quotes}${written}'''` };
  }
  const written =
    quotes === undefined ? escaped(text, source.text[end] ?? '') : longText(text, quotes, source.text[end]);
  if (written === null || (text.startsWith('{') && source.text[start - 1] === '$')) return null;
  return { source, start, end, text: written };
}

interface Token {
  readonly kind: number;
  readonly start: number;
  readonly end: number;
}

function tokenAround(source: Source, start: number, end: number): Token | null {
  const tokens = new Lexer(source).read();
  for (let index = 0; index < tokens.count; index++) {
    const token = { kind: tokens.kind(index), start: tokens.start(index), end: tokens.end(index) };
    if (token.start <= start && end <= token.end && token.end > token.start) return token;
  }
  return null;
}

/** Where the string begins that has a segment at an offset. */
function openerBefore(source: Source, at: number): number {
  const tokens = new Lexer(source).read();
  const open: number[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const kind = tokens.kind(index);
    if (kind === Kind.StringLeft) open.push(tokens.start(index));
    if (tokens.start(index) === at) return open.at(-1) ?? at;
    if (kind === Kind.StringRight) open.pop();
  }
  return at;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** @param next the character behind, with which a last `$` must not begin a hole */
function escaped(text: string, next: string): string {
  return text
    .replace(/[\\'\n\r\t]/g, (char) => ESCAPES[char] ?? char)
    .replace(/\$(?=\{)/g, '\\$')
    .replace(/\$$/, next === '{' ? '\\$' : '$');
}

/** A `'''` string knows no escapes; one that begins with a dollar has holes. */
function longText(text: string, quotes: string, next = ''): string | null {
  if (
    text.includes("'''") ||
    /^'|'$/.test(text) ||
    (quotes.startsWith('$') && /\$(\{|$)/.test(text + (next === '{' ? next : '')))
  )
    return null;
  return text;
}

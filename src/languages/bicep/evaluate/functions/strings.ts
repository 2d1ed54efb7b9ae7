import { TracedText } from '../../../../text/traced.ts';
import { array, boolean, number, type StringValue, string, type Value } from '../../../../value/value.ts';
import { callKey, textKey } from '../canonical.ts';
import type { Side } from '../choice.ts';
import { ITEM_LIMIT, TEXT_LIMIT } from '../context.ts';
import { collectionText, hole, interpolated } from '../text.ts';
import { type BuiltIn, type Call, origin, pure, Refusal, small, strict, text, unclear } from './built-in.ts';
import { lowerCase, upperCase } from './letter-case.ts';
import { forSearch } from './search.ts';

/** A string made from traced pieces, unless it is too long. */
export function made(pieces: TracedText, call: Call): StringValue {
  if (pieces.length > TEXT_LIMIT) throw new Refusal('the text is too long');
  return string(pieces, origin(call));
}

/** The string argument as it is; undefined where it isn't one or has unknown parts. */
function knownText(value: Side | undefined): TracedText | undefined {
  return value?.kind === 'string' && value.text.known ? value.text : undefined;
}

function changeCase(change: (text: string) => string): BuiltIn {
  return strict((values, call) => {
    const [value] = values;
    if (value?.kind !== 'string') return unclear(call, values, 'string');
    const pieces = value.text.pieces.flatMap((piece) => {
      if (!piece.unknown) return new TracedText([piece]).mapCharacters(change).pieces;
      const { key, ...rest } = piece.unknown;
      const unknown = key === undefined || rest.numeric ? piece.unknown : { ...rest, key: `${call.name}(${key})` };
      return [{ ...piece, unknown }];
    });
    return made(new TracedText(pieces), call);
  });
}

/** What .NET takes for white space: without the byte order mark, which JavaScript takes for it. */
const BLANKS_BEFORE = /^[\p{Z}\t-\r\u0085]+/u;
const BLANKS_AFTER = /(?<![\p{Z}\t-\r\u0085])[\p{Z}\t-\r\u0085]+$/u;

const trim: BuiltIn = strict((values, call) => {
  const known = knownText(values[0]);
  if (!known) return unclear(call, values, 'string');
  const start = BLANKS_BEFORE.exec(known.string)?.[0].length ?? 0;
  const end = known.string.length - (BLANKS_AFTER.exec(known.string)?.[0].length ?? 0);
  return made(known.slice(start, Math.max(start, end)), call);
});

/** What `string()` makes of a value. */
const asString: BuiltIn = strict((values, call) => {
  const [value] = values;
  if (value?.kind === 'string') return value;
  if (value?.kind === 'array' || value?.kind === 'object') return made(collectionText(value, call.span, '"'), call);
  if (value?.kind === 'unknown')
    return value.type === 'string' ? value : { ...value, ...keyed(call, values), type: 'string' };
  if (value?.kind === 'null') throw new Refusal('needs a value that is not null');
  if (value && isFraction(value)) throw new Refusal('needs a whole number');
  return value ? made(interpolated(value, call.span), call) : unclear(call, values, 'string');
});

/** A number that is not whole: few functions take one. */
export function isFraction(value: Side): boolean {
  return value.kind === 'number' && !Number.isInteger(Number(value.value));
}

function keyed(call: Call, values: readonly Value[]): { readonly key?: string } {
  const key = callKey(call.name, values);
  return key === undefined ? {} : { key };
}

const replace: BuiltIn = strict((values, call) => {
  const [value, searched, replacement] = values;
  const needle = knownText(searched)?.string;
  if (value?.kind !== 'string' || needle === undefined || replacement?.kind !== 'string')
    return unclear(call, values, 'string');
  if (needle === '') throw new Refusal('the text to replace is empty');
  // a match could reach from a known part into an unknown one, unless it is one character long
  if (!value.text.known && (needle.length > 1 || !replacement.text.known)) return unclear(call, values, 'string');
  const parts: TracedText[] = [];
  const whole = value.text;
  let from = 0;
  for (let at = whole.string.indexOf(needle); at >= 0; at = whole.string.indexOf(needle, from)) {
    parts.push(whole.slice(from, at), replacement.text);
    from = at + needle.length;
    if (parts.length > ITEM_LIMIT) throw new Refusal('the text is too long');
  }
  parts.push(whole.slice(from));
  const suffix = `${JSON.stringify(needle)},${textKey(replacement.text)})`;
  const pieces = TracedText.join(parts).pieces.map((piece) => {
    if (!piece.unknown) return piece;
    const { key, ...rest } = piece.unknown;
    return { ...piece, unknown: key === undefined ? rest : { ...rest, key: `replace(${key},${suffix}` } };
  });
  return made(new TracedText(pieces), call);
});

const split: BuiltIn = strict((values, call) => {
  const whole = knownText(values[0]);
  const delimiters = values[1];
  if (!whole) return unclear(call, values, 'array');
  const needles: string[] = [];
  for (const one of delimiters?.kind === 'array' && !delimiters.open ? delimiters.items : [delimiters]) {
    if (one?.kind !== 'string' || !one.text.known) return unclear(call, values, 'array');
    if (one.text.string !== '') needles.push(one.text.string);
  }
  const items: Value[] = [];
  let from = 0;
  for (;;) {
    let at = -1;
    let length = 0;
    for (const needle of needles) {
      const found = whole.string.indexOf(needle, from);
      // of two that begin at one place, the one that is listed first
      if (found < 0 || (at >= 0 && found >= at)) continue;
      at = found;
      length = needle.length;
    }
    items.push(string(whole.slice(from, at < 0 ? undefined : at), origin(call)));
    if (at < 0) break;
    from = at + length;
    if (items.length > ITEM_LIMIT) throw new Refusal('the array is too long');
  }
  return array(items, origin(call));
});

const join: BuiltIn = strict((values, call) => {
  const [list, delimiter] = values;
  if (list?.kind !== 'array' || list.open || delimiter?.kind !== 'string') return unclear(call, values, 'string');
  const parts: TracedText[] = [];
  for (const [index, item] of list.items.entries()) {
    if (index > 0) parts.push(delimiter.text);
    if (item.kind === 'choice') return unclear(call, values, 'string');
    if (item.kind === 'null' || item.kind === 'array' || item.kind === 'object')
      throw new Refusal('joins strings, numbers and booleans only');
    parts.push(item.kind === 'unknown' ? hole(item, call.span) : interpolated(item, call.span));
  }
  return made(TracedText.join(parts), call);
});

const substring: BuiltIn = strict((values, call) => {
  const [value, start, length] = values;
  if (value?.kind !== 'string' || start?.kind !== 'number' || (length && length.kind !== 'number'))
    return unclear(call, values, 'string');
  const from = Number(start.value);
  const firstHole = value.text.pieces.findIndex((piece) => piece.unknown);
  const knownLength =
    firstHole < 0
      ? value.text.length
      : value.text.pieces.slice(0, firstHole).reduce((sum, piece) => sum + piece.text.length, 0);
  const to = length ? from + Number(length.value) : value.text.length;
  if (firstHole >= 0 && (to > knownLength || !length)) return unclear(call, values, 'string');
  if (from < 0 || to < from || to > value.text.length) throw new Refusal('the range is outside of the text');
  return made(value.text.slice(from, to), call);
});

const padLeft: BuiltIn = strict((values, call) => {
  const [value, width, padding] = values;
  const shown = value?.kind === 'number' ? interpolated(value, call.span) : knownText(value);
  if (!shown || width?.kind !== 'number') return unclear(call, values, 'string');
  const fill = padding ? knownText(padding)?.string : ' ';
  if (fill === undefined) return unclear(call, values, 'string');
  if (fill.length !== 1) throw new Refusal('needs one character to fill with');
  if (Number(width.value) < 1 || Number(width.value) > 16) throw new Refusal('the width can be 1 to 16');
  const missing = Number(width.value) - shown.length;
  return made(missing > 0 ? TracedText.of(fill.repeat(missing), call.span).concat(shown) : shown, call);
});

const startsWith: BuiltIn = strict((values, call) => {
  const [value, searched] = values;
  const known = knownText(searched)?.string;
  if (value?.kind !== 'string' || known === undefined) return unclear(call, values, 'boolean');
  const [head, needle] = forSearch(knownHead(value.text), known);
  if (value.text.known || head.length >= needle.length || !needle.startsWith(head))
    return boolean(head.startsWith(needle), origin(call));
  return unclear(call, values, 'boolean');
});

const endsWith: BuiltIn = pure((value, searched) => {
  const [whole, needle] = forSearch(text(value), text(searched));
  return whole.endsWith(needle);
}, 'boolean');

function knownHead(whole: TracedText): string {
  const at = whole.pieces.findIndex((piece) => piece.unknown);
  return (at < 0 ? whole.pieces : whole.pieces.slice(0, at)).map((piece) => piece.text).join('');
}

const like: BuiltIn = pure((value, pattern) => matches(lowerCase(text(value)), lowerCase(text(pattern))));

/** `*` stands for any characters; linear in time, with no regular expression. */
function matches(value: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return value === pattern;
  if (value.length < first.length + last.length || !value.startsWith(first) || !value.endsWith(last)) return false;
  let from = first.length;
  const end = value.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = value.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

export const stringFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['toLower', changeCase(lowerCase)],
  ['toUpper', changeCase(upperCase)],
  ['trim', trim],
  ['string', asString],
  ['replace', replace],
  ['split', split],
  ['join', join],
  ['substring', substring],
  ['padLeft', padLeft],
  ['startsWith', startsWith],
  ['endsWith', endsWith],
  ['like', like],
]);

/** The first or last characters, for `take` and `skip`; unknown where a hole is in the way. */
export function cutText(value: StringValue, count: Side | undefined, keep: 'head' | 'tail', call: Call): Value {
  if (count?.kind !== 'number') return unclear(call, [value, ...(count ? [count] : [])], 'string');
  const size = Math.max(0, Math.min(small(count.value), value.text.length));
  if (keep === 'head' && knownHead(value.text).length >= size) return made(value.text.slice(0, size), call);
  if (keep === 'tail' && knownHead(value.text).length >= size) return made(value.text.slice(size), call);
  const whole = unclear(call, [value, count], 'string');
  if (keep === 'tail') return whole;
  if (longest(value.text) <= small(count.value)) return made(value.text, call);
  // what stands before the first hole stays, and nobody knows how much of the rest does
  const { reason, key } = whole;
  const rest = TracedText.hole({ reason, ...(key === undefined ? {} : { key }) }, call.span);
  return made(value.text.slice(0, knownHead(value.text).length).concat(rest), call);
}

/** Characters that `uniqueString()` gives: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-string#uniquestring */
const UNIQUE_LENGTH = 13;

/** The most characters that a text can have. */
function longest(text: TracedText): number {
  return text.pieces.reduce((sum, { text: part, unknown }) => {
    if (!unknown) return sum + part.length;
    return (
      sum +
      (/^uniqueString\([^()]*(?:\([^()]*\)[^()]*)*\)$/i.test(unknown.key ?? '')
        ? UNIQUE_LENGTH
        : Number.POSITIVE_INFINITY)
    );
  }, 0);
}

export function textLength(value: StringValue, call: Call): Value {
  return value.text.known ? number(value.text.length, origin(call)) : unclear(call, [value], 'number');
}

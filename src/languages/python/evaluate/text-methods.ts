import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import { blanksIn, isBlank } from '../blank.ts';
import { LONGEST } from './budget.ts';
import { braceFormat } from './format.ts';
import { orderedItemsOf } from './iterate.ts';
import {
  bool,
  firstReason,
  int,
  list,
  type NativeCall,
  type Py,
  PyError,
  str,
  tuple,
  typeName,
  unknown,
} from './values.ts';

type Text = Py & { readonly kind: 'str' };

/** A method of a text. */
export function textMethod(object: Text, name: string, call: NativeCall): Py {
  const { args, named, at } = call;
  if (name === 'format') return braceFormat(object, args, named, at);
  if (name === 'join') return joined(object, args[0], at);
  const reason = firstReason([object, ...args, ...named.values()]);
  if (reason !== null) return unknown(reason, at);
  const { string } = object.text;
  // Python counts characters where JavaScript counts UTF-16 units.
  if (/[\uD800-\uDFFF]/.test(string)) return unknown('a text with such characters is not worked out', at);
  const parts = PARTS[name];
  if (parts) return parts(object, call);
  const change = CHANGES[name];
  if (change && args.length === 0) return str(object.text.mapCharacters(change), at);
  const test = TESTS[name];
  if (test && args.length === 0) return bool(test(string), at);
  return unknown(`.${name}() is not worked out`, at);
}

/** Only ASCII is surely changed alike; other letters nearly always are. */
const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  casefold: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  swapcase: (text) =>
    [...text].map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join(''),
};

const TESTS: Readonly<Record<string, (text: string) => boolean>> = {
  isdigit: (text) => /^\p{Nd}+$/u.test(text),
  isdecimal: (text) => /^\p{Nd}+$/u.test(text),
  isnumeric: (text) => /^\p{N}+$/u.test(text),
  isalpha: (text) => /^\p{L}+$/u.test(text),
  isalnum: (text) => /^[\p{L}\p{N}]+$/u.test(text),
  isspace: (text) => /^\s+$/.test(text),
  isupper: (text) => text !== text.toLowerCase() && text === text.toUpperCase(),
  islower: (text) => text !== text.toUpperCase() && text === text.toLowerCase(),
  isascii: (text) => [...text].every((one) => one < '\u0080'),
  isidentifier: (text) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text),
};

type Method = (object: Text, call: NativeCall) => Py;

const PARTS: Readonly<Record<string, Method>> = {
  strip: (object, call) => stripped(object, call, true, true),
  lstrip: (object, call) => stripped(object, call, true, false),
  rstrip: (object, call) => stripped(object, call, false, true),
  split: (object, call) => splitAt(object, call, false),
  rsplit: (object, call) => splitAt(object, call, true),
  splitlines: ({ text }, { args, named, at }) =>
    args.length + named.size > 0
      ? unknown('.splitlines() with an option is not worked out', at)
      : list(
          linesOf(text).map((line) => str(line, at)),
          at,
        ),
  replace({ text }, { args: [from, to, count], at }) {
    if (from?.kind !== 'str' || to?.kind !== 'str' || count) return unknown('this .replace() is not worked out', at);
    const places = occurrences(text.string, from.text.string);
    if (from.text.length === 0) return unknown('.replace() of nothing is not worked out', at);
    if (text.length + places.length * to.text.length > LONGEST) return unknown('the text would be very long', at);
    if (places.length === 0) return str(text, at);
    const parts: TracedText[] = [];
    let done = 0;
    for (const place of places) {
      parts.push(text.slice(done, place), to.text);
      done = place + from.text.length;
    }
    return str(TracedText.join([...parts, text.slice(done)]), at);
  },
  startswith: ({ text }, { args, at }) => ends(args, at, (end) => text.string.startsWith(end)),
  endswith: ({ text }, { args, at }) => ends(args, at, (end) => text.string.endsWith(end)),
  capitalize: ({ text }, { at }) => str(text.string.slice(0, 1).toUpperCase() + text.string.slice(1).toLowerCase(), at),
  title: ({ text }, { at }) =>
    str(
      text.string
        .toLowerCase()
        .replace(/(^|[^\p{L}])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()),
      at,
    ),
  zfill: ({ text }, { args, at }) =>
    padded(args, at, text, (missing) => {
      const sign = /^[+-]/.test(text.string) ? 1 : 0;
      return [text.slice(0, sign), TracedText.of('0'.repeat(missing)), text.slice(sign)];
    }),
  ljust: ({ text }, { args, at }) =>
    padded(args, at, text, (missing, fill) => [text, TracedText.of(fill.repeat(missing))]),
  rjust: ({ text }, { args, at }) =>
    padded(args, at, text, (missing, fill) => [TracedText.of(fill.repeat(missing)), text]),
  count: ({ text }, { args, at }) => {
    const [word] = args;
    if (word?.kind !== 'str' || args.length > 1) return unknown('this .count() is not worked out', at);
    return int(word.text.length === 0 ? text.length + 1 : occurrences(text.string, word.text.string).length, at);
  },
  find: (object, call) => found(object, call, false),
  rfind: (object, call) => found(object, call, true),
  index: (object, call) => mustBe(found(object, call, false), call.at),
  rindex: (object, call) => mustBe(found(object, call, true), call.at),
  partition: (object, call) => parted(object, call, false),
  rpartition: (object, call) => parted(object, call, true),
  removeprefix: ({ text }, { args: [word], at }) =>
    word?.kind === 'str'
      ? str(text.string.startsWith(word.text.string) ? text.slice(word.text.length) : text, at)
      : unknown('this .removeprefix() is not worked out', at),
  removesuffix: ({ text }, { args: [word], at }) =>
    word?.kind === 'str'
      ? str(text.string.endsWith(word.text.string) ? text.slice(0, text.length - word.text.length) : text, at)
      : unknown('this .removesuffix() is not worked out', at),
};

function stripped({ text }: Text, { args: [first], at }: NativeCall, atStart: boolean, atEnd: boolean): Py {
  if (first && first.kind !== 'str' && first.kind !== 'none')
    throw new PyError('TypeError', `strip arg must be None or str, not ${typeName(first)}`, at);
  const set = first?.kind === 'str' ? first.text.string : null;
  const { string } = text;
  const inSet = (character = ''): boolean => (set === null ? isBlank(character) : set.includes(character));
  let [from, to] = [0, string.length];
  while (atStart && from < to && inSet(string[from])) from++;
  while (atEnd && to > from && inSet(string[to - 1])) to--;
  return str(text.slice(from, to), at);
}

/** Lines end at `\n`, `\r`, `\r\n` and the other separators that Python knows. */
function linesOf(text: TracedText): readonly TracedText[] {
  const ends = new Set(['\n', '\r', '\v', '\f', '\u001c', '\u001d', '\u001e', '\u0085', '\u2028', '\u2029']);
  const lines: TracedText[] = [];
  const { string } = text;
  let from = 0;
  for (let at = 0; at < string.length; at++) {
    if (!ends.has(string[at] ?? '')) continue;
    lines.push(text.slice(from, at));
    if (string[at] === '\r' && string[at + 1] === '\n') at++;
    from = at + 1;
  }
  return from < string.length ? [...lines, text.slice(from)] : lines;
}

function occurrences(text: string, word: string): readonly number[] {
  const places: number[] = [];
  if (word === '') return places;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}

function ends(args: readonly Py[], at: Origin, test: (end: string) => boolean): Py {
  const [first] = args;
  const items = first?.kind === 'tuple' ? first.items : first ? [first] : [];
  const texts = items.flatMap((item) => (item.kind === 'str' ? [item.text.string] : []));
  if (args.length !== 1 || texts.length < items.length) return unknown('this test of a text is not worked out', at);
  return bool(texts.some(test), at);
}

function padded(
  [width, fill]: readonly Py[],
  at: Origin,
  text: TracedText,
  join: (missing: number, fill: string) => readonly TracedText[],
): Py {
  const filler = fill?.kind === 'str' ? fill.text.string : ' ';
  if (width?.kind !== 'int' || filler.length !== 1) return unknown('this padding is not worked out', at);
  const missing = Number(width.value) - text.length;
  if (missing > LONGEST) return unknown('the text would be very long', at);
  return str(missing > 0 ? TracedText.join(join(missing, filler)) : text, at);
}

function found({ text }: Text, { args, at }: NativeCall, fromEnd: boolean): Py {
  const [word] = args;
  if (word?.kind !== 'str' || args.length > 1) return unknown('this search is not worked out', at);
  return int(fromEnd ? text.string.lastIndexOf(word.text.string) : text.string.indexOf(word.text.string), at);
}

function mustBe(value: Py, at: Origin): Py {
  if (value.kind === 'int' && value.value < 0n) throw new PyError('ValueError', 'substring not found', at);
  return value;
}

function parted({ text }: Text, { args: [word], at }: NativeCall, fromEnd: boolean): Py {
  if (word?.kind !== 'str') return unknown('this partition is not worked out', at);
  const separator = word.text.string;
  if (separator === '') throw new PyError('ValueError', 'empty separator', at);
  const place = fromEnd ? text.string.lastIndexOf(separator) : text.string.indexOf(separator);
  const { empty } = TracedText;
  const none = fromEnd ? [empty, empty, text] : [text, empty, empty];
  const parts = [
    text.slice(0, place),
    text.slice(place, place + separator.length),
    text.slice(place + separator.length),
  ];
  return tuple(
    (place < 0 ? none : parts).map((part) => str(part, at)),
    at,
  );
}

function joined(separator: Text, given: Py | undefined, at: Origin): Py {
  if (!given) throw new PyError('TypeError', 'str.join() takes exactly one argument (0 given)', at);
  const items = orderedItemsOf(given, at);
  if ('reason' in items) return unknown(items.reason, at);
  const parts: TracedText[] = [];
  let length = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'unknown') return item;
    if (item.kind !== 'str')
      throw new PyError('TypeError', `sequence item ${index}: expected str instance, ${typeName(item)} found`, at);
    if (index > 0) parts.push(separator.text);
    parts.push(item.text);
    length += item.text.length + separator.text.length;
    if (length > LONGEST) return unknown('the text would be very long', at);
  }
  return str(TracedText.join(parts), at);
}

/** `text.split(separator, most)`: at white space without a separator, and then without empty parts at the ends. */
function splitAt({ text }: Text, { args, named, at }: NativeCall, fromRight: boolean): Py {
  const [first, second] = [args[0] ?? named.get('sep'), args[1] ?? named.get('maxsplit')];
  if (first && first.kind !== 'str' && first.kind !== 'none')
    throw new PyError('TypeError', `must be str or None, not ${typeName(first)}`, at);
  if (second && second.kind !== 'int') return unknown('this split is not worked out', at);
  const most = second?.kind === 'int' ? Number(second.value) : -1;
  const separator = first?.kind === 'str' ? first.text.string : null;
  if (separator === '') throw new PyError('ValueError', 'empty separator', at);
  if (separator === null && most >= 0) return unknown('a split at blanks with a limit is not worked out', at);
  const parts: TracedText[] = [];
  let from = 0;
  const places =
    separator === null
      ? blanksIn(text.string)
      : occurrences(text.string, separator).map((place) => [place, separator.length] as const);
  const used = most < 0 ? places : fromRight ? places.slice(Math.max(places.length - most, 0)) : places.slice(0, most);
  for (const [place, length] of used) {
    parts.push(text.slice(from, place));
    from = place + length;
  }
  parts.push(text.slice(from));
  return list(
    (separator === null ? parts.filter((part) => part.length > 0) : parts).map((part) => str(part, at)),
    at,
  );
}

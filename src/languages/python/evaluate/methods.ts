import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import { braceFormat } from './format.ts';
import { compare } from './operators.ts';
import {
  bool,
  equal,
  firstReason,
  int,
  keyOf,
  list,
  type NativeCall,
  none,
  type Py,
  PyError,
  str,
  tuple,
  unknown,
} from './values.ts';

/** A method of a text, a list, a dictionary, …; null where the type has none of this name that is known here. */
export function method(object: Py, name: string, at: Origin): Py | null {
  const call = (run: (call: NativeCall) => Py): Py => ({ kind: 'native', name, call: run, at });
  switch (object.kind) {
    case 'str':
      return TEXT.has(name) ? call((given) => textMethod(object, name, given)) : null;
    case 'list':
      return LIST.has(name) ? call((given) => listMethod(object, name, given)) : null;
    case 'tuple':
    case 'set':
      return /^(index|count|add|union)$/.test(name) ? call((given) => listMethod(object, name, given)) : null;
    case 'dict':
      return DICT.has(name) ? call((given) => dictMethod(object, name, given)) : null;
    case 'int':
    case 'float':
      return name === 'bit_length' || name === 'is_integer'
        ? call(({ at: place }) => unknown(`${name}() is not worked out`, place))
        : null;
    default:
      return null;
  }
}

const TEXT = new Set(
  'lower upper strip lstrip rstrip split rsplit join replace startswith endswith format title capitalize isdigit isnumeric isalpha zfill count find index partition rpartition splitlines removeprefix removesuffix casefold swapcase encode ljust rjust'.split(
    ' ',
  ),
);
const LIST = new Set('append extend insert pop remove sort reverse index count copy clear add union'.split(' '));
const DICT = new Set('get items keys values update setdefault pop copy clear'.split(' '));

function textMethod(object: Py & { readonly kind: 'str' }, name: string, { args, named, at }: NativeCall): Py {
  if (name === 'format') return braceFormat(object, args, named, at);
  const reason = firstReason([object, ...args]);
  if (name === 'join' && args[0] && (args[0].kind === 'list' || args[0].kind === 'tuple'))
    return joined(object, args[0].items, at);
  if (reason !== null) return unknown(reason, at);
  const text = object.text;
  const string = text.string;
  const [first, second] = args;
  const word = (value: Py | undefined): string | undefined => (value?.kind === 'str' ? value.text.string : undefined);
  switch (name) {
    case 'strip':
    case 'lstrip':
    case 'rstrip': {
      const set = word(first);
      const inSet = (character: string): boolean =>
        set === undefined ? /\s/.test(character) : set.includes(character);
      let [from, to] = [0, string.length];
      if (name !== 'rstrip') while (from < to && inSet(string[from] ?? '')) from++;
      if (name !== 'lstrip') while (to > from && inSet(string[to - 1] ?? '')) to--;
      return str(text.slice(from, to), at);
    }
    case 'split':
    case 'rsplit':
      return list(
        split(text, word(first), second?.kind === 'int' ? Number(second.value) : -1, name === 'rsplit').map((part) =>
          str(part, at),
        ),
        at,
      );
    case 'splitlines':
      return list(
        string
          .replace(/\n$/, '')
          .split(/\r?\n/)
          .map((line) => str(line, at)),
        at,
      );
    case 'replace':
      return str(string.split(word(first) ?? '').join(word(second) ?? ''), at);
    case 'startswith':
    case 'endswith': {
      const ends = first?.kind === 'tuple' ? first.items.map(word) : [word(first)];
      return bool(
        ends.some(
          (end) => end !== undefined && (name === 'startswith' ? string.startsWith(end) : string.endsWith(end)),
        ),
        at,
      );
    }
    case 'lower':
    case 'casefold':
      return str(
        text.mapCharacters((part) => part.toLowerCase()),
        at,
      );
    case 'upper':
      return str(
        text.mapCharacters((part) => part.toUpperCase()),
        at,
      );
    case 'capitalize':
      return str(string.slice(0, 1).toUpperCase() + string.slice(1).toLowerCase(), at);
    case 'title':
      return str(
        string
          .toLowerCase()
          .replace(/(^|[^a-z])([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase()),
        at,
      );
    case 'isdigit':
    case 'isnumeric':
      return bool(/^\d+$/.test(string), at);
    case 'isalpha':
      return bool(/^\p{L}+$/u.test(string), at);
    case 'zfill':
      return str(string.padStart(first?.kind === 'int' ? Math.min(Number(first.value), 1000) : 0, '0'), at);
    case 'count':
      return int(string.split(word(first) ?? '\0').length - 1, at);
    case 'find':
      return int(string.indexOf(word(first) ?? '\0'), at);
    case 'index': {
      const found = string.indexOf(word(first) ?? '\0');
      if (found < 0) throw new PyError('ValueError', 'substring not found', at);
      return int(found, at);
    }
    case 'partition':
    case 'rpartition': {
      const separator = word(first) ?? '';
      const found = name === 'partition' ? string.indexOf(separator) : string.lastIndexOf(separator);
      const parts =
        found < 0
          ? name === 'partition'
            ? [text, TracedText.empty, TracedText.empty]
            : [TracedText.empty, TracedText.empty, text]
          : [text.slice(0, found), text.slice(found, found + separator.length), text.slice(found + separator.length)];
      return tuple(
        parts.map((part) => str(part, at)),
        at,
      );
    }
    case 'removeprefix':
      return str(string.startsWith(word(first) ?? '') ? text.slice((word(first) ?? '').length) : text, at);
    case 'removesuffix':
      return str(
        (word(first) ?? '') !== '' && string.endsWith(word(first) ?? '')
          ? text.slice(0, string.length - (word(first) ?? '').length)
          : text,
        at,
      );
    default:
      return unknown(`.${name}() is not worked out`, at);
  }
}

function joined(separator: Py & { readonly kind: 'str' }, items: readonly Py[], at: Origin): Py {
  const parts: TracedText[] = [];
  for (const [index, item] of items.entries()) {
    if (item.kind === 'unknown') return item;
    if (item.kind !== 'str') throw new PyError('TypeError', `sequence item ${index}: expected str instance`, at);
    if (index > 0) parts.push(separator.text);
    parts.push(item.text);
  }
  return str(TracedText.join(parts), at);
}

function split(
  text: TracedText,
  separator: string | undefined,
  most: number,
  fromRight: boolean,
): readonly TracedText[] {
  const string = text.string;
  const parts: TracedText[] = [];
  const places =
    separator === undefined
      ? [...string.matchAll(/\s+/g)]
      : [...string.matchAll(new RegExp(separator.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'g'))];
  const used = most < 0 ? places : fromRight ? places.slice(-most || places.length) : places.slice(0, most);
  let from = 0;
  for (const place of used) {
    parts.push(text.slice(from, place.index));
    from = place.index + place[0].length;
  }
  parts.push(text.slice(from));
  return separator === undefined ? parts.filter((part) => part.length > 0) : parts;
}

function listMethod(object: Py & { readonly items: Py[] }, name: string, { args, named, at, apply }: NativeCall): Py {
  const { items } = object;
  const [first, second] = args;
  switch (name) {
    case 'append':
    case 'add':
      if (first) items.push(first);
      return none(at);
    case 'extend':
      if (first && 'items' in first) items.push(...first.items);
      else if (first) items.push(unknown('the list was extended by what is not known', at));
      return none(at);
    case 'insert':
      if (first?.kind === 'int' && second) items.splice(Number(first.value), 0, second);
      return none(at);
    case 'pop': {
      const index = first?.kind === 'int' ? Number(first.value) : -1;
      const [taken] = items.splice(index, 1);
      if (!taken) throw new PyError('IndexError', 'pop from empty list', at);
      return taken;
    }
    case 'remove': {
      const index = items.findIndex((item) => first !== undefined && equal(item, first));
      if (index < 0) throw new PyError('ValueError', 'list.remove(x): x not in list', at);
      items.splice(index, 1);
      return none(at);
    }
    case 'sort':
      items.splice(0, items.length, ...sorted(items, named, at, apply));
      return none(at);
    case 'reverse':
      items.reverse();
      return none(at);
    case 'clear':
      items.length = 0;
      return none(at);
    case 'copy':
      return list(items, at);
    case 'count':
      return int(items.filter((item) => first !== undefined && equal(item, first)).length, at);
    case 'index': {
      const index = items.findIndex((item) => first !== undefined && equal(item, first));
      if (index < 0) throw new PyError('ValueError', 'is not in list', at);
      return int(index, at);
    }
    default:
      return unknown(`.${name}() is not worked out`, at);
  }
}

/** `sorted(items, key=…, reverse=…)` */
export function sorted(
  items: readonly Py[],
  named: ReadonlyMap<string, Py>,
  at: Origin,
  apply: NativeCall['apply'],
): readonly Py[] {
  const reason = firstReason(items);
  if (reason !== null) return items.map(() => unknown(reason, at));
  const key = named.get('key');
  const reverse = named.get('reverse');
  const keyed = items.map((item) => ({ item, key: key && key.kind !== 'none' ? apply(key, [item]) : item }));
  keyed.sort((one, other) =>
    compare('<', one.key, other.key, at) ? -1 : compare('>', one.key, other.key, at) ? 1 : 0,
  );
  const result = keyed.map(({ item }) => item);
  return reverse?.kind === 'bool' && reverse.value ? result.reverse() : result;
}

function dictMethod(object: Py & { readonly kind: 'dict' }, name: string, { args, named, at }: NativeCall): Py {
  const { entries } = object;
  const [first, second] = args;
  if (first?.kind === 'unknown' && /^(get|pop|setdefault)$/.test(name)) return first;
  switch (name) {
    case 'get':
      return (first ? entries.get(keyOf(first))?.[1] : undefined) ?? second ?? named.get('default') ?? none(at);
    case 'setdefault': {
      const found = first ? entries.get(keyOf(first))?.[1] : undefined;
      if (!found && first) entries.set(keyOf(first), [first, second ?? none(at)]);
      return found ?? second ?? none(at);
    }
    case 'pop': {
      const found = first ? entries.get(keyOf(first))?.[1] : undefined;
      if (first) entries.delete(keyOf(first));
      if (!found && !second) throw new PyError('KeyError', first ? keyOf(first) : '', at);
      return found ?? second ?? none(at);
    }
    case 'items':
      return list(
        [...entries.values()].map(([key, value]) => tuple([key, value], at)),
        at,
      );
    case 'keys':
      return list(
        [...entries.values()].map(([key]) => key),
        at,
      );
    case 'values':
      return list(
        [...entries.values()].map(([, value]) => value),
        at,
      );
    case 'update':
      if (first?.kind === 'dict') for (const [key, entry] of first.entries) entries.set(key, entry);
      for (const [key, value] of named) entries.set(`str'${key}'`, [str(key, at), value]);
      return none(at);
    case 'copy':
      return { kind: 'dict', entries: new Map(entries), at };
    case 'clear':
      entries.clear();
      return none(at);
    default:
      return unknown(`.${name}() is not worked out`, at);
  }
}

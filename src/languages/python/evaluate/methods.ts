import type { Origin } from '../../../value/value.ts';
import { dictMethod } from './dict-methods.ts';
import { listMethod, setMethod } from './list-methods.ts';
import { compare } from './operators.ts';
import { textMethod } from './text-methods.ts';
import { bool, firstReason, type NativeCall, type Py, truth, unknown } from './values.ts';

/** Methods that Python's types have; those that aren't worked out are unknown, not errors. */
const METHODS: Readonly<Record<string, ReadonlySet<string>>> = {
  str: words(
    'capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill',
  ),
  list: words('append clear copy count extend index insert pop remove reverse sort'),
  tuple: words('count index'),
  set: words(
    'add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update',
  ),
  dict: words('clear copy fromkeys get items keys pop popitem setdefault update values'),
  int: words(
    'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator real to_bytes',
  ),
  bool: words(
    'as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag is_integer numerator real to_bytes',
  ),
  float: words('as_integer_ratio conjugate fromhex hex imag is_integer real'),
  none: words(''),
};

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

/** Whether Python has an attribute of this name on such a value. */
export function hasMethod(object: Py, name: string): boolean {
  return name.startsWith('__') || (METHODS[object.kind]?.has(name) ?? true);
}

/** A method of a text, a list, a dictionary, …; null where the type has none of this name. */
export function method(object: Py, name: string, at: Origin): Py | null {
  if (name.startsWith('__') || !hasMethod(object, name)) return null;
  const call = (run: (call: NativeCall) => Py): Py => ({ kind: 'native', name, call: run, at });
  switch (object.kind) {
    case 'str':
      return call((given) => textMethod(object, name, given));
    case 'list':
    case 'tuple':
      return call((given) => listMethod(object, name, given));
    case 'set':
      return call((given) => setMethod(object, name, given));
    case 'dict':
      return call((given) => dictMethod(object, name, given));
    case 'float':
      return name === 'is_integer' ? call(({ at: use }) => bool(Number.isInteger(object.value), use)) : null;
    default:
      return null;
  }
}

/** `sorted(items, key=…, reverse=…)` */
export function sorted(
  items: readonly Py[],
  named: ReadonlyMap<string, Py>,
  at: Origin,
  apply: NativeCall['apply'],
): readonly Py[] {
  const key = named.get('key');
  const reverse = truth(named.get('reverse') ?? bool(false, at));
  const keyed = items.map((item) => ({ item, rank: key && key.kind !== 'none' ? apply(key, [item]) : item }));
  const reason = firstReason(keyed.map(({ rank }) => rank)) ?? (reverse === null ? 'the order is not known' : null);
  const lost = (why: string): readonly Py[] => items.map(() => unknown(why, at));
  if (reason !== null) return lost(reason);
  let unsure = false;
  keyed.sort((one, other) => {
    const [first, second] = reverse ? [other, one] : [one, other];
    const before = compare('<', first.rank, second.rank, at);
    const after = compare('<', second.rank, first.rank, at);
    unsure ||= before === null || after === null;
    return before ? -1 : after ? 1 : 0;
  });
  return unsure ? lost('the order is not known') : keyed.map(({ item }) => item);
}

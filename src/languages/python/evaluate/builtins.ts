import type { Origin } from '../../../value/value.ts';
import { itemsOf } from './iterate.ts';
import { sorted } from './methods.ts';
import { binary, compare } from './operators.ts';
import {
  bool,
  display,
  firstReason,
  float,
  int,
  keyOf,
  list,
  type NativeCall,
  none,
  numeric,
  type Py,
  PyError,
  repr,
  str,
  truth,
  tuple,
  typeName,
  unknown,
} from './values.ts';

type Native = (call: NativeCall) => Py;

const MOST_ITEMS = 10_000;

/** Python's own functions, as far as config files use them. */
const FUNCTIONS: Readonly<Record<string, Native>> = {
  int: toInt,
  float: toFloat,
  str: ({ args: [value], at }) =>
    value ? (value.kind === 'unknown' ? value : value.kind === 'str' ? value : str(display(value), at)) : str('', at),
  repr: ({ args: [value], at }) => (value ? guarded([value], at, () => str(repr(value), at)) : none(at)),
  bool: ({ args: [value], at }) => {
    const known = value ? truth(value) : false;
    return known === null ? unknown(value ? (firstReason([value]) ?? '') : '', at) : bool(known, at);
  },
  len: ({ args: [value], at }) => {
    if (!value) throw new PyError('TypeError', 'len() takes exactly one argument', at);
    if (value.kind === 'none' || numeric(value) !== null)
      throw new PyError('TypeError', `object of type '${typeName(value)}' has no len()`, at);
    const items = itemsOf(value, at);
    return 'reason' in items ? unknown(items.reason, at) : int(items.length, at);
  },
  abs: ({ args: [value], at }) =>
    value?.kind === 'int'
      ? int(value.value < 0n ? -value.value : value.value, at)
      : value?.kind === 'float'
        ? float(Math.abs(value.value), at)
        : unknown(value ? (firstReason([value]) ?? 'abs() of no number') : '', at),
  round,
  min: (call) => extreme(call, '<'),
  max: (call) => extreme(call, '>'),
  sum: ({ args: [value, start], at }) =>
    sequence(value, at, (items) => items.reduce((total, item) => binary('+', total, item, at), start ?? int(0, at))),
  sorted: ({ args: [value], named, at, apply }) =>
    sequence(value, at, (items) => list(sorted(items, named, at, apply), at)),
  reversed: ({ args: [value], at }) => sequence(value, at, (items) => list([...items].reverse(), at)),
  list: ({ args: [value], at }) => (value ? sequence(value, at, (items) => list(items, at)) : list([], at)),
  tuple: ({ args: [value], at }) => (value ? sequence(value, at, (items) => tuple(items, at)) : tuple([], at)),
  set: ({ args: [value], at }) =>
    value
      ? sequence(value, at, (items) => ({
          kind: 'set',
          items: [...new Map(items.map((item) => [keyOf(item), item])).values()],
          at,
        }))
      : { kind: 'set', items: [], at },
  dict: ({ args: [value], named, at }) => dictionary(value, named, at),
  range: ({ args, at }) =>
    guarded(args, at, () =>
      range(
        args.map((value) => numeric(value) ?? 0),
        at,
      ),
    ),
  enumerate: ({ args: [value, start], at }) =>
    sequence(value, at, (items) =>
      list(
        items.map((item, index) => tuple([int(index + (start ? (numeric(start) ?? 0) : 0), at), item], at)),
        at,
      ),
    ),
  zip: ({ args, at }) => {
    const lists: (readonly Py[])[] = [];
    for (const value of args) {
      const items = itemsOf(value, at);
      if ('reason' in items) return unknown(items.reason, at);
      lists.push(items);
    }
    const length = lists.length === 0 ? 0 : Math.min(...lists.map((items) => items.length));
    return list(
      Array.from({ length }, (_, index) =>
        tuple(
          lists.flatMap((items) => items[index] ?? []),
          at,
        ),
      ),
      at,
    );
  },
  map: ({ args: [callee, value], at, apply }) =>
    sequence(value, at, (items) => list(callee ? items.map((item) => apply(callee, [item])) : [], at)),
  filter: ({ args: [callee, value], at, apply }) =>
    sequence(value, at, (items) => {
      const kept: Py[] = [];
      for (const item of items) {
        const holds = truth(callee && callee.kind !== 'none' ? apply(callee, [item]) : item);
        if (holds === null) return unknown('what filter() keeps is not known', at);
        if (holds) kept.push(item);
      }
      return list(kept, at);
    }),
  any: ({ args: [value], at }) => sequence(value, at, (items) => decided(items.map(truth), true, at)),
  all: ({ args: [value], at }) => sequence(value, at, (items) => decided(items.map(truth), false, at)),
  isinstance: ({ args: [value, type], at }) => instance(value, type, at),
  callable: ({ args: [value], at }) => bool(value?.kind === 'function' || value?.kind === 'native', at),
  hex: ({ args: [value], at }) =>
    value?.kind === 'int' ? str(`0x${value.value.toString(16)}`, at) : unknown('hex() is not worked out', at),
  chr: ({ args: [value], at }) =>
    value?.kind === 'int'
      ? str(String.fromCodePoint(Number(value.value) % 0x110000), at)
      : unknown('chr() is not worked out', at),
  ord: ({ args: [value], at }) =>
    value?.kind === 'str' && value.text.known
      ? int(value.text.string.codePointAt(0) ?? 0, at)
      : unknown('ord() is not worked out', at),
  print: ({ at }) => none(at),
};

const EXCEPTIONS =
  'Exception BaseException ValueError TypeError KeyError IndexError ImportError ModuleNotFoundError AttributeError RuntimeError OSError FileNotFoundError ZeroDivisionError NameError NotImplementedError LookupError ArithmeticError SystemExit object'.split(
    ' ',
  );

/** A name of Python's own; null where there is none that is known here. */
export function builtin(name: string, at: Origin): Py | null {
  if (Object.hasOwn(FUNCTIONS, name)) {
    const call = FUNCTIONS[name];
    return call ? { kind: 'native', name, call, at } : null;
  }
  return EXCEPTIONS.includes(name) ? { kind: 'class', name, at } : null;
}

/** Names that Python has and that aren't worked out: a use of one is unknown, not an error. */
export const OTHER_BUILTINS = new Set(
  'open input type super property staticmethod classmethod getattr setattr hasattr vars globals locals dir eval exec iter next id hash divmod pow bytes bytearray frozenset complex format slice memoryview oct bin ascii delattr compile __import__ __file__ __name__ __doc__ Warning UserWarning DeprecationWarning KeyboardInterrupt StopIteration ConnectionError TimeoutError PermissionError UnicodeDecodeError NotImplemented Ellipsis help exit quit'.split(
    ' ',
  ),
);

function guarded(values: readonly Py[], at: Origin, compute: () => Py): Py {
  const reason = firstReason(values);
  return reason === null ? compute() : unknown(reason, at);
}

function sequence(value: Py | undefined, at: Origin, compute: (items: readonly Py[]) => Py): Py {
  if (!value) throw new PyError('TypeError', 'expected at least 1 argument, got 0', at);
  const items = itemsOf(value, at);
  return 'reason' in items ? unknown(items.reason, at) : compute(items);
}

function toInt({ args: [value, base], at }: NativeCall): Py {
  if (!value) return int(0, at);
  const reason = firstReason([value]);
  if (reason !== null) return unknown(reason, at);
  switch (value.kind) {
    case 'int':
      return value;
    case 'bool':
      return int(value.value ? 1 : 0, at);
    case 'float':
      if (!Number.isFinite(value.value)) throw new PyError('ValueError', 'cannot convert float to integer', at);
      return int(BigInt(Math.trunc(value.value)), at);
    case 'str': {
      const parsed = integer(value.text.string, base?.kind === 'int' ? Number(base.value) : 10);
      if (parsed === null)
        throw new PyError('ValueError', `invalid literal for int() with base 10: ${repr(value)}`, at);
      // The digits stand where the text does: a place to edit.
      return int(parsed, value.at);
    }
    default:
      throw new PyError(
        'TypeError',
        `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
        at,
      );
  }
}

/** Python's `int(text, base)`; null where it refuses. Base 0 goes by the prefix. */
export function integer(text: string, base: number): bigint | null {
  const trimmed = text.trim();
  const [, sign = '', prefix = '', digits = ''] =
    /^([+-]?)(0[xXoObB])?_?([0-9a-zA-Z]+(?:_[0-9a-zA-Z]+)*)$/.exec(trimmed) ?? [];
  if (digits === '') return null;
  const bases: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };
  const named = bases[prefix.toLowerCase()];
  if (prefix !== '' && base !== 0 && base !== named) return null;
  const real = named ?? (base === 0 ? 10 : base);
  const plain = digits.replaceAll('_', '').toLowerCase();
  if (base === 0 && prefix === '' && /^0+[1-9]/.test(plain)) return null;
  let value = 0n;
  for (const character of plain) {
    const digit = Number.parseInt(character, 36);
    if (!(digit < real)) return null;
    value = value * BigInt(real) + BigInt(digit);
  }
  return sign === '-' ? -value : value;
}

function toFloat({ args: [value], at }: NativeCall): Py {
  if (!value) return float(0, at);
  const reason = firstReason([value]);
  if (reason !== null) return unknown(reason, at);
  const number = numeric(value);
  if (number !== null) return float(number, at);
  if (value.kind !== 'str')
    throw new PyError('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`, at);
  const text = value.text.string.trim().replace(/(\d)_(\d)/g, '$1$2');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text))
    throw new PyError('ValueError', `could not convert string to float: ${repr(value)}`, at);
  return float(Number(text), at);
}

/** Halves go to the even neighbour. */
function round({ args: [value, digits], at }: NativeCall): Py {
  if (!value || value.kind === 'unknown')
    return unknown(value?.kind === 'unknown' ? value.reason : 'round() of nothing', at);
  const number = numeric(value);
  if (number === null) throw new PyError('TypeError', `type ${typeName(value)} doesn't define __round__ method`, at);
  if (digits && digits.kind !== 'none')
    return value.kind === 'float'
      ? float(Number(number.toFixed(Math.min(Math.max(numeric(digits) ?? 0, 0), 20))), at)
      : value;
  const floor = Math.floor(number);
  const rest = number - floor;
  return int(rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1, at);
}

function extreme({ args, named, at, apply }: NativeCall, operator: '<' | '>'): Py {
  const only = args.length === 1 ? args[0] : undefined;
  const items = only ? itemsOf(only, at) : args;
  if ('reason' in items) return unknown(items.reason, at);
  const reason = firstReason(items);
  if (reason !== null) return unknown(reason, at);
  const key = named.get('key');
  const rank = (item: Py): Py => (key ? apply(key, [item]) : item);
  const [first, ...rest] = items;
  if (!first) {
    const fallback = named.get('default');
    if (fallback) return fallback;
    throw new PyError('ValueError', 'arg is an empty sequence', at);
  }
  return rest.reduce((best, item) => (compare(operator, rank(item), rank(best), at) ? item : best), first);
}

function dictionary(value: Py | undefined, named: ReadonlyMap<string, Py>, at: Origin): Py {
  if (value?.kind === 'unknown') return value;
  const entries = new Map<string, readonly [Py, Py]>(value?.kind === 'dict' ? value.entries : []);
  if (value && value.kind !== 'dict') {
    const items = itemsOf(value, at);
    if ('reason' in items) return unknown(items.reason, at);
    for (const item of items) {
      const [key, entry] = item.kind === 'tuple' || item.kind === 'list' ? item.items : [];
      if (key && entry) entries.set(keyOf(key), [key, entry]);
    }
  }
  for (const [name, entry] of named) entries.set(keyOf(str(name, at)), [str(name, at), entry]);
  return { kind: 'dict', entries, at };
}

function range(numbers: readonly number[], at: Origin): Py {
  const [start, stop, step] =
    numbers.length === 1 ? [0, numbers[0] ?? 0, 1] : [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 1];
  if (step === 0) throw new PyError('ValueError', 'range() arg 3 must not be zero', at);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (count > MOST_ITEMS) return unknown('the range is very long', at);
  return list(
    Array.from({ length: count }, (_, index) => int(start + index * step, at)),
    at,
  );
}

function decided(values: readonly (boolean | null)[], decisive: boolean, at: Origin): Py {
  if (values.includes(decisive)) return bool(decisive, at);
  return values.includes(null) ? unknown('not all of the values are known', at) : bool(!decisive, at);
}

function instance(value: Py | undefined, type: Py | undefined, at: Origin): Py {
  if (!value || value.kind === 'unknown')
    return unknown(value?.kind === 'unknown' ? value.reason : 'isinstance() of nothing', at);
  const types = type?.kind === 'tuple' ? type.items : [type];
  const names = types.map((one) => (one?.kind === 'native' || one?.kind === 'class' ? one.name : null));
  if (names.includes(null)) return unknown('the type is not known', at);
  return bool(
    names.some((name) => name === value.kind || (name === 'int' && value.kind === 'bool') || name === 'object'),
    at,
  );
}

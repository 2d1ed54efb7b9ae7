import type { Origin } from '../../../value/value.ts';
import { itemsOf, orderedItemsOf } from './iterate.ts';
import { sorted } from './methods.ts';
import { binary, compare } from './operators.ts';
import {
  bool,
  dict,
  firstReason,
  int,
  keyOf,
  list,
  type NativeCall,
  numeric,
  type Py,
  PyError,
  str,
  truth,
  tuple,
  typeName,
  unknown,
} from './values.ts';

const MOST_ITEMS = 10_000;

/** Python's own functions over what can be gone through. */
export const SEQUENCES: Readonly<Record<string, (call: NativeCall) => Py>> = {
  len({ args: [value], at }) {
    if (!value) throw new PyError('TypeError', 'len() takes exactly one argument', at);
    if (value.kind === 'none' || value.kind === 'function' || numeric(value) !== null)
      throw new PyError('TypeError', `object of type '${typeName(value)}' has no len()`, at);
    return sequence(value, at, (items) => int(items.length, at));
  },
  min: (call) => extreme(call, '<'),
  max: (call) => extreme(call, '>'),
  sum: ({ args: [value, start], named, at }) =>
    sequence(value, at, (items) =>
      items.reduce((total, item) => binary('+', total, item, at), start ?? named.get('start') ?? int(0, at)),
    ),
  sorted: ({ args: [value], named, at, apply }) =>
    sequence(value, at, (items) => list(sorted(items, named, at, apply), at)),
  reversed: ({ args: [value], at }) => ordered(value, at, (items) => list([...items].reverse(), at)),
  list: ({ args: [value], at }) => (value ? ordered(value, at, (items) => list(items, at)) : list([], at)),
  tuple: ({ args: [value], at }) => (value ? ordered(value, at, (items) => tuple(items, at)) : tuple([], at)),
  set: ({ args: [value], at }) =>
    value ? sequence(value, at, (items) => unique(items, at)) : { kind: 'set', items: [], at },
  dict: ({ args: [value], named, at }) => dictionary(value, named, at),
  range({ args, at }) {
    const reason = firstReason(args);
    if (reason !== null) return unknown(reason, at);
    if (args.some((value) => value.kind !== 'int' && value.kind !== 'bool'))
      throw new PyError('TypeError', 'object cannot be interpreted as an integer', at);
    return range(
      args.map((value) => numeric(value) ?? 0),
      at,
    );
  },
  enumerate: ({ args: [value, start], named, at }) =>
    ordered(value, at, (items) => {
      const first = start ?? named.get('start') ?? int(0, at);
      return list(
        items.map((item, index) => tuple([binary('+', first, int(index, at), at), item], at)),
        at,
      );
    }),
  zip({ args, at }) {
    const lists: (readonly Py[])[] = [];
    for (const value of args) {
      const items = orderedItemsOf(value, at);
      if ('reason' in items) return unknown(items.reason, at);
      lists.push(items);
    }
    const length = lists.length === 0 ? 0 : Math.min(...lists.map((items) => items.length));
    const rows = Array.from({ length }, (_, index) =>
      tuple(
        lists.flatMap((items) => items[index] ?? []),
        at,
      ),
    );
    return list(rows, at);
  },
  map({ args: [callee, value, ...more], at, apply }) {
    if (!callee || more.length > 0) return unknown('map() over several is not worked out', at);
    return ordered(value, at, (items) =>
      list(
        items.map((item) => apply(callee, [item])),
        at,
      ),
    );
  },
  filter: ({ args: [callee, value], at, apply }) =>
    ordered(value, at, (items) => {
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
};

function ordered(value: Py | undefined, at: Origin, compute: (items: readonly Py[]) => Py): Py {
  return value?.kind === 'set' && value.items.length > 1
    ? unknown('the order of a set is not known', at)
    : sequence(value, at, compute);
}

function sequence(value: Py | undefined, at: Origin, compute: (items: readonly Py[]) => Py): Py {
  if (!value) throw new PyError('TypeError', 'expected at least 1 argument, got 0', at);
  const items = itemsOf(value, at);
  return 'reason' in items ? unknown(items.reason, at) : compute(items);
}

function unique(items: readonly Py[], at: Origin): Py {
  const reason = firstReason(items);
  if (reason !== null) return unknown(reason, at);
  return { kind: 'set', items: [...new Map(items.map((item) => [keyOf(item), item])).values()], at };
}

function extreme({ args, named, at, apply }: NativeCall, operator: '<' | '>'): Py {
  const only = args.length === 1 ? args[0] : undefined;
  const items = only ? itemsOf(only, at) : args;
  if ('reason' in items) return unknown(items.reason, at);
  const reason = firstReason(items);
  if (reason !== null) return unknown(reason, at);
  const key = named.get('key');
  const [first, ...rest] = items;
  if (!first) {
    const fallback = named.get('default');
    if (fallback) return fallback;
    throw new PyError('ValueError', 'arg is an empty sequence', at);
  }
  const rank = (item: Py): Py => (key && key.kind !== 'none' ? apply(key, [item]) : item);
  let best = { item: first, rank: rank(first) };
  for (const item of rest) {
    const next = { item, rank: rank(item) };
    const better = compare(operator, next.rank, best.rank, at);
    if (better === null) return unknown(firstReason([next.rank, best.rank]) ?? 'which is larger is not known', at);
    if (better) best = next;
  }
  return best.item;
}

function dictionary(value: Py | undefined, named: ReadonlyMap<string, Py>, at: Origin): Py {
  const entries: (readonly [Py, Py])[] = [];
  if (value?.kind === 'dict') entries.push(...value.entries.values());
  else if (value) {
    const items = itemsOf(value, at);
    if ('reason' in items) return unknown(items.reason, at);
    for (const item of items) {
      const pair = itemsOf(item, at);
      if ('reason' in pair) return unknown(pair.reason, at);
      const [key, entry, ...more] = pair;
      if (!key || !entry || more.length > 0)
        throw new PyError('ValueError', 'dictionary update sequence element has the wrong length; 2 is required', at);
      const reason = firstReason([key]);
      if (reason !== null) return unknown(reason, at);
      entries.push([key, entry]);
    }
  }
  for (const [name, entry] of named) entries.push([str(name, at), entry]);
  return dict(entries, at);
}

function range(numbers: readonly number[], at: Origin): Py {
  const [start, stop, step] =
    numbers.length === 1 ? [0, numbers[0] ?? 0, 1] : [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 1];
  if (step === 0) throw new PyError('ValueError', 'range() arg 3 must not be zero', at);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (!(count <= MOST_ITEMS)) return unknown('the range is very long', at);
  return list(
    Array.from({ length: count }, (_, index) => int(start + index * step, at)),
    at,
  );
}

function decided(values: readonly (boolean | null)[], decisive: boolean, at: Origin): Py {
  if (values.includes(decisive)) return bool(decisive, at);
  return values.includes(null) ? unknown('not all of the values are known', at) : bool(!decisive, at);
}

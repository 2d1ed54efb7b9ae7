import { TracedText } from '../../../../text/traced.ts';
import { type ArrayValue, array, boolean, nothing, number, type Value } from '../../../../value/value.ts';
import { keyOf } from '../canonical.ts';
import type { Side } from '../choice.ts';
import { ITEM_LIMIT } from '../context.ts';
import { equal } from '../equality.ts';
import { plain } from '../plain.ts';
import { viaContainer } from '../reference.ts';
import { interpolated } from '../text.ts';
import { type BuiltIn, type Call, onPlain, origin, pure, Refusal, small, strict, text, unclear } from './built-in.ts';
import { forSearch } from './search.ts';
import { cutText, isFraction, made, textLength } from './strings.ts';

/** The items of an array that is known to its end, each having come the way of the array. */
export function itemsOf(value: Side | undefined): readonly Value[] | undefined {
  if (value?.kind !== 'array' || value.open) return undefined;
  return value.items.map((item) => viaContainer(value, item));
}

export function madeArray(items: readonly Value[], call: Call, open?: ArrayValue['open']): ArrayValue {
  if (items.length > ITEM_LIMIT * 10) throw new Refusal('the array is too long');
  return array(items, origin(call), open);
}

const length: BuiltIn = strict((values, call) => {
  const [value] = values;
  if (value?.kind === 'string') return textLength(value, call);
  if (value?.kind === 'array' && !value.open) return number(value.items.length, origin(call));
  if (value?.kind === 'object' && !value.open) return number(value.properties.size, origin(call));
  return unclear(call, values, 'number');
});

const empty: BuiltIn = strict((values, call) => {
  const [value] = values;
  switch (value?.kind) {
    case 'null':
      return boolean(true, origin(call));
    case 'string':
      if (value.text.known || value.text.pieces.some((piece) => !piece.unknown && piece.text !== ''))
        return boolean(value.text.string === '', origin(call));
      return unclear(call, values, 'boolean');
    case 'array':
      if (value.items.length > 0 || !value.open) return boolean(value.items.length === 0, origin(call));
      return unclear(call, [value.open], 'boolean');
    case 'object':
      if (value.properties.size > 0 || !value.open) return boolean(value.properties.size === 0, origin(call));
      return unclear(call, [value.open], 'boolean');
    default:
      return unclear(call, values, 'boolean');
  }
});

/** Strings and arrays with regard to case, the keys of objects without. */
const contains: BuiltIn = strict((values, call) => {
  const [container, searched] = values;
  if (!container || !searched) return unclear(call, values, 'boolean');
  const found = contained(container, searched);
  return found === null ? unclear(call, values, 'boolean') : boolean(found, origin(call));
});

function contained(container: Side, searched: Side): boolean | null {
  if (container.kind === 'array') {
    const results = container.items.map((item) => equal(item, searched));
    if (results.includes(true)) return true;
    return results.includes(null) || container.open ? null : false;
  }
  const needle = plain(searched);
  if (typeof needle !== 'string') return null;
  if (container.kind === 'object') {
    const lower = needle.toLowerCase();
    for (const key of container.properties.keys()) if (key.toLowerCase() === lower) return true;
    return container.open ? null : false;
  }
  if (container.kind !== 'string') return null;
  // a hole's mark is in no needle, so what is found stands in the known parts
  if (container.text.string.includes(needle)) return true;
  return container.text.known ? false : null;
}

const first: BuiltIn = strict((values, call) => end(values, call, 0));
const last: BuiltIn = strict((values, call) => end(values, call, -1));

function end(values: readonly Side[], call: Call, at: 0 | -1): Value {
  const [value] = values;
  const items = itemsOf(value);
  if (items) return items.at(at) ?? nothing(origin(call));
  if (value?.kind !== 'string') return unclear(call, values);
  if (value.text.known) return made(at === 0 ? value.text.slice(0, 1) : value.text.slice(value.text.length - 1), call);
  return unclear(call, values, 'string');
}

const take: BuiltIn = strict((values, call) => cut(values, call, 'head'));
const skip: BuiltIn = strict((values, call) => cut(values, call, 'tail'));

function cut(values: readonly Side[], call: Call, keep: 'head' | 'tail'): Value {
  const [value, count] = values;
  if (value?.kind === 'string') return cutText(value, count, keep, call);
  const items = itemsOf(value);
  if (!items || count?.kind !== 'number') return unclear(call, values);
  const size = Math.max(0, small(count.value));
  return madeArray(keep === 'head' ? items.slice(0, size) : items.slice(size), call);
}

/** Joins strings, or arrays. */
const concat: BuiltIn = strict((values, call) => {
  if (values.length > 0 && values.every((value) => value.kind === 'array' || value.kind === 'unknown')) {
    if (values.every((value) => value.kind === 'unknown')) return unclear(call, values);
    const items = values.flatMap((value) =>
      value.kind === 'array' ? value.items.map((item) => viaContainer(value, item)) : [],
    );
    const open = values.map((value) => (value.kind === 'array' ? value.open : value)).find((one) => one !== undefined);
    return madeArray(items, call, open?.kind === 'unknown' ? open : undefined);
  }
  if (values.length === 0) throw new Refusal('needs an argument');
  if (values.some((value) => value.kind === 'array')) throw new Refusal('joins arrays or other values, not both');
  if (values.some((value) => value.kind === 'null' || value.kind === 'object' || isFraction(value)))
    throw new Refusal('joins strings, whole numbers and booleans only');
  return made(TracedText.join(values.map((value) => interpolated(value, call.span))), call);
});

/** `array(x)`: an array of one, or the array itself. */
const asArray: BuiltIn = strict((values, call) => {
  const [value] = values;
  if (!value || value.kind === 'unknown') return unclear(call, values, 'array');
  return value.kind === 'array' ? value : madeArray([value], call);
});

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-array#range */
const LARGEST_OF_RANGE = 2_147_483_647;

const range: BuiltIn = pure((start, count) => {
  const [from, size] = [small(start), small(count)];
  if (size < 0 || size > ITEM_LIMIT) throw new Refusal(`can make 0 to ${ITEM_LIMIT} numbers`);
  if (from + size - 1 > LARGEST_OF_RANGE) throw new Refusal(`its numbers end at ${LARGEST_OF_RANGE}`);
  return Array.from({ length: size }, (_, index) => from + index);
}, 'array');

const flatten: BuiltIn = strict((values, call) => {
  const items = itemsOf(values[0]);
  if (!items) return unclear(call, values, 'array');
  const flat: Value[] = [];
  for (const item of items) {
    if (item.kind !== 'array' || item.open) return unclear(call, values, 'array');
    flat.push(...item.items.map((inner) => viaContainer(item, inner)));
  }
  return madeArray(flat, call);
});

/** Items that are compared with each other one by one; more would take too long. */
const MOST_COMPARED = 1_000;

/** The items without those that are equal to an earlier one; undefined where that can't be told. */
export function withoutDoubles(items: readonly Value[]): readonly Value[] | undefined {
  const keys = items.map((item) => (plain(item) === undefined ? undefined : keyOf(item)));
  if (!keys.includes(undefined)) {
    const seen = new Set<string | undefined>();
    return items.filter((_, at) => !seen.has(keys[at]) && seen.add(keys[at]));
  }
  if (items.length > MOST_COMPARED) return undefined;
  const kept: Value[] = [];
  for (const item of items) {
    const results = kept.map((other) => equal(other, item, { ordered: true }));
    if (results.includes(true)) continue;
    if (results.includes(null)) return undefined;
    kept.push(item);
  }
  return kept;
}

const distinct: BuiltIn = strict((values, call) => {
  const items = itemsOf(values[0]);
  const kept = items && withoutDoubles(items);
  return kept ? madeArray(kept, call) : unclear(call, values, 'array');
});

const indexOf: BuiltIn = strict((values, call) => position(values, call, 'first'));
const lastIndexOf: BuiltIn = strict((values, call) => position(values, call, 'last'));

/** In strings without regard to case, in arrays with it. */
function position(values: readonly Side[], call: Call, which: 'first' | 'last'): Value {
  const [container, searched] = values;
  const items = itemsOf(container);
  if (items && searched) {
    const results = items.map((item) => equal(item, searched));
    if (results.includes(null)) return unclear(call, values, 'number');
    return number(which === 'first' ? results.indexOf(true) : results.lastIndexOf(true), origin(call));
  }
  return onPlain(
    values,
    call,
    (first, second) => {
      const [whole, needle] = forSearch(text(first), text(second));
      if (which === 'first') return whole.indexOf(needle);
      // .NET finds an empty text before the last character
      return needle === '' ? Math.max(0, whole.length - 1) : whole.lastIndexOf(needle);
    },
    'number',
  );
}

function extreme(better: (candidate: bigint, best: bigint) => boolean): BuiltIn {
  return pure((...values) => {
    const [only] = values;
    const list = values.length === 1 && Array.isArray(only) ? only : values;
    let best: { readonly size: bigint; readonly value: number | bigint } | undefined;
    for (const value of list) {
      if (typeof value !== 'number' && typeof value !== 'bigint') throw new Refusal('needs whole numbers');
      const size = BigInt(value);
      if (!best || better(size, best.size)) best = { size, value };
    }
    if (!best) throw new Refusal('needs at least one number');
    return best.value;
  }, 'number');
}

export const collectionFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['length', length],
  ['empty', empty],
  ['contains', contains],
  ['first', first],
  ['last', last],
  ['take', take],
  ['skip', skip],
  ['concat', concat],
  ['array', asArray],
  ['range', range],
  ['flatten', flatten],
  ['distinct', distinct],
  ['indexOf', indexOf],
  ['lastIndexOf', lastIndexOf],
  ['min', extreme((candidate, best) => candidate < best)],
  ['max', extreme((candidate, best) => candidate > best)],
]);

import { array, object, type Property, string, type Unknown, type Value } from '../../../../value/value.ts';
import { eachSide, type Side } from '../choice.ts';
import { ordinal } from '../collation.ts';
import { inContainer, mergeShallow, overriddenBy } from '../collection.ts';
import { equal } from '../equality.ts';
import { lazyProperty, PropertyList } from '../lazy.ts';
import { failure, viaContainer } from '../reference.ts';
import { type BuiltIn, type Call, origin, strict, unclear } from './built-in.ts';
import { itemsOf, madeArray, withoutDoubles } from './collections.ts';
import { upperCase } from './letter-case.ts';

type ObjectSide = Extract<Side, { kind: 'object' }>;

/** Objects are merged into each other at every level; arrays are joined without doubles. */
const union: BuiltIn = strict((values, call) => {
  if (values.some((value) => value.kind === 'array')) return unionOfArrays(values, call);
  if (!values.some((value) => value.kind === 'object')) return unclear(call, values);
  const list = new PropertyList();
  let open: Unknown | undefined;
  for (const value of values) {
    if (value.kind === 'unknown') {
      overriddenBy(list, value);
      open = value;
    } else if (value.kind === 'object') open = mergeDeep(list, value, call) ?? open;
    else return unclear(call, values, 'object');
  }
  return object(list.values(), origin(call), open);
});

function mergeDeep(list: PropertyList, side: ObjectSide, call: Call): Unknown | undefined {
  if (side.open) overriddenBy(list, side.open);
  for (const property of side.properties.values()) {
    const earlier = list.get(property.key);
    const later = inContainer(side, property);
    list.respell(earlier ? merged(earlier, later, call) : later);
  }
  return side.open;
}

/** Objects are merged into each other, a null changes nothing, everything else is replaced by its like. */
function merged(earlier: Property, later: Property, call: Call): Property {
  const compute = () =>
    eachSide([later.value], origin(call), ([value]) => {
      if (!value || value.kind === 'null') return earlier.value;
      if (value.kind === 'unknown') return value;
      return eachSide([earlier.value], origin(call), ([before]) => {
        if (!before || before.kind === 'null' || before.kind === 'unknown') return value;
        if (before.kind !== value.kind && (isContainer(before) || isContainer(value))) {
          const reason = `union(): \`${later.key}\` is of different types, ${before.kind} and ${value.kind}`;
          return failure(reason, call.span);
        }
        if (value.kind !== 'object' || before.kind !== 'object') return value;
        const list = new PropertyList();
        const open = mergeShallow(list, before);
        return object([...valuesAfter(list, value, call)], value.origin, value.open ?? open);
      });
    });
  return lazyProperty(later.key, later.span, compute, () => later.value);
}

function isContainer(side: Side): boolean {
  return side.kind === 'object' || side.kind === 'array';
}

function valuesAfter(list: PropertyList, value: ObjectSide, call: Call): Iterable<Property> {
  mergeDeep(list, value, call);
  return list.values();
}

function unionOfArrays(values: readonly Side[], call: Call): Value {
  const items: Value[] = [];
  let open: Unknown | undefined;
  for (const value of values) {
    if (value.kind === 'unknown') open ??= value;
    else if (value.kind === 'array') {
      items.push(...value.items.map((item) => viaContainer(value, item)));
      open ??= value.open;
    } else return unclear(call, values, 'array');
  }
  const kept = withoutDoubles(items);
  return kept ? madeArray(kept, call, open) : unclear(call, values, 'array');
}

const intersection: BuiltIn = strict((values, call) => {
  const [head, ...others] = values;
  if (head?.kind === 'object') return commonProperties(head, others, values, call);
  const first = itemsOf(head);
  if (!first) return unclear(call, values);
  let kept = withoutDoubles(first);
  for (const other of others) {
    const items = itemsOf(other);
    if (!items || !kept) return unclear(call, values, 'array');
    const next: Value[] = [];
    for (const item of kept) {
      const results = items.map((candidate) => equal(candidate, item, { ordered: true }));
      if (results.includes(true)) next.push(item);
      else if (results.includes(null)) return unclear(call, values, 'array');
    }
    kept = next;
  }
  return kept ? madeArray(kept, call) : unclear(call, values, 'array');
});

function commonProperties(head: ObjectSide, others: readonly Side[], values: readonly Side[], call: Call): Value {
  const kept: Property[] = [];
  if (head.open) return unclear(call, values, 'object');
  for (const property of head.properties.values()) {
    let everywhere = true;
    for (const other of others) {
      if (other.kind !== 'object' || other.open) return unclear(call, values, 'object');
      const same = other.properties.get(property.key)?.value;
      const result = same ? equal(same, property.value, { ordered: true }) : false;
      if (result === null) return unclear(call, values, 'object');
      everywhere &&= result;
    }
    if (everywhere) kept.push(inContainer(head, property));
  }
  return object(kept, origin(call));
}

const shallowMerge: BuiltIn = strict((values, call) => {
  const items = itemsOf(values[0]);
  if (!items) return unclear(call, values, 'object');
  return eachSide(items, origin(call), (sides) => {
    const list = new PropertyList();
    let open: Unknown | undefined;
    for (const side of sides) {
      if (side.kind === 'object') open = mergeShallow(list, side) ?? open;
      else if (side.kind === 'unknown') {
        overriddenBy(list, side);
        open = side;
      } else if (side.kind !== 'null') return unclear(call, values, 'object');
    }
    return object(list.values(), origin(call), open);
  });
});

/**
 * By the letters' numbers without regard to case: a hyphen before digits, letters, and an underscore last. Of two that differ
 * in case alone, the one in lower case first, as in the compiler's own test (where they are written in this order, too).
 */
function sorted(value: ObjectSide): readonly Property[] {
  return [...value.properties.values()]
    .sort((left, right) => ordinal(upperCase(left.key), upperCase(right.key)) || ordinal(right.key, left.key))
    .map((property) => inContainer(value, property));
}

const items: BuiltIn = strict((values, call) => {
  const [value] = values;
  if (value?.kind !== 'object') return unclear(call, values, 'array');
  const entries = sorted(value).map((property) =>
    object(
      [
        { key: 'key', span: property.span, value: keyOfProperty(property, call) },
        lazyProperty(
          'value',
          property.span,
          () => property.value,
          () => property.value,
        ),
      ],
      origin(call),
    ),
  );
  return madeArray(entries, call, value.open);
});

function keyOfProperty(property: Property, call: Call): Value {
  return string(property.key, property.span ? { kind: 'written', span: property.span, through: [] } : origin(call));
}

const objectKeys: BuiltIn = strict((values, call) => {
  const [value] = values;
  if (value?.kind !== 'object') return unclear(call, values, 'array');
  return array(
    sorted(value).map((property) => keyOfProperty(property, call)),
    origin(call),
    value.open,
  );
});

export const objectFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['union', union],
  ['intersection', intersection],
  ['shallowMerge', shallowMerge],
  ['items', items],
  ['objectKeys', objectKeys],
]);

import type { Span } from '../../../text/source.ts';
import { knownString } from '../../../value/read.ts';
import { array, number, object, type Property, type Unknown, type Value, written } from '../../../value/value.ts';
import type { Expression, ObjectExpression, ObjectProperty, Spread } from '../syntax.ts';
import { eachSide, type Side } from './choice.ts';
import { ITEM_LIMIT } from './context.ts';
import { evaluate } from './expression.ts';
import { computedProperty, lazyProperty, PropertyList } from './lazy.ts';
import { firstUnknown } from './plain.ts';
import { derived, failure, viaContainer } from './reference.ts';
import { armName, type Binding, bound, extend, INNERMOST_LOOP, type Scope } from './scope.ts';

/** `[a, ...b]`. */
export function arrayItems(items: readonly (Expression | Spread)[], place: Span, scope: Scope): Value {
  const spreads = items.filter((item) => item.kind === 'spread').map((item) => evaluate(item.value, scope));
  if (spreads.length === 0)
    return array(
      items.flatMap((item) => (item.kind === 'spread' ? [] : [evaluate(item, scope)])),
      written(place),
    );
  return eachSide(spreads, written(place), (sides) => {
    const all: Value[] = [];
    let open: Unknown | undefined;
    let next = 0;
    for (const item of items) {
      if (item.kind !== 'spread') {
        // after items that can't be counted, positions are unknown, but the item is there
        all.push(evaluate(item, scope));
        continue;
      }
      const side = sides[next++];
      if (side?.kind === 'array') {
        all.push(...side.items.map((inner) => viaContainer(side, inner)));
        open ??= side.open;
      } else if (side?.kind === 'unknown') open ??= side;
      else if (side?.kind !== 'null') return failure('only an array can be spread into an array', item.span);
    }
    if (all.length > ITEM_LIMIT * 10) return failure('the array is too long', place);
    return array(all, written(place), open);
  });
}

/** `{ key: value, ...other }`: its values are evaluated when they are read. */
export function objectLiteral(expression: ObjectExpression, scope: Scope): Value {
  const place = expression.span;
  if (!expression.members.some((item) => item.kind === 'spread')) return plainObject(expression, scope);
  const spreads = expression.members
    .filter((item) => item.kind === 'spread')
    .map((item) => evaluate(item.value, scope));
  return eachSide(spreads, written(place), (sides) => {
    const list = new PropertyList();
    let open: Unknown | undefined;
    let next = 0;
    for (const item of expression.members) {
      if (item.kind === 'property') {
        const property = objectProperty(item, scope);
        if ('key' in property && 'value' in property) list.set(property);
        else open ??= property;
        continue;
      }
      const side = sides[next++];
      if (side?.kind === 'object') open = mergeShallow(list, side) ?? open;
      else if (side?.kind === 'unknown') {
        overriddenBy(list, side);
        open = side;
      } else if (side?.kind !== 'null') return failure('only an object can be spread into an object', item.span);
    }
    return object(list.values(), written(place), open);
  });
}

/** Without a spread, names that differ in case are two. */
function plainObject({ members, span }: ObjectExpression, scope: Scope): Value {
  const properties: Property[] = [];
  let open: Unknown | undefined;
  for (const item of members) {
    if (item.kind === 'spread') continue;
    const property = objectProperty(item, scope);
    if ('key' in property && 'value' in property) properties.push(property);
    else open ??= property;
  }
  const all = object(properties, written(span), open);
  const once = all.properties.size === properties.length || scope.dialect !== 'bicep';
  return once ? all : object(withoutTwins(properties, scope), written(span), open);
}

/** Bicep does not compile an object that names a property twice, so which of the two is meant isn't known. */
function withoutTwins(properties: readonly Property[], { context }: Scope): readonly Property[] {
  const first = new Map<string, Property>();
  return properties.map((property) => {
    const { key, span: place } = property;
    if (!first.has(key) || place === null) {
      first.set(key, property);
      return property;
    }
    const message = `BCP025: the property \`${key}\` is declared more than once in this object`;
    context.note(message, place);
    return computedProperty(key, place, () => failure(message, place));
  });
}

function objectProperty(item: ObjectProperty, scope: Scope): Property | Unknown {
  const { key, value } = item;
  const compute = () => evaluate(value, scope);
  const cycle = () => failure('this value refers to itself', value.span);
  if (!('kind' in key)) return lazyProperty(key.text, key.span, compute, cycle);
  const name = evaluate(key, scope);
  const known = knownString(name);
  if (known !== undefined) return lazyProperty(known, key.span, compute, cycle);
  return firstUnknown(name) ?? failure('the name of this property is not a string', key.span);
}

/**
 * Sets the properties of `side` over those of the list.
 * @returns what is unknown about further properties
 */
export function mergeShallow(list: PropertyList, side: Extract<Side, { kind: 'object' }>): Unknown | undefined {
  const { open } = side;
  if (open) overriddenBy(list, open);
  for (const property of side.properties.values()) list.set(inContainer(side, property));
  return open;
}

/** After an object that isn't known came, what was there before may have another value. */
export function overriddenBy(list: PropertyList, cause: Unknown): void {
  list.replaceAll((property) =>
    computedProperty(property.key, property.span, () => derived('overridden', [property.value, cause], cause)),
  );
}

/** A property of an object, having come the way of the object. */
export function inContainer(container: Value, property: Property): Property {
  if (container.origin.kind !== 'written' || container.origin.through.length === 0) return property;
  return computedProperty(property.key, property.span, () => viaContainer(container, property.value));
}

type For = Extract<Expression, { kind: 'for' }>;

/** `[for item in array: value]`, as a value. */
export function arrayLoop(loop: For, scope: Scope): Value {
  return eachSide([evaluate(loop.over, scope)], written(loop.span), ([over]) => {
    if (over?.kind === 'unknown') return array([], written(loop.span), over);
    if (over?.kind !== 'array') return failure('a loop needs an array', loop.over.span);
    if (over.items.length > ITEM_LIMIT) return failure('the loop has too many items', loop.over.span);
    const items = over.items.map((item, at) =>
      evaluate(loop.body, loopScope(loop, viaContainer(over, item), at, scope)),
    );
    return array(items, written(loop.span), over.open);
  });
}

/**
 * The scope of a loop's body. A loop of ARM JSON is bound to `copyIndex('its name')`, and that of a resource or an output
 * (whose `index` is set) to `copyIndex()`, too.
 */
export function loopScope(
  loop: { readonly item: For['item']; readonly index: For['index'] },
  item: Value,
  at: number | Value,
  scope: Scope,
): Scope {
  const position = typeof at === 'number' ? number(at, written((loop.index ?? loop.item).span)) : at;
  const instance = `${scope.instance}[${typeof at === 'number' ? at : '?'}]`;
  const names = new Map<string, Binding>();
  if (scope.dialect === 'arm') {
    names.set(armName('copyIndex', loop.item.text), bound(item));
    if (loop.index) names.set(INNERMOST_LOOP, bound(item));
  } else {
    names.set(loop.item.text, bound(item));
    if (loop.index) names.set(loop.index.text, bound(position));
  }
  return { ...extend(scope, names), instance };
}

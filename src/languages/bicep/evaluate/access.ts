import type { Span } from '../../../text/source.ts';
import { type NullValue, nothing, type Value, written } from '../../../value/value.ts';
import type { Expression } from '../syntax.ts';
import { callKey, keyOf, writtenText } from './canonical.ts';
import { choose, eachSide, type Side } from './choice.ts';
import { CONDITION } from './expansion.ts';
import { evaluate, evaluateLink } from './expression.ts';
import { derived, failure, ownProperty, unknownProperty, viaContainer, viaReference } from './reference.ts';
import { resolved, type Scope } from './scope.ts';

/** What a `.?` or `[?…]` that finds nothing gives: the rest of the chain is skipped, up to a parenthesis. */
interface Skipped extends NullValue {
  readonly skipped: true;
}

function skip(place: Span): Skipped {
  return { ...nothing(written(place)), skipped: true };
}

function isSkipped(value: Value): boolean {
  return value.kind === 'null' && 'skipped' in value;
}

/** The value of a whole chain: what was skipped is null. */
export function settled(value: Value, place: Span): Value {
  if (isSkipped(value)) return nothing(written(place));
  if (value.kind !== 'choice' || !value.options.some((option) => isSkipped(option.value))) return value;
  const options = value.options.map((option) => ({ ...option, value: settled(option.value, place) }));
  return { ...value, options };
}

type Member = Extract<Expression, { kind: 'member' }>;
type Index = Extract<Expression, { kind: 'index' }>;
type Nested = Extract<Expression, { kind: 'nested' }>;

/** `target.name` and `target.?name`. */
export function member(expression: Member, scope: Scope): Value {
  const { target, name, safe, span } = expression;
  if (target.kind === 'identifier') {
    const binding = resolved(scope.lookup(target.name));
    if (binding?.kind === 'namespace') {
      const inner = resolved(binding.lookup(name.text));
      if (inner?.kind === 'value') return viaReference(inner.value(), span);
      return failure(`\`${target.name}\` has no \`${name.text}\``, span);
    }
  }
  return eachSide([evaluateLink(target, scope)], written(span), ([side]) => {
    if (!side) return failure('nothing to read from', span);
    const found = ofWhichever(side, name.text, propertyOf(side, name.text, safe, span), span);
    return safe ? whereDeployed(side, found, scope, span) : found;
  });
}

/** What is read from an item (or a property) of which it isn't known which one it is: known where it is the same for all. */
function ofWhichever(side: Side, name: string, found: Value, place: Span): Value {
  if (found.kind !== 'unknown' || found.target || side.kind !== 'unknown' || !side.among) return found;
  const [first, ...others] = side.among.map((item) =>
    item.kind === 'choice' ? item : propertyOf(item, name, false, place),
  );
  if (!first || first.kind === 'choice') return found;
  const key = keyOf(first);
  if (first.kind !== 'unknown' && key !== undefined && others.every((other) => keyOf(other) === key)) return first;
  const only = others.length === 0 && (first.kind === 'unknown' || first.kind === 'string') ? first.target : undefined;
  return only ? { ...found, target: only } : found;
}

/** All that an index may find; none where there may be more. */
function itemsOf(container: Value): readonly Value[] {
  if (container.kind === 'object' && !container.open)
    return [...container.properties.values()].map(({ value }) => value);
  if (container.kind !== 'array' || (container.open && !container.further)) return [];
  return [...container.items, ...(container.further ? [container.further] : [])];
}

/** What `.?` reads from a resource or module that stands in an `if`: null where that is false. */
function whereDeployed(side: Side, found: Value, scope: Scope, place: Span): Value {
  const condition = side.kind === 'object' ? side.properties.get(CONDITION) : undefined;
  if (!condition?.span) return found;
  const { span } = condition;
  return eachSide([condition.value], written(place), ([deployed]) => {
    if (deployed?.kind === 'boolean') return deployed.value ? found : skip(place);
    const when = writtenText({ kind: 'missing', span });
    const key = (deployed && keyOf(deployed)) ?? `${scope.instance}@${span.source.path}:${span.start}`;
    return choose({ when, key }, found, skip(place), written(place));
  });
}

/** A property, by name, of any value. */
export function propertyOf(target: Side, name: string, safe: boolean, place: Span): Value {
  if (isSkipped(target)) return target;
  switch (target.kind) {
    case 'object': {
      const found = ownProperty(target, name);
      if (found) return viaContainer(target, found);
      if (target.open) return unknownProperty(target.open, name);
      return safe ? skip(place) : failure(`there is no property \`${name}\` here`, place);
    }
    case 'unknown':
      return unknownProperty(target, name);
    case 'null':
      return safe ? skip(place) : failure(`\`${name}\` is read from null`, place);
    case 'array':
    case 'string':
    case 'number':
    case 'boolean':
      return safe ? skip(place) : failure(`\`${name}\` is read from ${article(target.kind)}`, place);
  }
}

function article(kind: string): string {
  return kind === 'array' ? 'an array' : `a ${kind}`;
}

/** `target[index]`, `target[?index]`, `target[^index]`. */
export function index(expression: Index, scope: Scope): Value {
  const target = evaluateLink(expression.target, scope);
  if (isSkipped(target)) return target;
  const at = evaluate(expression.index, scope);
  return eachSide([target, at], written(expression.span), ([container, position]) =>
    container && position ? element(container, position, expression) : failure('nothing to read from', expression.span),
  );
}

function element(target: Side, at: Side, expression: Index): Value {
  const { span, safe, fromEnd } = expression;
  if (isSkipped(target)) return target;
  if (at.kind === 'string' && at.text.known) return propertyOf(target, at.text.string, safe, span);
  if (target.kind === 'unknown')
    return { ...derived(fromEnd ? 'itemFromEnd' : 'item', [target, at], target), ...kept(target) };
  if (at.kind === 'unknown') return { ...derived('item', [target, at], at), among: itemsOf(target) };
  if (at.kind === 'string') {
    const key = callKey('item', [target, at]);
    const reason = at.text.holes[0]?.reason ?? 'the name of the property is not known';
    return {
      kind: 'unknown',
      reason,
      origin: at.origin,
      ...(key === undefined ? {} : { key }),
      among: itemsOf(target),
    };
  }
  if (target.kind === 'null') return safe ? skip(span) : failure('an item is read from null', span);
  if (at.kind !== 'number') return failure(`an item can't be found by ${article(at.kind)}`, span);
  if (target.kind !== 'array') return safe ? skip(span) : failure(`an item is read from ${article(target.kind)}`, span);
  const position = Number(at.value);
  if (target.open) return unknownProperty(target.open, keyOf(at) ?? '?');
  const found = target.items[fromEnd ? target.items.length - position : position];
  if (found) return viaContainer(target, found);
  return safe ? skip(span) : failure(`there is no item ${position} here`, span);
}

function kept(target: Side): { readonly target?: object } {
  return target.kind === 'unknown' && target.target ? { target: target.target } : {};
}

/** `resource::nested`. */
export function nested(expression: Nested, scope: Scope): Value {
  return eachSide([evaluateLink(expression.target, scope)], written(expression.span), ([side]) => {
    if (!side) return failure('nothing to read from', expression.span);
    return propertyOf(side, nestedName(expression.name.text), false, expression.span);
  });
}

/** Under which name the value of a resource holds a nested resource: one that no property can have. */
export function nestedName(symbol: string): string {
  return `::${symbol}`;
}

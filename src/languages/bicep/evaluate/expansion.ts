import { both, type Condition } from '../../../value/condition.ts';
import { sides } from '../../../value/read.ts';
import type { Property, Unknown, Value } from '../../../value/value.ts';
import type { Expression, ObjectExpression } from '../syntax.ts';
import { keyOf, writtenText } from './canonical.ts';
import type { Side } from './choice.ts';
import { loopScope } from './collection.ts';
import { ITEM_LIMIT } from './context.ts';
import { evaluate } from './expression.ts';
import { computedProperty } from './lazy.ts';
import { derived, failure, viaContainer } from './reference.ts';
import { memo, type Scope } from './scope.ts';

/** One resource or module that a declaration makes. */
export interface Place {
  readonly body: ObjectExpression;
  readonly scope: Scope;
  /** '' or `[0]`: which of the loop */
  readonly suffix: string;
  /** whether it is deployed, as far as can be known; asked for when it is needed */
  readonly deployed: () => Deployed;
  /** the `if` before the body: its condition, as it is written and as a value */
  readonly condition: { readonly expression: Expression; readonly value: () => Value } | null;
}

export type Deployed = { readonly kind: 'no' } | { readonly kind: 'yes'; readonly condition: Condition | null };

/** What a declaration makes: one, or those of a loop, of which there are several sets where the array depends on a condition. */
export type Expansion =
  | { readonly kind: 'one'; readonly place: Place }
  | { readonly kind: 'loop'; readonly sets: readonly LoopSet[] };

export interface LoopSet {
  readonly condition: Condition | null;
  readonly places: readonly Place[];
  /** set where there may be more */
  readonly open: Unknown | undefined;
}

const ALWAYS: Deployed = { kind: 'yes', condition: null };

/** Follows the loop and the conditions around a body. */
export function expand(body: Expression, scope: Scope): Expansion {
  const inner = unwrapped(body);
  if (inner.kind !== 'for') return { kind: 'one', place: placeOf(inner, scope, '', null) };
  const loop = inner;
  const sets = sides(evaluate(loop.over, scope)).map(({ when, value }): LoopSet => {
    const condition = when === null ? null : { when, span: loop.over.span };
    if (value.kind === 'array') {
      const items = value.items.slice(0, ITEM_LIMIT);
      const places = items.map((item, at) =>
        placeOf(loop.body, loopScope(loop, viaContainer(value, item), at, scope), `[${at}]`, condition),
      );
      const rest = value.open ? [unknownItem(loop, value.open, condition, scope)] : [];
      return { condition, places: [...places, ...rest], open: value.open };
    }
    const cause = value.kind === 'unknown' ? value : failure('a loop needs an array', loop.over.span);
    return { condition, places: [unknownItem(loop, cause, condition, scope)], open: cause };
  });
  return { kind: 'loop', sets };
}

function unwrapped(body: Expression): Expression {
  return body.kind === 'parenthesis' ? unwrapped(body.inner) : body;
}

/** Stands for each of the items that aren't known. */
function unknownItem(
  loop: Extract<Expression, { kind: 'for' }>,
  cause: Unknown,
  condition: Condition | null,
  scope: Scope,
): Place {
  const key = keyOf(cause);
  const item: Unknown = { ...derived('item', [], cause), ...(key === undefined ? {} : { key: `each(${key})` }) };
  const index: Value = { ...item, ...(item.key === undefined ? {} : { key: `index${item.key}` }), type: 'number' };
  const each = { when: `for each of ${writtenText(loop.over)}`, span: loop.over.span };
  const inside = loopScope(loop, isCounter(loop.over) ? { ...item, type: 'number' } : item, index, scope);
  return placeOf(loop.body, inside, '[?]', both(condition, each));
}

/** `range(0, n)`: its items are numbers. */
function isCounter(over: Expression): boolean {
  return over.kind === 'call' && over.name.text === 'range';
}

function placeOf(body: Expression, scope: Scope, suffix: string, loop: Condition | null): Place {
  const inner = unwrapped(body);
  const deployed = memo(
    () => deployment(inner, scope, loop),
    () => ALWAYS,
  );
  const condition =
    inner.kind === 'if' ? { expression: inner.condition, value: () => evaluate(inner.condition, scope) } : null;
  return { body: objectIn(inner), scope, suffix, deployed, condition };
}

/** The property of a symbol's value that holds whether it is deployed: no property can have this name. */
export const CONDITION = '::condition';

/** What makes `.?` give null where the resource or module is not deployed. */
export function conditionProperty(place: Place): readonly Property[] {
  const { condition } = place;
  if (!condition) return [];
  return [computedProperty(CONDITION, condition.expression.span, condition.value)];
}

function objectIn(body: Expression): ObjectExpression {
  const inner = unwrapped(body);
  if (inner.kind === 'object') return inner;
  if (inner.kind === 'if') return objectIn(inner.body);
  return { kind: 'object', span: inner.span, members: [], resources: [] };
}

function deployment(body: Expression, scope: Scope, outer: Condition | null): Deployed {
  if (body.kind !== 'if') return { kind: 'yes', condition: outer };
  const possible = sides(evaluate(body.condition, scope)).flatMap(({ when, value }) => {
    if (isFalse(value)) return [];
    if (value.kind === 'boolean') return [when];
    return [when === null ? writtenText(body.condition) : `${when} and ${writtenText(body.condition)}`];
  });
  if (possible.length === 0) return { kind: 'no' };
  if (possible.includes(null)) return { kind: 'yes', condition: outer };
  const own = { when: possible.join(' or '), span: body.condition.span };
  return { kind: 'yes', condition: both(outer, own) };
}

function isFalse(side: Side): boolean {
  return side.kind === 'boolean' && !side.value;
}

/** The first member of a body that has this name, as it is written. */
export function bodyMember(body: ObjectExpression, name: string): Expression | undefined {
  const lower = name.toLowerCase();
  for (const item of body.members) {
    if (item.kind !== 'property' || 'kind' in item.key) continue;
    if (item.key.text.toLowerCase() === lower) return item.value;
  }
  return undefined;
}

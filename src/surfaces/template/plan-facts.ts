import { knownBoolean, path, property, sides, textOf } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { PlanFact, Scope } from '../facts.ts';
import { type Declared, declarationOf, sameNames } from './declared.ts';

/** The plans that are declared, and those that are only referred to. */
export function planFacts(declared: readonly Declared[], scope: Scope): readonly PlanFact[] {
  return declared
    .filter((one) => one.type === 'serverfarms' && declarationOf(one, declared) === one)
    .map((one) => planFact(one, scope));
}

function planFact({ resource }: Declared, scope: Scope): PlanFact {
  const { body, name, identity, span, condition, existing } = resource;
  const sku = property(body, 'sku');
  return {
    kind: 'plan',
    scope,
    resource: identity,
    name,
    sku: property(sku, 'name'),
    capacity: property(sku, 'capacity'),
    linux: isLinux(property(body, 'kind'), path(body, 'properties', 'reserved')),
    span,
    condition,
    existing,
  };
}

/** A kind that names Linux, or `reserved`; undefined where neither tells. */
export function isLinux(kind: Value | undefined, reserved: Value | undefined): boolean | undefined {
  const kinds = kind === undefined ? [] : sides(kind).map(({ value }) => textOf(value)?.string.toLowerCase());
  if (kinds.length > 0 && kinds.every((text) => text?.includes('linux'))) return true;
  return reserved === undefined || reserved.kind === 'null' ? (kind ? false : undefined) : knownBoolean(reserved);
}

/**
 * `serverFarmId`, leading to the plan that the same deployment declares: by the resource itself, or where the id (or just
 * a name) is that of a declared plan. A plan that a module only refers to is the one that is declared elsewhere.
 */
export function planReference(plan: Value | undefined, declared: readonly Declared[]): Value | undefined {
  if (plan === undefined || (plan.kind !== 'string' && plan.kind !== 'unknown')) return plan;
  const plans = declared.filter((one) => one.type === 'serverfarms');
  const found = plans.find((one) => one.resource.identity === plan.target) ?? namedPlan(plan, plans);
  return found ? { ...plan, target: declarationOf(found, declared).resource.identity } : plan;
}

/** By the end of an id, or by a name: App Service takes that, too. */
function namedPlan(
  plan: Extract<Value, { kind: 'string' | 'unknown' }>,
  plans: readonly Declared[],
): Declared | undefined {
  if (plan.target) return undefined;
  const name = plan.kind === 'string' ? nameInId(plan) : plan;
  return name ? plans.find((one) => sameNames(one.names, [name])) : undefined;
}

function nameInId(id: Extract<Value, { kind: 'string' }>): Value | null {
  const text = id.text.string;
  const at = text.toLowerCase().lastIndexOf('/serverfarms/');
  if (at >= 0) return { ...id, text: id.text.slice(at + '/serverfarms/'.length) };
  return text.includes('/') || text === '' ? null : id;
}

import { knownBoolean, property } from '../../value/read.ts';
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
    linux: existing ? undefined : isLinux(body),
    span,
    condition,
    existing,
  };
}

/**
 * `reserved` alone decides it, false where it isn't written; undefined where it isn't known.
 * https://azure.github.io/AppService/2021/08/31/Kind-property-overview.html
 */
function isLinux(body: Value): boolean | undefined {
  const properties = property(body, 'properties');
  if (isOpen(body) || isOpen(properties)) return undefined;
  const reserved = property(properties, 'reserved');
  return reserved === undefined || reserved.kind === 'null' ? false : knownBoolean(reserved);
}

function isOpen(value: Value | undefined): boolean {
  return value !== undefined && value.kind !== 'null' && (value.kind !== 'object' || value.open !== undefined);
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

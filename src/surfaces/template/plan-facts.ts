import { knownBoolean, path, property, sides, textOf } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { PlanFact, Scope } from '../facts.ts';
import { type Declared, declarationOf, sameNames } from './declared.ts';
import { sameName } from './resource-names.ts';

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
export function planReference(
  plan: Value | undefined,
  declared: readonly Declared[],
  extra: readonly PlanFact[],
): Value | undefined {
  if (plan === undefined || (plan.kind !== 'string' && plan.kind !== 'unknown')) return plan;
  const plans = declared.filter((one) => one.type === 'serverfarms');
  const direct = plans.find((one) => one.resource.identity === plan.target);
  if (direct) return { ...plan, target: declarationOf(direct, declared).resource.identity };
  if (plan.kind !== 'string' || plan.target) return plan;
  const name = nameInId(plan);
  if (!name) return plan;
  const named = plans.find((one) => sameNames(one.names, [name]));
  if (named) return { ...plan, target: declarationOf(named, declared).resource.identity };
  const other = extra.find((fact) => sameName(fact.name, name));
  return other ? { ...plan, target: other.resource } : plan;
}

function nameInId(id: Extract<Value, { kind: 'string' }>): Value | null {
  const text = id.text.string;
  const at = text.toLowerCase().lastIndexOf('/serverfarms/');
  if (at >= 0) return { ...id, text: id.text.slice(at + '/serverfarms/'.length) };
  return text.includes('/') || text === '' ? null : id;
}

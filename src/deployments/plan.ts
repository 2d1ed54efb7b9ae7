import { knownPlanNames, planSize } from '../appservice/plans.ts';
import type { PlanFact, PlanSizeFact, Scope, SiteFact } from '../surfaces/facts.ts';
import { knownNumber, sides } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import { builtIn, number, type Origin, unknown, type Value } from '../value/value.ts';
import type { Plan } from './deployment.ts';
import { effective } from './effective.ts';
import { compatible } from './operations.ts';
import { inOrder, type Writer } from './writers.ts';

/** A plan, and everything that writes its size. */
export interface SizedPlan {
  readonly plan: Plan;
  readonly skuWriters: readonly Writer[];
  /** a command makes it, and not for Linux */
  readonly windows: boolean;
}

/**
 * The plan that a site names by `serverFarmId` (or a command by its name), in the size that the last writer gives it;
 * null where it names none that is declared.
 */
export function planOf(site: SiteFact, plans: readonly PlanFact[], sizes: readonly PlanSizeFact[]): SizedPlan | null {
  if (site.plan === undefined) return null;
  if (site.plan.kind === 'choice') return ofOneSize(site, site.plan, plans, sizes);
  const target = 'target' in site.plan ? site.plan.target : undefined;
  const own = plans.filter((plan) => plan.scope.run === site.scope.run);
  const named =
    own.find((plan) => plan.resource === target) ??
    own.find((plan) => endsInName(site.plan, plan)) ??
    (target && plans.find((plan) => plan.resource === target)) ??
    namedByCommand(site.plan, site.scope, [...own, ...plans]) ??
    madeBefore(site.plan, site.scope, plans);
  return named ? sized(named, plans, sizes) : null;
}

/** Which of several plans it is, is not known; where they are of one size, that is. */
function ofOneSize(
  site: SiteFact,
  { options }: Extract<Value, { kind: 'choice' }>,
  plans: readonly PlanFact[],
  sizes: readonly PlanSizeFact[],
): SizedPlan | null {
  const each = options.map(({ value }) => planOf({ ...site, plan: value }, plans, sizes));
  const [first] = each;
  const same = (one: SizedPlan | null): boolean =>
    first != null &&
    one !== null &&
    sameText(one.plan.sku, first.plan.sku) === 'same' &&
    knownNumber(one.plan.instances) === knownNumber(first.plan.instances);
  return first && each.every(same) ? { ...first, plan: { ...first.plan, name: null, resource: null } } : null;
}

/** The id of a plan that another template, or a command, makes under the same name. */
function madeBefore(id: Value, { environment }: Scope, plans: readonly PlanFact[]): PlanFact | undefined {
  const made = plans.filter(({ existing, name }) => !existing && name.kind === 'string' && name.text.known);
  return made.find((plan) => endsInName(id, plan) && compatible(plan.scope.environment, environment));
}

/** A command names its plan by its name; the plan may be made elsewhere. */
function namedByCommand(name: Value, { environment }: Scope, plans: readonly PlanFact[]): PlanFact | undefined {
  return plans.find((plan) => sameText(name, plan.name) === 'same' && compatible(plan.scope.environment, environment));
}

function sized(plan: PlanFact, plans: readonly PlanFact[], sizes: readonly PlanSizeFact[]): SizedPlan {
  const same = (other: PlanFact | PlanSizeFact): boolean =>
    sameText(other.name, plan.name) === 'same' && compatible(other.scope.environment, plan.scope.environment);
  const made = (other: PlanFact): boolean => other.byCommand === true || (plan.existing && !other.existing);
  const further = [...plans.filter((other) => other !== plan && made(other) && same(other)), ...sizes.filter(same)];
  const writers = [plan, ...further];
  const of = (read: (fact: PlanFact | PlanSizeFact) => Value | undefined): readonly Writer[] =>
    writers.flatMap((fact) => {
      const value = read(fact);
      return value ? [{ value, scope: fact.scope, span: fact.span, condition: fact.condition }] : [];
    });
  const skuWriters = of((fact) => fact.sku);
  const changed = {
    ...plan,
    sku: effective(skuWriters),
    capacity: effective(of((fact) => fact.capacity ?? (fact.kind === 'plan' ? firstInstances(fact) : undefined))),
  };
  const facts = [plan, ...further].filter((fact): fact is PlanFact => fact.kind === 'plan');
  const windows = facts.every(
    ({ byCommand, existing, linux }) => byCommand === true && !existing && linux === undefined,
  );
  const isMadeForWindows = facts.every(({ linux, existing }) => linux === false && !existing);
  return {
    plan: { ...fromFact(changed), ...(isMadeForWindows && { windows: true }) },
    skuWriters: inOrder(skuWriters),
    windows,
  };
}

/** A plan is made with one instance where nothing asks for more. */
function firstInstances({ existing, byCommand }: PlanFact): Value | undefined {
  return existing || byCommand ? undefined : number(1, builtIn("App Service's default"));
}

/** A plan id that an expression built (`resourceId('Microsoft.Web/serverfarms', name)`) ends in the plan's name. */
function endsInName(id: Value | undefined, plan: PlanFact): boolean {
  if (id?.kind !== 'string' || plan.name.kind !== 'string') return false;
  const at = id.text.string.toLowerCase().lastIndexOf('/serverfarms/');
  if (at < 0) return false;
  return sameText({ ...id, text: id.text.slice(at + '/serverfarms/'.length) }, plan.name) === 'same';
}

function fromFact(fact: PlanFact): Plan {
  const sku =
    fact.sku ??
    fact.skuOtherwise ??
    unknown(
      fact.existing ? 'the plan is declared as `existing`: its size is set elsewhere' : 'the plan has no `sku.name`',
      { kind: 'written', span: fact.span, through: [] },
    );
  return {
    name: fact.name,
    sku,
    ...sizeOf(sku),
    instances:
      fact.capacity ??
      (fact.existing
        ? unknown('the plan is declared as `existing`', sku.origin)
        : number(1, builtIn("App Service's default"))),
    resource: fact.resource,
    span: fact.span,
  };
}

/** vCPU and memory of a SKU, each with the SKU's origin; unknown for a SKU that isn't in the table, never a guess. */
export function sizeOf(sku: Value): { readonly vcpu: Value; readonly memoryGiB: Value } {
  return { vcpu: sizedBy(sku, (size) => size.vcpu), memoryGiB: sizedBy(sku, (size) => size.memoryGiB) };
}

function sizedBy(sku: Value, read: (size: NonNullable<ReturnType<typeof planSize>>) => number): Value {
  const options = sides(sku).map(({ when, value }) => ({ when: when ?? '', value: one(value, sku.origin, read) }));
  const [first] = options;
  if (options.length === 1 && first) return first.value;
  return { kind: 'choice', options, origin: sku.origin };
}

function one(sku: Value, origin: Origin, read: (size: NonNullable<ReturnType<typeof planSize>>) => number): Value {
  if (sku.kind === 'unknown') return sku;
  if (sku.kind !== 'string' || !sku.text.known) return unknown('the SKU is not known', origin);
  const size = planSize(sku.text.string);
  return size
    ? number(read(size), sku.origin)
    : unknown(`SKU '${sku.text.string}' is not in the table of plans (${knownPlanNames()})`, origin);
}

import { knownPlanNames, planSize } from '../appservice/plans.ts';
import type { PlanFact, SiteFact } from '../surfaces/facts.ts';
import { sides } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import { builtIn, number, type Origin, unknown, type Value } from '../value/value.ts';
import type { Plan } from './deployment.ts';

/** The plan that a site names by `serverFarmId`; null where it names none that the same template declares. */
export function planOf(site: SiteFact, plans: readonly PlanFact[]): Plan | null {
  if (site.plan === undefined) return null;
  const target = 'target' in site.plan ? site.plan.target : undefined;
  const own = plans.filter((plan) => plan.scope.run === site.scope.run);
  const named = own.find((plan) => plan.resource === target) ?? own.find((plan) => endsInName(site.plan, plan));
  return named ? fromFact(named) : null;
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
  return { vcpu: sized(sku, (size) => size.vcpu), memoryGiB: sized(sku, (size) => size.memoryGiB) };
}

function sized(sku: Value, read: (size: NonNullable<ReturnType<typeof planSize>>) => number): Value {
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

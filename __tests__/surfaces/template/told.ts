import type { PlanFact, SiteFact } from '../../../src/surfaces/facts.ts';
import type { Surfaces } from '../../../src/surfaces/surfaces.ts';
import { templateFacts } from '../../../src/surfaces/template/template-facts.ts';
import type { TemplateRun } from '../../../src/surfaces/template-run.ts';
import { placeName } from '../../../src/text/source.ts';
import { sides, textOf, unknownReason } from '../../../src/value/read.ts';
import type { Value } from '../../../src/value/value.ts';
import { memoryWorkspace } from '../../../src/workspace/memory.ts';

export async function factsOf(
  files: Readonly<Record<string, string>>,
  runs: readonly TemplateRun[] = [],
): Promise<Surfaces> {
  return templateFacts(memoryWorkspace(files), runs);
}

/** A value on one line: the text, `-` for what isn't written, `?` for what isn't known, each side with its condition. */
export function told(value: Value | null | undefined): string {
  if (value === undefined || value === null) return '-';
  return sides(value)
    .map(({ when, value: side }) => `${when === null ? '' : `${when} ? `}${one(side)}`)
    .join(' : ');
}

function one(value: Value): string {
  switch (value.kind) {
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    default:
      return textOf(value)?.string.replaceAll('\uFFFC', '…') ?? `? ${unknownReason(value) ?? value.kind}`;
  }
}

/** What the files say of each site: environment, name, plan, stack, command and settings. */
export async function sites(files: Readonly<Record<string, string>>, runs: readonly TemplateRun[] = []) {
  const { facts } = await factsOf(files, runs);
  const plans = facts.filter((fact): fact is PlanFact => fact.kind === 'plan');
  return facts
    .filter((fact): fact is SiteFact => fact.kind === 'site')
    .map((site) => {
      const target = site.plan && 'target' in site.plan ? site.plan.target : undefined;
      const plan = plans.find((one) => one.resource === target && one.scope.run === site.scope.run);
      return {
        environment: site.scope.environment,
        site: `${told(site.name)}${site.slot ? `/${told(site.slot)}` : ''}${site.condition ? ` if ${site.condition.when}` : ''}`,
        at: placeName(site.span),
        plan: plan ? `${told(plan.sku)} × ${told(plan.capacity)}` : `not declared: ${told(site.plan)}`,
        stack: told(site.linuxFxVersion),
        command: told(site.startupCommand),
        settings: Object.fromEntries(
          [...site.appSettings.settings.values()].map(({ name, value }) => [name, told(value)]),
        ),
        open: site.appSettings.open,
      };
    });
}

export const PLAN = `resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  sku: { name: 'B1', capacity: 2 }
  kind: 'linux'
  properties: { reserved: true }
}
`;

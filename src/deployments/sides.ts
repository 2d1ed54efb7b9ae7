import { both, decides } from '../value/condition.ts';
import { type Given, narrowed } from '../value/narrow.ts';
import { sides } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import type { Deployment, Plan, Writers } from './deployment.ts';
import type { Writer } from './writers.ts';

/** A startup command that hangs on an unknown condition makes a conditional deployment of each side. */
export function sidesOf(deployment: Deployment): readonly Deployment[] {
  const command = deployment.startupCommand;
  if (command?.kind !== 'choice') return [deployment];
  const span = spanOf(command);
  const possible = sides(command).filter(({ when }) => when === null || !isRuledOut(when, deployment));
  return possible.map(({ when, value, assumes }) => {
    const one: Deployment = {
      ...deployment,
      // where nothing writes a command to a site that is declared elsewhere, it has the one that is set there
      startupCommand: value.kind === 'null' && !deployment.declared ? undefined : value,
      condition: when === null ? deployment.condition : both(deployment.condition, { when, span }),
    };
    return when === null ? one : where(one, { when, ...(assumes && { assumes }) });
  });
}

/** It can't be where the site is deployed; conditions of one file mean the same by the same words. */
function isRuledOut(when: string, { condition, startupCommand }: Deployment): boolean {
  const file = startupCommand && spanOf(startupCommand)?.source.path;
  return condition !== null && condition.span?.source.path === file && decides(condition.when, when) === false;
}

/** What a deployment is on one side of its startup command: what its file writes on the other side is left out. */
function where(deployment: Deployment, given: Given): Deployment {
  const { writers, plan } = deployment;
  const files = new Set([...(writers?.startupCommand ?? []), ...(writers?.sku ?? [])].map(({ scope }) => scope.file));
  if (!writers || files.size !== 1) return deployment;
  return { ...deployment, plan: plan && planWhere(plan, given), writers: writersWhere(writers, given) };
}

function planWhere(plan: Plan, given: Given): Plan {
  const left = (value: Value): Value => narrowed(value, given);
  return {
    ...plan,
    sku: left(plan.sku),
    vcpu: left(plan.vcpu),
    memoryGiB: left(plan.memoryGiB),
    instances: left(plan.instances),
  };
}

function writersWhere(writers: Writers, { when }: Given): Writers {
  const left = (each: readonly Writer[]): readonly Writer[] =>
    each.filter(({ condition }) => condition === null || decides(when, condition.when) !== false);
  return { ...writers, startupCommand: left(writers.startupCommand), sku: left(writers.sku) };
}

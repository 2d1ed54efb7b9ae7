import { knownString, textOf } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { Surfaces } from '../surfaces.ts';
import type { TemplateDeployment } from './template-deployment.ts';

/** A deployment of a template, and what it declares. */
export interface ReadDeployment {
  readonly deployment: TemplateDeployment;
  readonly read: Surfaces;
}

/**
 * Without the parameter files that nothing deploys, and that say of the same template no more than a step does by values
 * (`environment=prod` beside `parameters.prod.json`): they would make the same apps, which the step makes already.
 */
export function withoutToldAgain(all: readonly ReadDeployment[]): readonly ReadDeployment[] {
  const isBeside = ({ deployment }: ReadDeployment): boolean => deployment.order === null && !deployment.azd;
  const named = all.filter((one) => !isBeside(one));
  const isSame = (one: ReadDeployment, other: ReadDeployment): boolean =>
    one.deployment.template === other.deployment.template &&
    (other.deployment.environment ?? one.deployment.environment) === one.deployment.environment &&
    appsOf(one) !== null &&
    appsOf(one) === appsOf(other);
  return all.filter((one) => !isBeside(one) || !named.some((other) => isSame(one, other)));
}

/** The apps with what decides how they run, and the sizes of the plans; null where there are none, or not all names are known. */
function appsOf({ read }: ReadDeployment): string | null {
  const names = read.facts.flatMap((fact) => (fact.kind === 'site' ? [knownString(fact.name)] : []));
  if (names.length === 0 || names.includes(undefined)) return null;
  const told = read.facts.flatMap((fact) => {
    if (fact.kind === 'site') return [fact.name, fact.startupCommand, fact.linuxFxVersion];
    return fact.kind === 'plan' ? [fact.name, fact.sku, fact.capacity] : [];
  });
  return told.map(said).join('\n').toLowerCase();
}

function said(value: Value | undefined): string {
  return value?.kind === 'number' ? String(value.value) : (textOf(value)?.string ?? '');
}

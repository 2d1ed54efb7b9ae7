import type { DeployFact, SiteFact } from '../surfaces/facts.ts';
import { knownString } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';

/** Which declared site each deploying step belongs to. */
export interface StepJoins {
  readonly stepsOf: ReadonlyMap<SiteFact, readonly DeployFact[]>;
  /** why a step was joined to a site, where it isn't by equal names */
  readonly reasons: ReadonlyMap<DeployFact, string>;
  /** steps that deploy to a site which nothing in the repository declares */
  readonly elsewhere: readonly DeployFact[];
}

/**
 * A step joins the sites whose name it writes. Where a name is only partly known it joins the one site that can be
 * meant, and only if no other app is deployed that could be meant as well: two apps are never joined because
 * nothing else is left.
 */
export function joinSteps(steps: readonly DeployFact[], sites: readonly SiteFact[]): StepJoins {
  const stepsOf = new Map<SiteFact, DeployFact[]>();
  const reasons = new Map<DeployFact, string>();
  const elsewhere: DeployFact[] = [];
  for (const step of steps) {
    const fitting = sites.filter((site) => sameSlot(step.slot, site.slot));
    const same = fitting.filter((site) => sameText(step.appName, site.name) === 'same');
    const possible = same.length > 0 ? [] : fitting.filter((site) => sameText(step.appName, site.name) === 'possible');
    const joined = ofEnvironment(step, same.length > 0 ? same : onlyOne(possible, step, steps));
    if (joined.length === 0) elsewhere.push(step);
    else if (same.length === 0) reasons.set(step, 'joined by: only site in the repository that can be meant');
    for (const site of joined) stepsOf.set(site, [...(stepsOf.get(site) ?? []), step]);
  }
  return { stepsOf, reasons, elsewhere };
}

/** One declaration counts once, however many environments deploy it. */
function onlyOne(possible: readonly SiteFact[], step: DeployFact, steps: readonly DeployFact[]): readonly SiteFact[] {
  const [first] = possible;
  if (!first || possible.some((site) => !sameDeclaration(site, first))) return [];
  const rivals = steps.filter(
    (other) =>
      sameText(other.appName, step.appName) !== 'same' &&
      possible.some((site) => sameText(other.appName, site.name) !== 'different'),
  );
  return rivals.length === 0 ? possible : [];
}

export function sameDeclaration(first: SiteFact, second: SiteFact): boolean {
  return first.span.source.path === second.span.source.path && first.span.start === second.span.start;
}

/** The sites of the step's own environment; all of them where none is of it. */
function ofEnvironment(step: DeployFact, sites: readonly SiteFact[]): readonly SiteFact[] {
  const { environment } = step.scope;
  if (environment === null) return sites;
  const own = sites.filter((site) => sameEnvironment(site.scope.environment, environment));
  return own.length > 0 ? own : sites;
}

const SHORT_NAMES: Readonly<Record<string, string>> = {
  production: 'prod',
  prd: 'prod',
  development: 'dev',
  staging: 'stage',
  stg: 'stage',
  testing: 'test',
};

export function sameEnvironment(first: string | null, second: string | null): boolean {
  const short = (name: string): string => SHORT_NAMES[name.toLowerCase()] ?? name.toLowerCase();
  return first !== null && second !== null && short(first) === short(second);
}

/** App Service calls the site itself the slot `production`. */
export function isProductionSlot(slot: Value | null | undefined): boolean {
  if (slot === null || slot === undefined || slot.kind === 'null') return true;
  const name = knownString(slot)?.toLowerCase();
  return name === 'production' || name === '';
}

function sameSlot(step: Value | undefined, site: Value | null): boolean {
  if (isProductionSlot(step) || isProductionSlot(site)) return isProductionSlot(step) && isProductionSlot(site);
  return step !== undefined && site !== null && sameText(step, site) !== 'different';
}

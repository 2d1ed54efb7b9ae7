import type { CoverageNote, Fact, PlanFact, PlanSizeFact, ServiceFact, SiteFact } from '../surfaces/facts.ts';
import { sameText } from '../value/same-text.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { joinOperations, sameDeclaration } from './deploy-steps.ts';
import type { Deployment } from './deployment.ts';
import { elsewhereDeployment, mergeOperations } from './elsewhere.ts';
import { type Operation, operationsOf } from './operations.ts';
import { type Joined, siteDeployment } from './site-deployment.ts';
import { declaredSites, withOrigins } from './sites.ts';
import { isProductionSlot } from './slots.ts';

export interface Deployments {
  readonly deployments: readonly Deployment[];
  /** sites and steps that are not ours, or can't be told to be */
  readonly coverage: readonly CoverageNote[];
}

/** All facts, by kind, and what decides how they are joined. */
export interface Known {
  readonly workspace: Workspace;
  readonly sites: readonly SiteFact[];
  readonly plans: readonly PlanFact[];
  readonly sizes: readonly PlanSizeFact[];
  readonly services: readonly ServiceFact[];
  /** why an operation was joined to a site, where it isn't by equal names */
  readonly reasons: ReadonlyMap<Operation, string>;
  /** one app only is deployed or declared */
  readonly onlySite: boolean;
}

/** Joins facts into deployments: one app in one environment, with its plan, settings and folder. */
export function joinDeployments(facts: readonly Fact[], workspace: Workspace): Deployments {
  const all = facts.filter((fact): fact is SiteFact => fact.kind === 'site');
  const declared = declaredSites(all.map((site) => withOrigins(site, all)));
  const sites = declared.map(({ site }) => site);
  const joins = joinOperations(operationsOf(facts), sites);
  const groups = mergeOperations(joins.elsewhere);
  const known: Known = {
    workspace,
    sites,
    plans: facts.filter((fact): fact is PlanFact => fact.kind === 'plan'),
    sizes: facts.filter((fact): fact is PlanSizeFact => fact.kind === 'plan-size'),
    services: facts.filter((fact): fact is ServiceFact => fact.kind === 'service'),
    reasons: joins.reasons,
    onlySite: apps(sites) + groups.length === 1,
  };
  const joined: readonly Joined[] = [
    ...declared.map(({ site, further }) =>
      siteDeployment(site, [...further, ...(joins.operationsOf.get(site) ?? [])], known),
    ),
    ...groups.map((group) => elsewhereDeployment(group, known)),
  ];
  return {
    deployments: joined.flatMap((one) => ('deployment' in one ? [one.deployment] : [])),
    coverage: joined.flatMap((one) => ('note' in one ? [one.note] : [])),
  };
}

/** How many apps are declared: one declaration counts once, whatever deploys it, and its slots with it. */
function apps(sites: readonly SiteFact[]): number {
  const distinct: SiteFact[] = [];
  for (const site of sites) {
    const counted = distinct.some(
      (other) =>
        sameDeclaration(other, site) || (!isProductionSlot(site.slot) && sameText(other.name, site.name) === 'same'),
    );
    if (!counted) distinct.push(site);
  }
  return distinct.length;
}

import type { CoverageNote, DeployFact, Fact, PlanFact, ServiceFact, SiteFact } from '../surfaces/facts.ts';
import { knownString } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { appRoot } from './app-root.ts';
import { isProductionSlot, joinSteps, sameDeclaration } from './deploy-steps.ts';
import type { Deployment } from './deployment.ts';
import { effectiveCommand } from './effective-command.ts';
import { planOf } from './plan.ts';
import { looksLikePython } from './python-evidence.ts';
import { pythonVersionOf } from './python-version.ts';
import { runtimeOf } from './runtime.ts';

export interface Deployments {
  readonly deployments: readonly Deployment[];
  /** sites and steps that are not ours, or can't be told to be */
  readonly coverage: readonly CoverageNote[];
}

/** Joins facts into deployments: one app in one environment, with its plan, settings and folder. */
export function joinDeployments(facts: readonly Fact[], workspace: Workspace): Deployments {
  const sites = facts.filter((fact): fact is SiteFact => fact.kind === 'site');
  const plans = facts.filter((fact): fact is PlanFact => fact.kind === 'plan');
  const steps = facts.filter((fact): fact is DeployFact => fact.kind === 'deploy');
  const services = facts.filter((fact): fact is ServiceFact => fact.kind === 'service');
  const joins = joinSteps(steps, sites);
  const elsewhere = mergeSteps(joins.elsewhere);
  const onlySite = oneDeclaration(sites) + elsewhere.length === 1;
  const deployments: Deployment[] = [];
  const coverage: CoverageNote[] = [];

  for (const site of sites) {
    const own = joins.stepsOf.get(site) ?? [];
    const runtime = runtimeOf(site);
    const root = appRoot(site, own, services, onlySite, workspace);
    const startupCommand = effectiveCommand(site.startupCommand, own);
    if (runtime.kind === 'unknown' && !looksLikePython(startupCommand, own, root.folder.path, workspace)) {
      coverage.push({ what: siteName(site.name), why: runtime.why, span: site.span });
      continue;
    }
    if (runtime.kind === 'container' || runtime.kind === 'other') {
      const why =
        runtime.kind === 'container'
          ? 'it runs a container image, which is not read yet'
          : `it is ${runtime.what}, not a Python web app`;
      coverage.push({ what: siteName(site.name), why, span: site.span });
      continue;
    }
    deployments.push({
      name: site.name,
      slot: site.slot,
      environment: site.scope.environment ?? onlyEnvironment(own),
      declared: true,
      span: site.span,
      condition: site.condition,
      root: root.folder,
      plan: planOf(site, plans),
      startupCommand,
      linuxFxVersion: site.linuxFxVersion,
      pythonVersion: pythonVersionOf(site.linuxFxVersion, own, root.folder.path, workspace),
      appSettings: site.appSettings,
      joins: [root.join, ...own.map((step) => joins.reasons.get(step) ?? null)].filter((reason) => reason !== null),
    });
  }

  for (const group of elsewhere) {
    const [step] = group;
    if (!step) continue;
    const image = group.find((candidate) => candidate.image !== undefined);
    const root = appRoot(null, group, services, onlySite, workspace);
    const startupCommand = effectiveCommand(undefined, group);
    if (image || !looksLikePython(startupCommand, group, root.folder.path, workspace)) {
      const why = image
        ? 'it deploys a container image, which is not read yet'
        : 'nothing shows that it is a Python app';
      coverage.push({ what: siteName(step.appName), why, span: step.span });
      continue;
    }
    deployments.push({
      name: step.appName,
      slot: isProductionSlot(step.slot) ? null : (step.slot ?? null),
      environment: onlyEnvironment(group),
      declared: false,
      span: step.span,
      condition: step.condition,
      root: root.folder,
      plan: null,
      startupCommand,
      linuxFxVersion: undefined,
      pythonVersion: pythonVersionOf(undefined, group, root.folder.path, workspace),
      appSettings: {
        settings: new Map(),
        open: 'the site is not declared in the repository, so its app settings are not known',
      },
      joins: root.join === null ? [] : [root.join],
    });
  }
  return { deployments, coverage };
}

/** Steps that deploy the same app to the same slot in the same environment are one deployment. */
function mergeSteps(steps: readonly DeployFact[]): readonly (readonly DeployFact[])[] {
  const groups: DeployFact[][] = [];
  for (const step of steps) {
    const group = groups.find(([first]) => first !== undefined && sameTarget(first, step));
    if (group) group.push(step);
    else groups.push([step]);
  }
  return groups;
}

function sameTarget(first: DeployFact, second: DeployFact): boolean {
  if (first.scope.environment !== second.scope.environment) return false;
  if (sameText(first.appName, second.appName) !== 'same') return false;
  if (isProductionSlot(first.slot) || isProductionSlot(second.slot))
    return isProductionSlot(first.slot) && isProductionSlot(second.slot);
  return first.slot !== undefined && second.slot !== undefined && sameText(first.slot, second.slot) === 'same';
}

function oneDeclaration(sites: readonly SiteFact[]): number {
  const distinct: SiteFact[] = [];
  for (const site of sites) if (!distinct.some((other) => sameDeclaration(other, site))) distinct.push(site);
  return distinct.length;
}

function onlyEnvironment(steps: readonly DeployFact[]): string | null {
  const names = new Set(steps.map((step) => step.scope.environment));
  const [only] = names;
  return names.size === 1 ? (only ?? null) : null;
}

function siteName(name: Value): string {
  const known = knownString(name);
  return known === undefined ? 'a site' : `site '${known}'`;
}

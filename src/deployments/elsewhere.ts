import type { SiteFact } from '../surfaces/facts.ts';
import { sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';
import type { AppRoot } from './app-root.ts';
import { inRun } from './deploy-steps.ts';
import { effective } from './effective.ts';
import { effectiveSettings } from './effective-settings.ts';
import { isHostNameOf, ownName } from './host-name.ts';
import type { Known } from './known.ts';
import { compatible, isRemembered, type Operation } from './operations.ts';
import { planOf } from './plan.ts';
import { looksLikePython, startsFunctions } from './python-evidence.ts';
import { pythonVersionOf } from './python-version.ts';
import { isFunctionApp, runtimeOf } from './runtime.ts';
import { isScript } from './scripts.ts';
import {
  commandWriters,
  deploysOf,
  type Joined,
  joinsOf,
  moves,
  onlyEnvironment,
  refusedProfiles,
  siteName,
  UNSEEN_SETTINGS,
  writer,
} from './site-deployment.ts';
import { isProductionSlot, sameSlot } from './slots.ts';
import { inOrder } from './writers.ts';

/** What is done to the same app, in the same slot and environment, is one deployment. */
export function mergeOperations(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const groups: Operation[][] = [];
  for (const operation of operations) {
    const group = groups.find((others) => others.every((other) => sameTarget(other, operation)));
    if (group) group.push(operation);
    else groups.push([operation]);
  }
  return groups;
}

function sameTarget(first: Operation, second: Operation): boolean {
  return (
    compatible(first.scope.environment, second.scope.environment) &&
    (sameText(first.appName, second.appName) === 'same' || isHostNameOf(first.appName, second.appName)) &&
    sameSlot(first.slot, second.slot)
  );
}

/** An app that steps and commands deploy, and that nothing in the repository declares. */
export function elsewhereDeployment(group: readonly Operation[], root: AppRoot, known: Known): Joined {
  const told = group.filter((operation) => !isRemembered(operation));
  const [first = group[0]] = told;
  const steps = deploysOf(group);
  const main = steps[0] ?? first;
  if (!main) throw new Error('a deployment needs a step');
  const written = commandWriters(group);
  const startupCommand = effective(written, true);
  const linuxFxVersion = effective(
    group.flatMap((each) => (each.kind === 'settings' ? writer(each, each.linuxFxVersion) : [])),
  );
  const note = (why: string): Joined => ({ note: { what: siteName(main.appName), why, span: main.span } });
  if (group.some((each) => each.image !== undefined))
    return note('it deploys a container image, which is not read yet');
  // what a variable names is the one app of a repository that declares none
  const isOnly = known.sites.length === 0 && root.folder.path !== null && root.folder.reason === null;
  if (!isNamed(main.appName) && (steps.length === 0 || (startupCommand === undefined && !isOnly)))
    return note('which app is meant is not known');
  if (told.length === 0) return note('`az webapp up` has made it, but nothing in the repository deploys it');
  if (steps.length === 0 && startupCommand === undefined)
    return note('its settings are changed, but nothing deploys it');
  // What one of them runs is written there: to take this for a site without a command would say otherwise.
  if (startupCommand === undefined && known.sites.some((site) => mayBe(main, site)))
    return note(
      `which of the sites that ${isScript(main.scope) ? 'the script' : 'the same workflow'} deploys is meant is not known`,
    );
  const runtime = linuxFxVersion ? runtimeOf(asSite(main, linuxFxVersion)) : null;
  if (runtime?.kind === 'container') return note('it runs a container image, which is not read yet');
  if (runtime?.kind === 'other') return note(`it is ${runtime.what}, not a Python web app`);
  if (runtime?.kind !== 'python' && startsFunctions(startupCommand, root.folder, known.workspace))
    return note('it is a function app, not a Python web app');
  if (runtime?.kind !== 'python' && !looksLikePython(startupCommand, steps, root.folder, known.workspace))
    return note('nothing shows that it is a Python app');
  const slot = isProductionSlot(main.slot) ? null : (main.slot ?? null);
  const plan = planOf(asSite(main, linuxFxVersion, planNear(main, group, known)), known.plans, known.sizes);
  const conditions = new Set(told.map((each) => each.condition?.when ?? null));
  return {
    deployment: {
      name: ownName(
        main.appName,
        group.map(({ appName }) => appName),
      ),
      slot,
      environment: onlyEnvironment(told),
      declared: false,
      span: main.span,
      condition: conditions.size === 1 ? main.condition : null,
      root: root.folder,
      plan: plan?.plan ?? null,
      startupCommand,
      linuxFxVersion,
      pythonVersion: pythonVersionOf(linuxFxVersion, steps, root.folder.path, known.workspace),
      appSettings: effectiveSettings(asSite(main, linuxFxVersion), group),
      writers: {
        startupCommand: inOrder(written),
        sku: plan?.skuWriters ?? [],
        sure: group.every((each) => !known.reasons.has(each)),
      },
      refusedProfiles: refusedProfiles(steps),
      byProfile: steps[0]?.byProfile === true,
      joins: joinsOf(group, root.join, known),
    },
  };
}

/** The run of the step deploys the site, which it may mean. */
function mayBe(main: Operation, site: SiteFact): boolean {
  return inRun(main, site) && !isFunctionApp(site) && sameText(main.appName, site.name) === 'possible';
}

/** Something of the name is known, or it is the same unknown wherever it is asked for. */
function isNamed(name: Value): boolean {
  if (name.kind === 'unknown') return name.key !== undefined && !name.key.startsWith('$');
  return name.kind !== 'string' || name.text.pieces.some((piece) => !piece.unknown && /\w/.test(piece.text));
}

/** The plan that a command moves the app to; a slot shares the plan of its site, which may be declared. */
function planNear(main: Operation, group: readonly Operation[], known: Known): SiteFact['plan'] {
  const moved = effective(moves(group));
  if (moved || isProductionSlot(main.slot)) return moved;
  return known.sites.find((site) => isProductionSlot(site.slot) && sameText(site.name, main.appName) === 'same')?.plan;
}

/** An app as a site of which nothing but this is known. */
function asSite(
  operation: Operation,
  linuxFxVersion: SiteFact['linuxFxVersion'],
  plan: SiteFact['plan'] = undefined,
): SiteFact {
  return {
    kind: 'site',
    scope: operation.scope,
    resource: operation,
    name: operation.appName,
    slot: operation.slot ?? null,
    parent: null,
    siteKind: undefined,
    plan,
    linuxFxVersion,
    startupCommand: undefined,
    appSettings: UNSEEN_SETTINGS,
    tags: undefined,
    span: operation.span,
    condition: operation.condition,
  };
}

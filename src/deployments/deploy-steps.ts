import type { SiteFact } from '../surfaces/facts.ts';
import { isAzdProject } from '../text/azd-file.ts';
import { samePlace } from '../text/source.ts';
import { outputName, outputStep, variableName } from '../text/template-output.ts';
import { HOLE } from '../text/traced.ts';
import { textOf, unknownKey } from '../value/read.ts';
import { isHashedName, sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { isRemembered, type Operation } from './operations.ts';
import { looksLikePython, startsPython } from './python-evidence.ts';
import { isFunctionApp, runtimeOf } from './runtime.ts';
import { isScript } from './scripts.ts';
import { possibleSlot, sameSlot } from './slots.ts';

/** Which declared site each step or command belongs to. */
export interface Joins {
  readonly operationsOf: ReadonlyMap<SiteFact, readonly Operation[]>;
  /** why one was joined to a site, where it isn't by equal names */
  readonly reasons: ReadonlyMap<Operation, string>;
  /** those on a site which nothing in the repository declares */
  readonly elsewhere: readonly Operation[];
}

/**
 * A step joins the sites whose name it writes. Where a name is only partly known it joins the one site that can be
 * meant, and only if no other app is deployed that could be meant as well: two apps are never joined because
 * nothing else is left.
 */
export function joinOperations(
  operations: readonly Operation[],
  sites: readonly SiteFact[],
  workspace: Workspace,
): Joins {
  const operationsOf = new Map<SiteFact, Operation[]>();
  const reasons = new Map<Operation, string>();
  const elsewhere: Operation[] = [];
  for (const operation of operations) {
    if (isRemembered(operation)) {
      // a site that is declared has its plan there
      if (sites.every((site) => sameText(site.name, operation.appName) !== 'same')) elsewhere.push(operation);
      continue;
    }
    const { joined, reason } = sitesOf(operation, operations, sites, workspace);
    if (joined.length === 0) elsewhere.push(operation);
    else if (reason !== null) reasons.set(operation, reason);
    for (const site of joined) operationsOf.set(site, [...(operationsOf.get(site) ?? []), operation]);
  }
  return { operationsOf, reasons, elsewhere };
}

function sitesOf(
  operation: Operation,
  operations: readonly Operation[],
  sites: readonly SiteFact[],
  workspace: Workspace,
): { readonly joined: readonly SiteFact[]; readonly reason: string | null } {
  const fitting = sites.filter((site) => possibleSlot(operation.slot, site.slot));
  const same = fitting.filter(
    (site) => sameText(operation.appName, site.name) === 'same' && !isOtherWay(operation, site),
  );
  if (same.length > 0) return { joined: ofEnvironment(operation, ofRun(operation, same)), reason: null };
  const key = unknownKey(operation.appName);
  const output = outputName(key) ?? (isAzdProject(operation.scope.file) ? variableName(key) : null);
  const named = output === null ? [] : fitting.filter(({ outputs }) => outputs?.has(output));
  const given = ofStep(outputStep(key), ofRunOrTemplate(operation, named));
  if (output !== null && given.length > 0)
    return {
      joined: ofEnvironment(operation, given),
      reason: `output '${given[0]?.outputs?.get(output)}' of the template`,
    };
  // what deploys to web apps means a function app only where it names it, and Python code, or an image, no site of another kind
  const possible = fitting.filter(
    (site) =>
      !isFunctionApp(site) &&
      !(runsSomethingElse(site) && isPython(operation, workspace)) &&
      !(operation.image && runtimeOf(site).kind === 'python') &&
      sameText(operation.appName, site.name) === 'possible',
  );
  const [alike, ...others] = possible.filter((site) => isAlike(operation.appName, site.name));
  const rivals = operations.some(
    (other) => isAlike(other.appName, operation.appName) && sameText(other.appName, operation.appName) === 'different',
  );
  if (alike && !rivals && others.every((site) => sameDeclaration(site, alike)))
    return { joined: ofEnvironment(operation, [alike, ...others]), reason: 'only site of such a name' };
  const [hashed, ...further] = possible.filter((site) => isHashedName(operation.appName, site.name));
  if (hashed && further.length === 0)
    return { joined: ofEnvironment(operation, [hashed]), reason: 'only site of such a name' };
  // a script may never be run: it means a site that it doesn't name only where it deploys that itself
  const near = isScript(operation.scope)
    ? possible.filter((site) => inRun(operation, site))
    : ofRun(operation, possible);
  const joined = ofEnvironment(operation, onlyOne(near, operation, operations, workspace));
  const where = near.length < possible.length || near.some((site) => inRun(operation, site));
  const deploys = isScript(operation.scope) ? 'the script' : 'the same workflow';
  const reason = where ? `only site that ${deploys} deploys` : 'only site in the repository that can be meant';
  return { joined, reason };
}

/** `app-${projectName}-crm` and `app-$PROJECT_NAME-crm`: all that is known of two names is the same, and tells them apart. */
function isAlike(first: Value, second: Value): boolean {
  const [one, other] = [textOf(first), textOf(second)];
  if (!one || !other || one.known || one.string !== other.string) return false;
  return one.string.replaceAll(HOLE, '').replace(/\W/g, '').length >= LEAST_KNOWN;
}

/** Letters of a name that make it more than a prefix which everybody gives. */
const LEAST_KNOWN = 5;

function isPython(operation: Operation, workspace: Workspace): boolean {
  const { startupCommand } = operation;
  return operation.kind === 'deploy' && !operation.image
    ? looksLikePython(startupCommand, [operation], operation.package, workspace)
    : startsPython(startupCommand, []);
}

/** It deploys a folder that is known, and in which nothing is Python: no Python site runs it. */
function isForeign(operation: Operation, workspace: Workspace): boolean {
  return operation.kind === 'deploy' && operation.package.path !== null && !isPython(operation, workspace);
}

/** A script that makes a container of the site which another script deploys code to: it is run in its place. */
function isOtherWay(operation: Operation, site: SiteFact): boolean {
  if (operation.image === undefined || !isScript(operation.scope) || !isScript(site.scope)) return false;
  return operation.scope.run !== site.scope.run && runtimeOf(site).kind !== 'container';
}

function runsSomethingElse(site: SiteFact): boolean {
  const { kind } = runtimeOf(site);
  return kind === 'container' || kind === 'other';
}

/** Where the run of the step deploys some of the sites itself, it means those. */
function ofRun(operation: Operation, sites: readonly SiteFact[]): readonly SiteFact[] {
  const own = sites.filter((site) => inRun(operation, site));
  return own.length > 0 ? own : sites;
}

/** Templates that have an output of the same name are told apart by the run that deploys one of them; else none is meant. */
function ofRunOrTemplate(operation: Operation, sites: readonly SiteFact[]): readonly SiteFact[] {
  const own = ofRun(operation, sites);
  return own.length < sites.length || own.every((site) => site.scope.file === own[0]?.scope.file) ? own : [];
}

/** A template that several steps of a run deploy has each of its outputs once for each of them. */
function ofStep(step: number | null, sites: readonly SiteFact[]): readonly SiteFact[] {
  const own = sites.filter(({ scope }) => scope.order?.step === step);
  return own.length > 0 ? own : sites;
}

export function inRun({ scope }: Operation, site: SiteFact): boolean {
  const run = scope.order?.run;
  return run !== undefined && (site.scope.order?.run === run || site.scope.alsoBy?.includes(run) === true);
}

/** One declaration counts once, however many environments deploy it. */
function onlyOne(
  possible: readonly SiteFact[],
  operation: Operation,
  operations: readonly Operation[],
  workspace: Workspace,
): readonly SiteFact[] {
  const [first] = possible;
  if (!first || possible.some((site) => !sameDeclaration(site, first))) return [];
  // azd hands its hooks the names of what it has deployed itself
  const own = isAzdProject(operation.scope.file);
  const rivals = operations.filter(
    (other) =>
      sameText(other.appName, operation.appName) !== 'same' &&
      sameSlot(other.slot, operation.slot) &&
      !sameStep(other, operation) &&
      !(runtimeOf(first).kind === 'python' && isForeign(other, workspace)) &&
      possible.some((site) => mayMean(sameText(other.appName, site.name), own || isPartOf(other, site, operation))) &&
      !sameEnvironments(other, operation),
  );
  return rivals.length === 0 ? possible : [];
}

/** The same step, which names one app or another on a condition: `${{ vars.NAME || 'shop' }}`. */
function sameStep({ scope: { order } }: Operation, { scope: { order: other } }: Operation): boolean {
  return order !== undefined && order !== null && order.run === other?.run && order.step === other.step;
}

/** What a script does to the site that it makes itself is no other app, unless it deploys other code. */
function isPartOf(other: Operation, site: SiteFact, operation: Operation): boolean {
  if (site.byCommand !== true || !isScript(other.scope) || !inRun(other, site)) return false;
  return other.kind === 'settings' || (operation.kind === 'deploy' && other.package.path === operation.package.path);
}

/** What surely means the site itself is no other app. */
function mayMean(name: ReturnType<typeof sameText>, own: boolean): boolean {
  return own ? name === 'possible' : name !== 'different';
}

/** Steps of two environments name the same app by the value that each environment gives it. */
function sameEnvironments(first: Operation, second: Operation): boolean {
  const [one, other] = [first.scope.environment, second.scope.environment];
  return one !== null && other !== null && one !== other && unkeyed(first.appName) === unkeyed(second.appName);
}

/** The key of an unknown name, without the environment that it was asked in; null where there is none. */
function unkeyed(name: Value): string | null {
  const key = name.kind === 'unknown' ? name.key : undefined;
  return key === undefined ? null : key.replace(/@.*$/, '');
}

export function sameDeclaration(first: Pick<SiteFact, 'span'>, second: Pick<SiteFact, 'span'>): boolean {
  return samePlace(first.span, second.span);
}

/** The sites of the step's own environment; all of them where none is of it. */
function ofEnvironment(step: Operation, sites: readonly SiteFact[]): readonly SiteFact[] {
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

import type { AppSettings, CoverageNote, DeployFact, SiteFact } from '../surfaces/facts.ts';
import type { Span } from '../text/source.ts';
import { decides } from '../value/condition.ts';
import { knownString } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';
import type { AppRoot } from './app-root.ts';
import { afterBuild } from './build-commands.ts';
import { inRun } from './deploy-steps.ts';
import type { Deployment } from './deployment.ts';
import { effective } from './effective.ts';
import { effectiveSettings } from './effective-settings.ts';
import type { Known } from './known.ts';
import type { Operation } from './operations.ts';
import { planOf } from './plan.ts';
import { looksLikePython, startsFunctions } from './python-evidence.ts';
import { pythonVersionOf } from './python-version.ts';
import { runtimeOf } from './runtime.ts';
import { inOrder, type Writer } from './writers.ts';

/** https://learn.microsoft.com/azure/developer/azure-developer-cli/azd-schema */
const PYTHON_LANGUAGES: ReadonlySet<string> = new Set(['py', 'python', 'docker', 'custom']);

/** A deployment of ours, or why there is none. */
export type Joined = { readonly deployment: Deployment } | { readonly note: CoverageNote };

/** A site that is declared, after all that steps and commands change on it. */
export function siteDeployment(site: SiteFact, all: readonly Operation[], root: AppRoot, known: Known): Joined {
  const operations = where(site, all);
  const steps = deploysOf(operations);
  const linuxFxVersion = effective([
    ...writer(site, site.linuxFxVersion),
    ...operations.flatMap((each) => (each.kind === 'settings' ? writer(each, each.linuxFxVersion) : [])),
  ]);
  const written = commandWriters([site, ...operations]);
  const startupCommand = effective(written, true);
  const changed: SiteFact = {
    ...site,
    linuxFxVersion,
    plan: effective([...writer(site, site.plan), ...moves(operations)]),
  };
  const image = operations.find((each) => each.image !== undefined);
  const runtime = image ? { kind: 'container' as const } : runtimeOf(changed);
  const note = (why: string): Joined => ({ note: { what: siteName(site.name), why, span: site.span } });
  if (runtime.kind === 'container') return note('it runs a container image, which is not read yet');
  if (runtime.kind === 'other') return note(`it is ${runtime.what}, not a Python web app`);
  if (runtime.kind === 'unknown' && root.language !== null && !PYTHON_LANGUAGES.has(root.language.toLowerCase()))
    return note(`azd deploys a service to it that is written in '${root.language}', not in Python`);
  if (runtime.kind === 'unknown' && startsFunctions(startupCommand, root.folder, known.workspace))
    return note('it is a function app, not a Python web app');
  if (runtime.kind === 'unknown' && !looksLikePython(startupCommand, steps, root.folder, known.workspace))
    return note(runtime.why);
  const plan = planOf(changed, known.plans, known.sizes);
  if (site.byCommand && plan?.windows && site.linuxFxVersion !== undefined) return { note: onWindows(site) };
  const appSettings = effectiveSettings(site, operations);
  return {
    deployment: {
      name: nameOf(site, operations),
      slot: site.slot,
      environment: site.scope.environment ?? onlyEnvironment(operations),
      declared: site.clones === undefined || startupCommand !== undefined,
      span: site.span,
      condition: standsAnyway(site, all) ? null : site.condition,
      root: afterBuild(root.folder, appSettings),
      plan: plan?.plan ?? null,
      startupCommand,
      linuxFxVersion,
      builtWith: steps.flatMap(({ pythonVersion }) => pythonVersion ?? []),
      pythonVersion: pythonVersionOf(linuxFxVersion, steps, root.folder.path, known.workspace),
      appSettings,
      clientAffinity: site.clientAffinity,
      signIn: site.signIn ?? null,
      writers: {
        startupCommand: inOrder(written),
        sku: plan?.skuWriters ?? [],
        sure: operations.every((each) => !known.reasons.has(each)),
      },
      refusedProfiles: refusedProfiles(steps),
      byProfile: steps[0]?.byProfile === true,
      joins: [
        ...(site.scope.joined === undefined ? [] : [site.scope.joined]),
        ...joinsOf(operations, root.join, known),
      ],
    },
  };
}

/** What a step calls the site that is joined to it, where the declaration doesn't tell: people know the app by that name. */
function nameOf({ name }: SiteFact, operations: readonly Operation[]): Value {
  if (knownString(name) !== undefined) return name;
  const [first, ...others] = operations.map(({ appName }) => appName).filter((each) => knownString(each) !== undefined);
  return first && others.every((each) => sameText(each, first) === 'same') ? first : name;
}

/** What is done to a site where it stands: of what its own run does on a condition, that which can be done then. */
function where(site: SiteFact, operations: readonly Operation[]): readonly Operation[] {
  const { condition } = site;
  if (!condition) return operations;
  return operations.flatMap((each): Operation | readonly Operation[] => {
    const holds = each.condition && inRun(each, site) ? decides(condition.when, each.condition.when) : null;
    if (holds === null) return each;
    return holds ? { ...each, condition: null } : [];
  });
}

/** What writes the startup command; what a file may set that isn't read counts where nothing else does. */
export function commandWriters(facts: readonly (SiteFact | Operation)[]): readonly Writer[] {
  const surely = facts.flatMap((each) => writer(each, each.startupCommand));
  if (surely.length > 0) return surely;
  return facts.flatMap((each) => (each.kind === 'settings' ? writer(each, each.perhapsStartupCommand) : []));
}

/** A command makes a site once, on a condition; a step that always deploys to it finds it there. */
function standsAnyway({ byCommand, condition }: SiteFact, operations: readonly Operation[]): boolean {
  return (
    byCommand === true && condition !== null && operations.some((each) => each.kind === 'deploy' && !each.condition)
  );
}

/**
 * The Azure CLI makes a plan for Windows unless it is told `--is-linux`, and refuses an app in Python there.
 * https://github.com/Azure/azure-cli/blob/dev/src/azure-cli/azure/cli/command_modules/appservice/custom.py (`create_webapp`)
 */
function onWindows({ name, span }: SiteFact): CoverageNote {
  const message = 'Windows has no Python runtime, and its plan is made without `--is-linux`';
  return {
    what: siteName(name),
    why: 'its plan is made without `--is-linux`: it is one of Windows, which runs no Python',
    span,
    refused: {
      by: 'the Azure CLI',
      command: 'az webapp create',
      message,
      meant: null,
      advice: 'Make the plan with `--is-linux`.',
    },
  };
}

export function writer(
  fact: Pick<Writer, 'scope' | 'span' | 'condition' | 'inherited'>,
  value: Value | undefined,
): readonly Writer[] {
  const { scope, span, condition, inherited = false } = fact;
  return value ? [{ value, scope, span, condition, inherited }] : [];
}

export function refusedProfiles(steps: readonly DeployFact[]): readonly Span[] {
  return steps.flatMap(({ publishProfile }) => publishProfile ?? []);
}

/**
 * Those that deploy code. First come those of the file that sets the startup command, which is for its own code; then those of
 * a job that sets a Python up: others may deploy something else to the same app.
 */
export function deploysOf(operations: readonly Operation[]): readonly DeployFact[] {
  const steps = operations.filter((each): each is DeployFact => each.kind === 'deploy');
  const files = new Set(steps.map(({ scope }) => scope.file));
  const command = operations.findLast(({ startupCommand, scope }) => startupCommand && files.has(scope.file));
  const own = steps.filter(({ scope }) => scope.file === command?.scope.file);
  const python = steps.filter((step) => step.pythonVersion !== undefined);
  return [...new Set([...own, ...python, ...steps])];
}

/** The plans that commands move a site to. */
export function moves(operations: readonly Operation[]): readonly Writer[] {
  return operations.flatMap((each) => (each.kind === 'settings' ? writer(each, each.plan) : []));
}

/** How the parts were found, where a reader might wonder; who else writes the startup command. */
export function joinsOf(operations: readonly Operation[], root: string | null, known: Known): readonly string[] {
  const reasons = operations.map((each) => known.reasons.get(each) ?? null);
  return [...new Set([root, ...reasons].filter((reason) => reason !== null))];
}

export function onlyEnvironment(operations: readonly Operation[]): string | null {
  const names = new Set(operations.flatMap((each) => each.scope.environment ?? []));
  const [only] = names;
  return names.size === 1 ? (only ?? null) : null;
}

export function siteName(name: Value): string {
  const known = knownString(name);
  return known === undefined ? 'a site' : `site '${known}'`;
}

/** Of a site that is declared elsewhere: what nobody sets in the repository is taken as not set, as its startup command is. */
export const UNSEEN_SETTINGS: AppSettings = { settings: new Map(), open: null };

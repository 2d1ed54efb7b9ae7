import type { DeployedFolder, DeployFact, ServiceFact, SiteFact } from '../surfaces/facts.ts';
import { TracedText } from '../text/traced.ts';
import { property } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import { string, type Value } from '../value/value.ts';
import { folderOf, type Workspace } from '../workspace/workspace.ts';
import { sameDeclaration } from './deploy-steps.ts';
import { foldersNamedBy, nameTheSame } from './named-folder.ts';
import { foundBeside, nearbyApps } from './place.ts';
import { isProductionSlot } from './slots.ts';

/** The deployed folder, and how it was found where a reader might wonder. */
export interface AppRoot {
  readonly folder: DeployedFolder;
  readonly join: string | null;
  /** what the azd service of the folder is written in, as `azure.yaml` names it; null where it doesn't say, or none deploys it */
  readonly language: string | null;
}

/** An app whose folder is looked for. */
export interface Rootless {
  readonly name: Value;
  /** null where only steps deploy it */
  readonly site: SiteFact | null;
  readonly steps: readonly DeployFact[];
  /** the template, script or workflow that it stands in */
  readonly file: string;
  /** what starts it, where the repository says */
  readonly command: Value | undefined;
  /** whether it runs Python, as far as the files tell without looking at its folder */
  readonly python: 'yes' | 'perhaps' | 'no';
}

/**
 * The folder of each app: what the deploying step packages, else azd's project of the service that the site is tagged
 * with, else the only folder with a Python app near the file that it stands in: in that file's folder, or in the first one
 * above it that holds any; else the only one that holds what its startup
 * command names. Two apps of one file share a folder only where their commands name different things in it, and an app
 * that may be no Python app takes the one that is left over only where there is no other app at all.
 */
export function rootFinder(
  apps: readonly Rootless[],
  services: readonly ServiceFact[],
  workspace: Workspace,
): (app: Rootless) => AppRoot {
  const nearby = nearbyApps(workspace);
  /** what a slot is a slot of, where that is declared */
  const mainOf = (app: Rootless): Rootless =>
    isProductionSlot(app.site?.slot ?? null)
      ? app
      : (apps.find(({ name, site }) => site && isProductionSlot(site.slot) && sameText(name, app.name) === 'same') ??
        app);
  return (app) => {
    const packaged = app.steps.map((step) => step.package);
    const known = likeliest(app.steps, workspace);
    if (known) return { folder: withRival(known, app.steps, workspace), join: null, language: null };
    const fetched = packaged.find((folder) => folder.fetched);
    if (fetched) return { folder: fetched, join: null, language: null };
    // one whose settings are changed, and nothing more, takes no folder
    const others = apps.filter((other) => holdsCode(other) && !sameApp(mainOf(other), mainOf(app)));
    const alone = !others.some((other) => other.python !== 'no' && other.file === app.file);
    const service = serviceOf(app, servicesNear(app.file, services), alone);
    if (service) return service;
    const near = nearby(app.file);
    const candidates = [
      ...new Set([...near.folders.map(({ folder }) => folder), ...packagedIn(near.within, others, workspace)]),
    ];
    const reason = packaged[0]?.reason ?? null;
    const fits = app.python === 'yes' ? alone : app.python === 'perhaps' && others.length === 0;
    const guess = (path: string, how: string): AppRoot => {
      const name = path === '' ? 'the root' : path;
      const why = reason ?? `nothing says which folder is deployed; ${name} holds ${how}`;
      return { folder: { path, reason: why, whole: false }, join: `folder: ${how}`, language: null };
    };
    const [first, ...further] = candidates;
    const [holder, ...rivals] = foldersNamedBy(app.command, candidates.length > 0 ? candidates : [''], workspace);
    if (first !== undefined && further.length === 0 && fits && (holder ?? first) === first)
      return guess(first, foundBeside(app.file, near));
    const taken = (folder: string): boolean =>
      others.some(
        ({ command, steps }) =>
          steps.some((step) => step.package.path === folder) ||
          (nameTheSame(command, app.command) && foldersNamedBy(command, candidates, workspace).includes(folder)),
      );
    if (holder !== undefined && rivals.length === 0 && app.python !== 'no' && !taken(holder))
      return guess(holder, 'what the startup command names');
    return {
      folder: { path: null, reason: reason ?? whyNot(candidates.length), whole: false },
      join: null,
      language: null,
    };
  };
}

/** Of the steps that say which folder they deploy, the first whose folder holds an app itself, else the first. */
function likeliest(steps: readonly DeployFact[], workspace: Workspace): DeployFact | undefined {
  const all = steps.filter((step) => step.package.path !== null);
  const ofRepository = all.filter((step) => !isMadeUp(step.package));
  const placed = ofRepository.length > 0 ? ofRepository : all;
  if (new Set(placed.map((step) => step.package.path)).size < 2) return placed[0];
  return placed.find((step) => holdsApp(step.package.path ?? '', workspace)) ?? placed[0];
}

/** Nothing of the repository is in it: a step has written all of its files. */
function isMadeUp({ partly = false, layers = [] }: DeployedFolder): boolean {
  return partly && layers.length > 0 && layers.every(({ from }) => from === null);
}

/** Where another workflow or script deploys another folder to the same app, the site holds that of which ran last. */
function withRival(
  { package: own, scope }: DeployFact,
  steps: readonly DeployFact[],
  workspace: Workspace,
): DeployedFolder {
  if (own.reason !== null) return own;
  const rival = steps.find(
    ({ package: { path }, scope: other }) =>
      other.file !== scope.file && path !== null && path !== own.path && holdsPython(path, workspace),
  );
  if (!rival) return own;
  const other = isMadeUp(rival.package)
    ? 'files of its own'
    : rival.package.path === ''
      ? 'the root of the repository'
      : rival.package.path;
  const reason = `${rival.scope.file} deploys ${other} to the same app, and whichever runs last wins`;
  return { ...own, reason, whole: false };
}

/** Folders that steps deploy to other apps: each of them is an app, too. */
function packagedIn(within: string, others: readonly Rootless[], workspace: Workspace): readonly string[] {
  return others.flatMap(({ steps }) =>
    steps.flatMap(({ package: { path } }) =>
      path !== null && isIn(path, within) && holdsPython(path, workspace) ? [path] : [],
    ),
  );
}

/** A list of packages, or a module, stands in the folder itself. */
function holdsApp(folder: string, { files }: Workspace): boolean {
  return files.some(
    (file) => folderOf(file) === folder && /\.py$|(^|\/)(requirements\.txt|Pipfile|pyproject\.toml)$/.test(file),
  );
}

function holdsPython(folder: string, { files }: Workspace): boolean {
  return files.some((file) => file.endsWith('.py') && isIn(file, folder));
}

function whyNot(candidates: number): string {
  return candidates > 1
    ? `nothing says which folder is deployed, and ${candidates} hold a Python app`
    : 'nothing says which folder is deployed';
}

/** One declaration is one app, whatever deploys it, and its slots are the same app. */
function sameApp(first: Rootless, second: Rootless): boolean {
  if (first === second || sameText(first.name, second.name) === 'same') return true;
  return first.site !== null && second.site !== null && sameDeclaration(first.site, second.site);
}

/** The services of the project that a template belongs to, where one lies above it; else all. */
function servicesNear(file: string, services: readonly ServiceFact[]): readonly ServiceFact[] {
  const folders = services.map(({ scope }) => folderOf(scope.file)).filter((folder) => isIn(file, folder));
  const nearest = folders.reduce<string | null>(
    (deepest, folder) => (deepest === null || folder.length > deepest.length ? folder : deepest),
    null,
  );
  return nearest === null ? services : services.filter(({ scope }) => folderOf(scope.file) === nearest);
}

function isIn(file: string, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}

/** The azd service that a site is tagged with; without a tag, the only service where there is only one site. */
function serviceOf({ site }: Rootless, services: readonly ServiceFact[], alone: boolean): AppRoot | null {
  if (!site) return null;
  const tag = property(site.tags, 'azd-service-name');
  const [tagged, ...more] = services.filter((each) => tag && mayEqual(tag, each.name));
  const [only] = services;
  const [named, ...others] = services.filter(
    ({ resourceName }) =>
      resourceName && site.name.kind === 'string' && sameText(resourceName, site.name) !== 'different',
  );
  const service =
    tag?.kind === 'string'
      ? more.length === 0
        ? tagged
        : undefined
      : named && others.length === 0
        ? named
        : alone && services.length === 1
          ? only
          : undefined;
  if (service === undefined || service.project === null) return null;
  return {
    folder: {
      path: service.project,
      reason: service.whole ? null : `azd builds the package of service '${service.name}' before it deploys it`,
      whole: service.whole,
    },
    join: `folder of the azd service '${service.name}'`,
    language: service.language,
  };
}

/** `web-${token}` may be many a name, but not `api`. */
function mayEqual(value: Value, name: string): boolean {
  return value.kind === 'string' && sameText(value, string(TracedText.of(name), value.origin), 'any') !== 'different';
}

function holdsCode({ site, steps, command }: Rootless): boolean {
  return site !== null || steps.length > 0 || command !== undefined;
}

import type { Deployment } from '../deployments/deployment.ts';
import type { AppFacts } from '../python/app-facts.ts';
import { type AppSyntax, GUNICORN_SYNTAX } from '../python/app-name.ts';
import type { EntryPoint } from '../python/entry-point.ts';
import { mayBeInstalled } from '../python/installed.ts';
import type { Requirements } from '../python/requirements.ts';
import { knownString } from '../value/read.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { filesOf } from './app-files.ts';
import { appVariables } from './app-variables.ts';
import { absoluteFolders, importFolders } from './import-folders.ts';
import { type Launch, type Process, type Server, serverProcess } from './launch.ts';

/** A framework whose apps' memory is known. */
export type WebFramework = 'Flask' | 'Django' | 'FastAPI';

/** What is known of the app that a launch starts. */
export interface App {
  /** the object that the server loads; null where none is named */
  readonly entryPoint: EntryPoint | null;
  /** what it is built on, where that is known */
  readonly framework: WebFramework | null;
  /** the packages that it asks for, by normal name; null where that can't be known */
  readonly packages: ReadonlySet<string> | null;
  /** all that is known of what it asks for; null where the folder is not known, or asks for nothing */
  readonly requirements: Requirements | null;
  /** what its code makes; null where the code isn't known */
  readonly facts: AppFacts | null;
}

/** Finds the object that the launch's server loads, as Python's import would from where the server starts. */
export async function resolveApp(
  deployment: Deployment,
  launch: Launch,
  requirements: Requirements | null,
  workspace: Workspace,
): Promise<App> {
  const packages = requirements ? new Set(requirements.packages.map(({ name }) => name)) : null;
  const process = serverProcess(launch);
  const name = knownString(process?.server?.app ?? undefined);
  if (!process || name === undefined || launch.detected === 'default page' || isFile(name))
    return { entryPoint: null, framework: byPackage(packages), packages, requirements, facts: null };
  const { resolveEntryPoint, appFacts, withoutCall } = await import('../python/read-app.ts');
  const files = filesOf({ deployment, workspace });
  const named = await resolveEntryPoint(name, {
    files,
    folders: searchedFolders(process, process.server, deployment, requirements),
    syntax: syntaxOf(process.server),
    installed: (module) => mayBeInstalled(module, requirements),
  });
  const entryPoint = withoutCall(named, requirements);
  return {
    entryPoint,
    framework: (entryPoint.kind === 'found' ? known(entryPoint.framework) : null) ?? byPackage(packages),
    packages,
    requirements,
    facts: appFacts(entryPoint, appVariables(process, deployment, entryPoint, files)),
  };
}

/** `python app.py`: the app is made by the file itself, and no server imports it by a name. */
function isFile(name: string): boolean {
  return !name.includes(':') && (name.endsWith('.py') || name.includes('/'));
}

/** What stands before the installed packages on `sys.path`, and the repository's own packages that are installed. */
function searchedFolders(
  { cwd, environment }: Process,
  { settings }: Server,
  { root }: Deployment,
  requirements: Requirements | null,
): readonly string[] {
  const projects = (requirements?.projects ?? []).flatMap((project) => {
    const inside = below(root.path ?? '', project);
    if (inside === null) return [];
    const folder = inside === '' ? APP_FOLDER : `${APP_FOLDER}/${inside}`;
    return [`${folder}/src`, folder];
  });
  return absoluteFolders([...importFolders(settings, cwd, environment), ...projects], cwd);
}

/** The rest of a path below a folder; null where it stands elsewhere. */
function below(folder: string, path: string): string | null {
  if (folder === '' || path === folder) return folder === '' ? path : '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** gunicorn takes a name or a call of one, hypercorn an expression; the others a dotted name, and a factory where an option says so. */
function syntaxOf({ name, settings }: Server): AppSyntax {
  if (name === 'gunicorn') return GUNICORN_SYNTAX;
  if (name === 'hypercorn') return { form: 'expression', defaultAttribute: 'app', factory: false };
  const factory = ['factory', 'call'].some((option) => {
    const asked = settings.get(option);
    return asked?.kind === 'boolean' && asked.value;
  });
  return { form: 'dotted', defaultAttribute: null, factory };
}

const FRAMEWORKS: readonly (readonly [string, WebFramework])[] = [
  ['django', 'Django'],
  ['fastapi', 'FastAPI'],
  ['flask', 'Flask'],
];

function byPackage(packages: ReadonlySet<string> | null): WebFramework | null {
  return FRAMEWORKS.find(([name]) => packages?.has(name))?.[1] ?? null;
}

/** The app is called as ASGI, or it is not known how, and it asks for a package of that kind alone. */
export function isAsgi({ entryPoint, framework, packages }: App): boolean {
  if (entryPoint?.kind !== 'found') return framework === 'FastAPI';
  if (entryPoint.interface !== null) return entryPoint.interface === 'ASGI';
  return framework === 'FastAPI' && packages?.has('flask') !== true;
}

function known(framework: string | undefined): WebFramework | null {
  return FRAMEWORKS.find(([, name]) => name === framework)?.[1] ?? null;
}

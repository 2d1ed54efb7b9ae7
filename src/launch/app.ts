import type { Deployment } from '../deployments/deployment.ts';
import { type EntryPoint, resolveEntryPoint } from '../python/entry-point.ts';
import { type Requirements, readRequirements } from '../python/requirements.ts';
import { knownString } from '../value/read.ts';
import { appContainer } from '../workspace/app-container.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Launch, serverProcess } from './launch.ts';

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
}

/** What the deployed folder asks for; null where the folder is not known, or asks for nothing. */
export function appRequirements({ root }: Deployment, workspace: Workspace): Requirements | null {
  return root.path === null ? null : readRequirements(workspace, root.path);
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
  if (!process?.server || name === undefined || launch.detected === 'default page')
    return { entryPoint: null, framework: byPackage(packages), packages };
  const { settings } = process.server;
  const folders = [
    knownString(settings.get('chdir')),
    process.cwd,
    ...(knownString(settings.get('pythonpath'))?.split(',') ?? []),
  ];
  const entryPoint = await resolveEntryPoint(name, {
    files: appContainer(workspace, { root: deployment.root.path, whole: deployment.root.whole }),
    folders: [...new Set(folders.flatMap((folder) => (folder ? [absolute(folder, process.cwd)] : [])))],
  });
  return {
    entryPoint,
    framework: (entryPoint.kind === 'found' ? known(entryPoint.framework) : null) ?? byPackage(packages),
    packages,
  };
}

function absolute(folder: string, cwd: string): string {
  return folder.startsWith('/') ? folder : `${cwd}/${folder}`;
}

const FRAMEWORKS: readonly (readonly [string, WebFramework])[] = [
  ['django', 'Django'],
  ['fastapi', 'FastAPI'],
  ['flask', 'Flask'],
];

function byPackage(packages: ReadonlySet<string> | null): WebFramework | null {
  return FRAMEWORKS.find(([name]) => packages?.has(name))?.[1] ?? null;
}

function known(framework: string | undefined): WebFramework | null {
  return FRAMEWORKS.find(([, name]) => name === framework)?.[1] ?? null;
}

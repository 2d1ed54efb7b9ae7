import { jsonProperty, jsonValue, readJson } from '../languages/bicep/evaluate/json.ts';
import { CLI_CONFIG, isKeptByHand } from '../text/kept-by-hand.ts';
import { type Source, span } from '../text/source.ts';
import { knownString, textOf } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import { folderOf, resolvePath, type Workspace } from '../workspace/workspace.ts';
import { configuredIn } from './azure-cli/configured-defaults.ts';
import { resourceId } from './azure-cli/resource-id.ts';
import type { DeployedFolder, DeployFact } from './facts.ts';

/** What a tool keeps of the app that somebody deploys by hand from a folder. */
interface Kept {
  readonly appName: Value;
  readonly slot?: Value | undefined;
  /** path in the workspace; null where it isn't in it */
  readonly folder: string | null;
}

/** Deployments that nothing in the repository does, and that a tool remembers there: `az webapp up`, or the App Service extension of VS Code. */
export function byHandFacts(workspace: Workspace): readonly DeployFact[] {
  return workspace.files.filter(isKeptByHand).flatMap((path) => {
    const source = workspace.read(path);
    const kept = source && (CLI_CONFIG.test(path) ? ofCommandLine(source) : ofEditor(source));
    return source && kept ? [deployed(kept, source, workspace)] : [];
  });
}

/** https://learn.microsoft.com/cli/azure/webapp#az-webapp-up */
function ofCommandLine(source: Source): Kept | null {
  const appName = configuredIn(source, 'web');
  return appName ? { appName, folder: folderOf(folderOf(source.path)) } : null;
}

/** https://github.com/microsoft/vscode-azureappservice/blob/main/package.json */
function ofEditor(source: Source): Kept | null {
  if (!source.text.includes(DEFAULT_APP)) return null;
  const { root } = readJson(source.text);
  const read = (name: string): Value | undefined => {
    const node = root ? jsonProperty(root, name) : undefined;
    return node && jsonValue(node, source);
  };
  const id = resourceId(textOf(read(DEFAULT_APP)));
  if (id?.type !== 'sites') return null;
  const subpath = knownString(read('appService.deploySubpath')) ?? '.';
  return { appName: id.name, slot: id.slot, folder: resolvePath(folderOf(folderOf(source.path)), subpath) };
}

const DEFAULT_APP = 'appService.defaultWebAppToDeploy';

function deployed({ appName, slot, folder }: Kept, source: Source, workspace: Workspace): DeployFact {
  return {
    kind: 'deploy',
    scope: { file: source.path, environment: null, run: {} },
    appName,
    slot,
    startupCommand: undefined,
    image: undefined,
    package: packageOf(folder, workspace),
    pythonVersion: undefined,
    span: spanOf(appName) ?? span(source, 0, 0),
    condition: null,
  };
}

function packageOf(folder: string | null, workspace: Workspace): DeployedFolder {
  const isThere = folder !== null && (folder === '' || workspace.hasFolder(folder));
  return isThere
    ? { path: folder, reason: null, whole: true }
    : { path: null, reason: 'the folder that is deployed is not in the repository', whole: false };
}

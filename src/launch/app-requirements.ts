import type { Deployment } from '../deployments/deployment.ts';
import { type Requirements, readRequirements } from '../python/requirements.ts';
import type { Source } from '../text/source.ts';
import { knownString } from '../value/read.ts';
import { appContainer } from '../workspace/app-container.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import type { Workspace } from '../workspace/workspace.ts';

const ASKS_FOR_NOTHING: Requirements = { packages: [], locked: null, projects: [], files: [], open: null };

/** The files in the app's folder that list its packages. */
const LISTS = ['requirements.txt', 'pyproject.toml', 'setup.py', 'setup.cfg', 'Pipfile'];

/** What the deployed folder asks for; null where the folder is not known, or asks for nothing. */
export function appRequirements({ root, appSettings }: Deployment, workspace: Workspace): Requirements | null {
  const { path: folder, layers = [] } = root;
  if (folder === null) return null;
  const setting = [...appSettings.settings.values()].find(
    ({ name }) => name.toUpperCase() === 'CUSTOM_REQUIREMENTSTXT_PATH',
  );
  const file = setting && knownString(setting.value);
  if (layers.length === 0) return readRequirements(workspace, folder, file);
  // Steps may put other files into the folder, or write them.
  const deployed = appContainer(workspace, { ...root, root: folder });
  const prefix = folder === '' ? '' : `${folder}/`;
  const read = (path: string): Source | null =>
    path.startsWith(prefix) ? deployed.read(`${APP_FOLDER}/${path.slice(prefix.length)}`) : workspace.read(path);
  const found = readRequirements({ read }, folder, file);
  const unread = [...(file === undefined ? [] : [file]), ...LISTS].find((name) => {
    const path = `${APP_FOLDER}/${name}`;
    return deployed.kind(path) === 'file' && deployed.written?.(path) && !deployed.read(path);
  });
  if (unread === undefined) return found;
  return { ...(found ?? ASKS_FOR_NOTHING), locked: null, open: found?.open ?? `a step writes ${unread}` };
}

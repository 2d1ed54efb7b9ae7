import type { Deployment } from '../deployments/deployment.ts';
import { type Requirements, readRequirements } from '../python/requirements.ts';
import type { Source } from '../text/source.ts';
import { writtenSource } from '../text/written-source.ts';
import { knownString } from '../value/read.ts';
import type { Workspace } from '../workspace/workspace.ts';

const ASKS_FOR_NOTHING: Requirements = { packages: [], locked: null, projects: [], files: [], open: null };

/** What the deployed folder asks for; null where the folder is not known, or asks for nothing. */
export function appRequirements({ root, appSettings }: Deployment, workspace: Workspace): Requirements | null {
  const { path: folder, layers = [] } = root;
  if (folder === null) return null;
  const setting = [...appSettings.settings.values()].find(
    ({ name }) => name.toUpperCase() === 'CUSTOM_REQUIREMENTSTXT_PATH',
  );
  const file = setting && knownString(setting.value);
  const ofSteps = layers.filter(({ from }) => from === null);
  const layerAt = (path: string) => ofSteps.find(({ at }) => path === (folder === '' ? at : `${folder}/${at}`));
  const read = (path: string): Source | null => {
    const layer = layerAt(path);
    return layer ? (layer.text ? writtenSource(layer.text) : null) : workspace.read(path);
  };
  const found = readRequirements(ofSteps.length === 0 ? workspace : { read }, folder, file);
  const unread = ofSteps.find(({ at, text }) => text && (at === file || LISTS.test(at)) && !writtenSource(text));
  if (!unread) return found;
  return { ...(found ?? ASKS_FOR_NOTHING), locked: null, open: found?.open ?? `a step writes ${unread.at}` };
}

/** The files in the app's folder that list its packages. */
const LISTS = /^(requirements\.txt|pyproject\.toml|setup\.(py|cfg)|Pipfile)$/;

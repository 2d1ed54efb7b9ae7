import { HOLE, type TracedText } from '../text/traced.ts';
import { writtenSource } from '../text/written-source.ts';
import { APP_FOLDER, type ContainerFiles, type Layer } from './container.ts';
import { inSubmodule } from './submodules.ts';
import { folderOf, nameOf, resolvePath, type Workspace } from './workspace.ts';

/** As it is when resolved against the root. */
const APP = APP_FOLDER.slice(1);

/** A folder of the workspace as it lies in the container. */
export interface DeployedTree {
  /** path in the workspace ('' the root); null where it can't be told which folder is deployed */
  readonly root: string | null;
  /** the folder is deployed as it is: what it doesn't hold is missing, not unknown */
  readonly whole: boolean;
  /** what is put into it besides, the last ones over the first */
  readonly layers?: readonly Layer[] | undefined;
  /** only the layers are deployed, of a folder that holds more */
  readonly partly?: boolean | undefined;
}

/** The container's file system, with a folder of the workspace at {@link APP_FOLDER}. */
export function appContainer(workspace: Workspace, tree: DeployedTree): ContainerFiles {
  const { root, whole, layers = [], partly = false } = tree;
  const all = [...(root === null || partly ? [] : [{ at: '', from: root }]), ...layers];
  /** Where a path may lie, what is put in last first. */
  const places = (path: string): Places => {
    let known = placed.get(path);
    if (!known) {
      known = placesOf(path);
      placed.set(path, known);
    }
    return known;
  };
  const placed = new Map<string, Places>();
  const placesOf = (path: string): Places => {
    const absolute = resolvePath('', path) ?? '';
    const inside = below(APP, absolute);
    const paths: string[] = [];
    let unsure = false;
    if (inside === null) return { paths, step: null, unsure };
    for (const layer of all.toReversed()) {
      const rest = below(layer.at, inside);
      if (rest === null) continue;
      if (layer.reason !== undefined) unsure = true;
      else if (layer.from === null) {
        if (rest === '' || !layer.text) return { paths, step: layer, unsure };
      } else paths.push(rest === '' ? layer.from : layer.from === '' ? rest : `${layer.from}/${rest}`);
    }
    return { paths, step: null, unsure };
  };
  /** A folder that only layers below it make. */
  const isMade = (path: string): boolean => {
    const inside = below(APP, resolvePath('', path) ?? '');
    return inside !== null && all.some(({ at, from, text }) => (from !== null || text) && below(inside, at) !== null);
  };
  const file = (path: string): string | undefined => places(path).paths.find((place) => workspace.has(place));
  const folders = (path: string): readonly string[] => places(path).paths.filter((place) => workspace.hasFolder(place));
  const isRemoved = (path: string): boolean => {
    const { paths, step } = places(path);
    return step !== null && !step.text && !paths.some((place) => workspace.has(place) || workspace.hasFolder(place));
  };
  const written = (path: string): TracedText | null =>
    file(path) === undefined ? (places(path).step?.text ?? null) : null;
  return {
    kind(path) {
      if (path.includes(HOLE)) return 'unknown';
      const { paths, step, unsure } = places(path);
      const found = paths.find((place) => workspace.has(place) || workspace.hasFolder(place));
      if (found !== undefined && !inSubmodule(found, workspace)) return workspace.has(found) ? 'file' : 'folder';
      if (step?.text) return 'file';
      if (isAncestorOfApp(path) || (all.length > 0 && isMade(path))) return 'folder';
      if (paths.some((place) => inSubmodule(place, workspace))) return 'unknown';
      if (!whole || unsure) return 'unknown';
      return paths.length > 0 || step || (partly && isBelowApp(path)) ? 'missing' : 'unknown';
    },
    read(path) {
      const found = file(path);
      if (found !== undefined) return workspace.read(found);
      const text = written(path);
      return text && writtenSource(text);
    },
    written,
    list(path) {
      const inside = below(APP, resolvePath('', path) ?? '');
      // the app's own folder is there even where nothing is put into it
      const exists = folders(path).length > 0 || isMade(path) || (partly && inside === '');
      if (!whole || !exists || places(path).unsure || places(path).paths.some((place) => inSubmodule(place, workspace)))
        return null;
      const put = all.flatMap(({ at }) => below(inside ?? '', at)?.split('/')[0] || []);
      const found = new Set([...folders(path).flatMap((folder) => names(workspace, folder)), ...put]);
      return [...found].filter((name) => !isRemoved(`${path}/${name}`)).sort();
    },
    likely(path) {
      const inside = root === null ? below(APP, resolvePath('', path) ?? '') : null;
      const candidate = inside && workspace.files.find((one) => one === inside || one.endsWith(`/${inside}`));
      return candidate ? `nothing says which folder is deployed, and it may be the one with ${candidate}` : null;
    },
    executable(path) {
      const found = file(path);
      return found === undefined ? null : workspace.executable(found);
    },
  };
}

/** Where a path may lie in the workspace; else what a step has made of it. */
interface Places {
  readonly paths: readonly string[];
  readonly step: Layer | null;
  /** there may be other files */
  readonly unsure: boolean;
}

function isBelowApp(path: string): boolean {
  return below(APP, resolvePath('', path) ?? '') !== null;
}

/** Where a path lies below a folder; null where it doesn't. */
function below(folder: string, path: string): string | null {
  if (folder === '' || path === folder) return path === folder ? '' : path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

function isAncestorOfApp(path: string): boolean {
  const absolute = `/${resolvePath('', path) ?? ''}`;
  return absolute === '/' || absolute === APP_FOLDER || APP_FOLDER.startsWith(`${absolute}/`);
}

function names(workspace: Workspace, folder: string): readonly string[] {
  const found = index(workspace.files).get(folder) ?? new Set();
  return [...found].sort();
}

/** What lies in each folder, for the files of a workspace: worked out once, since every launch asks for it. */
const INDEXES = new WeakMap<readonly string[], ReadonlyMap<string, ReadonlySet<string>>>();

function index(files: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const before = INDEXES.get(files);
  if (before) return before;
  const folders = new Map<string, Set<string>>();
  for (const path of files) {
    for (let at = path; at !== ''; at = folderOf(at)) {
      const folder = folderOf(at);
      const held = folders.get(folder);
      if (held?.has(nameOf(at))) break;
      if (held) held.add(nameOf(at));
      else folders.set(folder, new Set([nameOf(at)]));
    }
  }
  INDEXES.set(files, folders);
  return folders;
}

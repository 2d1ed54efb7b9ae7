import { APP_FOLDER, type ContainerFiles } from './container.ts';
import { resolvePath, type Workspace } from './workspace.ts';

/** A folder of the workspace as it lies in the container. */
export interface DeployedTree {
  /** path in the workspace ('' the root); null where it can't be told which folder is deployed */
  readonly root: string | null;
  /** the folder is deployed as it is: what it doesn't hold is missing, not unknown */
  readonly whole: boolean;
}

/** The container's file system, with a folder of the workspace at {@link APP_FOLDER}. */
export function appContainer(workspace: Workspace, { root, whole }: DeployedTree): ContainerFiles {
  const inWorkspace = (path: string): string | null => {
    const absolute = resolvePath('', path) ?? '';
    const app = APP_FOLDER.slice(1);
    if (root === null) return null;
    if (absolute === app) return root;
    return absolute.startsWith(`${app}/`) ? resolvePath(root, absolute.slice(app.length + 1)) : null;
  };
  const kind: ContainerFiles['kind'] = (path) => {
    const inside = inWorkspace(path);
    if (inside === null) return isAncestorOfApp(path) ? 'folder' : 'unknown';
    if (workspace.has(inside)) return 'file';
    if (workspace.hasFolder(inside)) return 'folder';
    return whole ? 'missing' : 'unknown';
  };
  return {
    kind,
    read(path) {
      const inside = inWorkspace(path);
      return inside === null ? null : workspace.read(inside);
    },
    list(path) {
      const inside = inWorkspace(path);
      return inside === null || !whole || !workspace.hasFolder(inside) ? null : names(workspace, inside);
    },
    executable(path) {
      const inside = inWorkspace(path);
      return inside === null ? null : workspace.executable(inside);
    },
  };
}

function isAncestorOfApp(path: string): boolean {
  const absolute = `/${resolvePath('', path) ?? ''}`;
  return absolute === '/' || absolute === APP_FOLDER || APP_FOLDER.startsWith(`${absolute}/`);
}

function names(workspace: Workspace, folder: string): readonly string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const found = new Set<string>();
  for (const path of workspace.files) {
    if (!path.startsWith(prefix)) continue;
    const end = path.indexOf('/', prefix.length);
    found.add(path.slice(prefix.length, end < 0 ? undefined : end));
  }
  return [...found].sort();
}

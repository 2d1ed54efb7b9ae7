import type { Workspace } from '../../../workspace/workspace.ts';

/** Files of the workspace that lie in a folder of the runner: those of `from`, put at `at` (both without slashes at their ends). */
export interface Layer {
  /** relative to the tree's root; '' is the root itself */
  readonly at: string;
  /** a file or folder of the workspace */
  readonly from: string;
}

/** What a folder or an archive on a runner holds, as far as it comes from the repository. */
export interface Tree {
  readonly layers: readonly Layer[];
  /** why it may hold more than its layers, or other files; null where it holds just these */
  readonly reason: string | null;
}

export const NOTHING: Tree = { layers: [], reason: null };

/** A folder of the workspace as it is. */
export function wholeFolder(folder: string): Tree {
  return { layers: [{ at: '', from: folder }], reason: null };
}

/** A tree of which nothing is known. */
export function unknownTree(reason: string): Tree {
  return { layers: [], reason };
}

export function joinPath(folder: string, path: string): string {
  if (folder === '') return path;
  return path === '' ? folder : `${folder}/${path}`;
}

/** Where a path lies below a folder; null where it doesn't. */
export function below(folder: string, path: string): string | null {
  if (folder === '') return path;
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** A folder or file within a tree, as a tree of its own; null where the tree has nothing there. */
export function within(tree: Tree, path: string, workspace: Workspace): Tree | null {
  if (path === '') return tree;
  const layers = tree.layers.flatMap((layer): Layer[] => {
    const inside = below(layer.at, path);
    if (inside !== null) {
      const from = joinPath(layer.from, inside);
      return workspace.hasFolder(from) || workspace.has(from) ? [{ at: '', from }] : [];
    }
    const deeper = below(path, layer.at);
    return deeper === null ? [] : [{ at: deeper, from: layer.from }];
  });
  if (layers.length > 0) return { layers, reason: tree.reason };
  return tree.reason === null ? null : unknownTree(tree.reason);
}

/** One tree put into another. */
export function put(tree: Tree, at: string, added: Tree): Tree {
  const layers = added.layers.map((layer) => ({ at: joinPath(at, layer.at), from: layer.from }));
  const kept = tree.layers.filter((old) => !layers.some((layer) => layer.at === old.at && layer.from === old.from));
  return { layers: [...kept, ...layers], reason: tree.reason ?? added.reason };
}

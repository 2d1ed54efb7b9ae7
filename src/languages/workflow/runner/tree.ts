import type { TracedText } from '../../../text/traced.ts';
import type { Layer } from '../../../workspace/container.ts';
import { joinPath, type Workspace } from '../../../workspace/workspace.ts';

/** What a folder or an archive on a runner holds, as far as it comes from the repository. */
export interface Tree {
  readonly layers: readonly Layer[];
  /** why it may hold more at its root than its layers, or other files; null where it holds just these */
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

/** Where a path lies below a folder; null where it doesn't. */
export function below(folder: string, path: string): string | null {
  if (folder === '') return path;
  if (path === folder) return '';
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** A file that a step has written. */
export function writtenFile(text: TracedText): Tree {
  return { layers: [{ at: '', from: null, text }], reason: null };
}

/** A place from which a step has removed what lay there. */
export const REMOVED: Tree = { layers: [{ at: '', from: null }], reason: null };

export function isRemoved({ layers: [first, ...others] }: Tree): boolean {
  return first !== undefined && others.length === 0 && isRemoval(first) && first.at === '';
}

function isRemoval({ from, text, reason }: Layer): boolean {
  return from === null && !text && reason === undefined;
}

/** A layer that is a single file, or the place of one that is gone. */
function isOne({ from, reason }: Layer, workspace: Workspace): boolean {
  return from === null ? reason === undefined : workspace.has(from);
}

export function isFile({ layers }: Tree, workspace: Workspace): boolean {
  const [only] = layers;
  return layers.length === 1 && only?.at === '' && isOne(only, workspace);
}

/** A folder or file within a tree, as a tree of its own; null where the tree has nothing there. */
export function within(tree: Tree, path: string, workspace: Workspace): Tree | null {
  if (path === '') return tree;
  const layers = tree.layers.flatMap((layer): Layer[] => {
    const inside = below(layer.at, path);
    if (inside === null) {
      const deeper = below(path, layer.at);
      return deeper === null ? [] : [{ ...layer, at: deeper }];
    }
    if (layer.from === null) return inside === '' || !layer.text ? [{ ...layer, at: '' }] : [];
    const from = joinPath(layer.from, inside);
    return workspace.hasFolder(from) || workspace.has(from) ? [{ at: '', from }] : [];
  });
  const seen = uncovered(layers, workspace);
  const known = seen.filter(({ at, reason }) => at !== '' || reason === undefined);
  const reason = tree.reason ?? seen.find((layer) => !known.includes(layer))?.reason ?? null;
  if (known.some((layer) => !isRemoval(layer))) return { layers: known, reason };
  return reason === null ? null : unknownTree(reason);
}

/** The layers that show: a file hides what was put there before it, and what is removed is gone. */
function uncovered(layers: readonly Layer[], workspace: Workspace): readonly Layer[] {
  const last = layers.findLastIndex((layer) => layer.at === '' && isOne(layer, workspace));
  const top = layers[last];
  return top ? layers.slice(isRemoval(top) ? last + 1 : last) : layers;
}

/** Of more, folders are copied into one another again and again. */
const MOST_LAYERS = 500;

/** One tree put into another. */
export function put(tree: Tree, at: string, added: Tree): Tree {
  const doubt = at !== '' && added.reason !== null ? [{ at, from: null, reason: added.reason }] : [];
  const layers = [...added.layers.map((layer) => ({ ...layer, at: joinPath(at, layer.at) })), ...doubt];
  const all = [...tree.layers.filter((old) => !layers.some((layer) => isReplaced(old, layer))), ...layers];
  if (all.length > MOST_LAYERS) return unknownTree('so much is copied that it is not followed');
  return { layers: all, reason: tree.reason ?? (at === '' ? added.reason : null) };
}

/** Nothing of an older layer is left to see. */
function isReplaced(old: Layer, layer: Layer): boolean {
  if (layer.at !== old.at) return false;
  if (isRemoval(layer)) return true;
  if (old.reason !== undefined || layer.reason !== undefined)
    return old.reason !== undefined && layer.reason !== undefined;
  // what a folder held before it was removed stays away
  return isRemoval(old) ? layer.text !== undefined : layer.from === old.from || old.from === null;
}

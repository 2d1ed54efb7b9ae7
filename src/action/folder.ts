import { realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../workspace/usage-error.ts';

/** The folder to check. */
export interface CheckedFolder {
  /** absolute */
  readonly path: string;
  /** the repository that it is in: the checkout, or a folder of it that has a `.git` of its own; absolute */
  readonly repository: string;
  /** the repository's `.git`; null where the checkout was made without git */
  readonly git: string | null;
  /** what to put before the paths in it, so that they start at the repository's root: `backend/`, or '' for the root */
  readonly prefix: string;
}

/**
 * The folder that the input `path` names in the checkout.
 * @throws UsageError where there is none, or it is not inside of the checkout
 */
export function checkedFolder(checkout: string, path: string): CheckedFolder {
  const root = realpathSync(checkout);
  const named = resolve(root, path);
  if (!isFolder(named)) throw new UsageError(`The input \`path\` names no folder of the checkout: "${path}".`);
  const folder = realpathSync(named);
  if (within(root, folder) === null) {
    throw new UsageError(`The input \`path\` leads out of the checkout: "${path}".`);
  }
  const repository = repositoryOf(folder, root);
  const inside = within(repository ?? root, folder) ?? '';
  return {
    path: folder,
    repository: repository ?? root,
    git: repository === null ? null : join(repository, '.git'),
    prefix: inside === '' ? '' : `${inside}/`,
  };
}

/** The nearest folder with a `.git`, from the folder up to the checkout's root. */
function repositoryOf(folder: string, root: string): string | null {
  for (let at = folder; within(root, at) !== null; at = dirname(at)) {
    if (isFolder(join(at, '.git'))) return at;
    if (at === root) break;
  }
  return null;
}

/** The way from one folder down to another, with forward slashes; null where it doesn't lead down. */
function within(root: string, folder: string): string | null {
  const way = relative(root, folder).split(sep).join('/');
  return way === '..' || way.startsWith('../') || isAbsolute(way) ? null : way;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

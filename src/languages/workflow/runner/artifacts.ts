import type { Value } from '../../../value/value.ts';
import { filesIn, without } from './exclusions.ts';
import { type RunnerFiles, runnerPath } from './files.ts';
import { below, isFile, NOTHING, put, type Tree } from './tree.ts';

/** What `actions/upload-artifact` has kept: a tree, and the archives in it. */
export interface Artifact {
  readonly tree: Tree;
  readonly archives: readonly (readonly [string, Tree])[];
  /** the Python that was set up where it was made */
  readonly python?: Value | undefined;
}

/**
 * What the paths of an upload hold. The root of an artifact is the deepest folder above all its paths; one path's part
 * from its first wildcard on is kept. Files whose names begin with a dot are left out unless they are asked for.
 * @param hidden they are
 * https://github.com/actions/upload-artifact#upload-using-multiple-paths-and-exclusions
 */
export function upload(files: RunnerFiles, paths: readonly string[], cwd: string, hidden: boolean): Artifact {
  const included = paths.filter((path) => path !== '' && !path.startsWith('!') && !path.startsWith('#'));
  const roots = included.map((path) => runnerPath(cwd, beforeWildcard(path)));
  const isOne = (path: string): boolean =>
    files.archive(path) !== null || isFile(files.tree(path) ?? NOTHING, files.workspace);
  const [only] = roots;
  const root = only !== undefined && roots.length === 1 ? (isOne(only) ? parent(only) : only) : commonFolder(roots);
  let tree = NOTHING;
  const archives: (readonly [string, Tree])[] = [];
  for (const path of roots) {
    const at = below(root, path) ?? '';
    const archive = files.archive(path);
    if (archive) archives.push([at, archive]);
    const own = files.tree(path);
    if (own) tree = put(tree, at, own);
    for (const [inside, each] of files.archivesBelow(path))
      if (inside !== '') archives.push([at === '' ? inside : `${at}/${inside}`, each]);
  }
  const excluded = paths.flatMap((path) =>
    path.startsWith('!') ? (below(root, runnerPath(cwd, path.slice(1))) ?? []) : [],
  );
  const dotted = hidden ? [] : hiddenPaths(filesIn(tree, files.workspace));
  return { tree: without(tree, [...excluded, ...dotted], '[^/]*', files.workspace), archives };
}

export function download(files: RunnerFiles, folder: string, artifact: Artifact): RunnerFiles {
  let changed = files.with(folder, artifact.tree);
  for (const [path, tree] of artifact.archives) changed = changed.withArchive(runnerPath(folder, path), tree);
  return changed;
}

/** The files and folders whose names begin with a dot, the outermost of each path. */
function hiddenPaths(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap((path) => /^(?:.*?\/)?\.[^/]+/.exec(path)?.[0] ?? []))];
}

function beforeWildcard(path: string): string {
  const steps = path.split('/');
  const at = steps.findIndex((step) => /[*?[]/.test(step));
  if (at < 0) return path;
  return at === 0 ? '.' : steps.slice(0, at).join('/') || '/';
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/';
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...rest] = paths;
  let folder = first;
  for (const path of rest)
    while (below(folder, path) === null && folder !== '/' && folder !== '') folder = parent(folder);
  return folder;
}

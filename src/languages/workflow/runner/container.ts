import type { ContainerFiles } from '../../../workspace/container.ts';
import type { RunnerFiles } from './files.ts';

/** A runner's disk as a script sees it. */
export function runnerContainer(files: RunnerFiles): ContainerFiles {
  const { workspace } = files;
  const found = new Map<string, ReturnType<typeof look>>();
  const at = (path: string): ReturnType<typeof look> => {
    const before = found.get(path);
    if (before) return before;
    const now = look(files, path);
    found.set(path, now);
    return now;
  };
  return {
    kind: (path) => at(path).kind,
    read(path) {
      const { from } = at(path);
      return from === null ? null : workspace.read(from);
    },
    list(path) {
      const { kind, from, whole } = at(path);
      return kind === 'folder' && from !== null && whole ? names(files, from) : null;
    },
    // `chmod +x` of an earlier step, or with a pattern, sets the run bit of files that the repository holds without
    executable(path) {
      const { from } = at(path);
      return from !== null && workspace.executable(from) === true ? true : null;
    },
  };
}

function look(
  files: RunnerFiles,
  path: string,
): { readonly kind: ReturnType<ContainerFiles['kind']>; readonly from: string | null; readonly whole: boolean } {
  const { workspace } = files;
  const tree = files.tree(path);
  if (files.archive(path)) return { kind: 'file', from: null, whole: false };
  if (tree === null) {
    const parent = files.tree(path.slice(0, path.lastIndexOf('/')));
    return { kind: parent && parent.reason === null ? 'missing' : 'unknown', from: null, whole: false };
  }
  const [first] = tree.layers;
  if (!first) return { kind: 'unknown', from: null, whole: false };
  const whole = tree.reason === null && tree.layers.length === 1;
  if (first.at === '' && workspace.has(first.from)) return { kind: 'file', from: first.from, whole };
  return { kind: 'folder', from: first.at === '' ? first.from : null, whole };
}

function names(files: RunnerFiles, folder: string): readonly string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const found = new Set<string>();
  for (const path of files.workspace.files) {
    if (!path.startsWith(prefix)) continue;
    const end = path.indexOf('/', prefix.length);
    found.add(path.slice(prefix.length, end < 0 ? undefined : end));
  }
  return [...found].sort();
}

import type { TracedText } from '../../../text/traced.ts';
import { writtenSource } from '../../../text/written-source.ts';
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
      const { from, text } = at(path);
      return text ? writtenSource(text) : from === null ? null : workspace.read(from);
    },
    written: (path) => at(path).text,
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

interface Found {
  readonly kind: ReturnType<ContainerFiles['kind']>;
  /** path in the workspace */
  readonly from: string | null;
  /** what a step has written */
  readonly text: TracedText | null;
  readonly whole: boolean;
}

const NOTHING_THERE = { from: null, text: null, whole: false };

function look(files: RunnerFiles, path: string): Found {
  const { workspace } = files;
  const tree = files.tree(path);
  if (files.archive(path)) return { ...NOTHING_THERE, kind: 'file' };
  const [first] = tree?.layers ?? [];
  if (tree === null || (first && first.at === '' && first.from === null && !first.text)) {
    const parent = files.tree(path.slice(0, path.lastIndexOf('/')));
    return { ...NOTHING_THERE, kind: parent && parent.reason === null ? 'missing' : 'unknown' };
  }
  if (!first) return { ...NOTHING_THERE, kind: 'unknown' };
  const whole = tree.reason === null && tree.layers.length === 1;
  if (first.at === '' && first.text) return { kind: 'file', from: null, text: first.text, whole };
  const from = first.at === '' ? first.from : null;
  if (from !== null && workspace.has(from)) return { kind: 'file', from, text: null, whole };
  return { kind: 'folder', from, text: null, whole };
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

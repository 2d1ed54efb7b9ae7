import type { Source } from '../text/source.ts';
import type { Workspace } from './workspace.ts';

/** A workspace that keeps the texts that were read of it. */
export interface RecordedWorkspace extends Workspace {
  /** the texts that were read so far, in the order of their first reading */
  readonly sources: ReadonlySet<Source>;
}

/** @param files those to be listed, if not all: the others can be read all the same */
export function recorded(workspace: Workspace, files: readonly string[] = workspace.files): RecordedWorkspace {
  const sources = new Set<Source>();
  const head = workspace.head?.bind(workspace);
  const bytes = workspace.bytes?.bind(workspace);
  return {
    files,
    sources,
    notes: workspace.notes,
    get filesRead() {
      return workspace.filesRead;
    },
    has: (path) => workspace.has(path),
    hasFolder: (path) => workspace.hasFolder(path),
    executable: (path) => workspace.executable(path),
    ...(head ? { head } : {}),
    ...(bytes ? { bytes } : {}),
    read(path) {
      const source = workspace.read(path);
      if (source) sources.add(source);
      return source;
    },
  };
}

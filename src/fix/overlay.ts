import { Source } from '../text/source.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A workspace in which some files have other texts. */
export function overlay(workspace: Workspace, texts: ReadonlyMap<string, string>): Workspace {
  const sources = new Map([...texts].map(([path, text]) => [path, new Source(path, text)]));
  const head = workspace.head?.bind(workspace);
  const bytes = workspace.bytes?.bind(workspace);
  return {
    files: workspace.files,
    notes: workspace.notes,
    get filesRead() {
      return workspace.filesRead;
    },
    has: (path) => workspace.has(path),
    hasFolder: (path) => workspace.hasFolder(path),
    executable: (path) => workspace.executable(path),
    ...(head ? { head: (path: string) => sources.get(path)?.text.slice(0, 2048) ?? head(path) } : {}),
    ...(bytes ? { bytes: (path: string) => bytesOf(sources.get(path)) ?? bytes(path) } : {}),
    read: (path) => sources.get(path) ?? workspace.read(path),
  };
}

function bytesOf(source: Source | undefined): Buffer | undefined {
  return source && Buffer.from(source.text);
}

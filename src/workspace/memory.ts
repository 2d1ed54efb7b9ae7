import { Source } from '../text/source.ts';
import { folderOf, type Note, type Workspace } from './workspace.ts';

/** A workspace of texts that are in memory already. */
export function memoryWorkspace(
  texts: Readonly<Record<string, string>>,
  executables: ReadonlySet<string> = new Set(),
): Workspace {
  const sources = new Map(Object.entries(texts).map(([path, text]) => [path, new Source(path, text)]));
  const folders = new Set<string>(['']);
  for (const path of sources.keys()) {
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  const notes: Note[] = [];
  const read = new Set<string>();
  return {
    files: [...sources.keys()].sort(),
    notes,
    has: (path) => sources.has(path),
    hasFolder: (path) => folders.has(path),
    executable: (path) => (sources.has(path) ? executables.has(path) : null),
    get filesRead() {
      return read.size;
    },
    bytes(path) {
      const source = sources.get(path);
      return source ? Buffer.from(source.text) : null;
    },
    head: (path) => sources.get(path)?.text.slice(0, 2048) ?? null,
    read(path) {
      const source = sources.get(path) ?? null;
      if (source) read.add(path);
      return source;
    },
  };
}

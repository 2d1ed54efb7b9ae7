import { Source } from '../text/source.ts';
import { decode, headText, ignoreText, type Unreadable } from './decode.ts';
import { type Entry, type Listing, walk } from './walk.ts';
import { folderOf, type Note, nameOf, resolvePath, type Workspace } from './workspace.ts';

/** A file of a git tree. */
export interface TreeFile {
  readonly path: string;
  /** the name of its content: git's hash of it */
  readonly blob: string;
  readonly kind: 'file' | 'executable' | 'link';
}

const LIMITS = { files: 50_000, depth: 50, fileBytes: 10 * 1024 * 1024 } as const;

/**
 * A commit's tree as a workspace, by the same rules as a folder: dependencies and virtual environments are left out.
 * @param files every file of the tree
 * @param ignores leaves out what a `.gitignore` names, as for a folder of which it isn't known what git tracks
 * @param load a blob's bytes; null where they can't be had (the file is then as if it couldn't be read)
 */
export function treeWorkspace(
  files: readonly TreeFile[],
  ignores: boolean,
  load: (file: TreeFile) => Buffer | null,
): Workspace {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const tree = walk(listingOf(byPath, ignores, load), LIMITS);
  const notes: Note[] = [...tree.notes];
  const sources = new Map<string, Source | null>();

  function text(path: string, file: TreeFile): Source | null {
    const bytes = load(file);
    if (bytes === null) return null;
    const read: { readonly text: string } | Unreadable =
      bytes.length > LIMITS.fileBytes ? { problem: 'this file is too large and is not read' } : decode(bytes);
    if ('text' in read) return new Source(path, read.text);
    notes.push({ file: path, message: read.problem, ...(read.line === undefined ? {} : { line: read.line }) });
    return null;
  }

  return {
    files: [...tree.files.keys()].sort(),
    notes,
    get filesRead() {
      return sources.size;
    },
    has: (path) => tree.files.has(path),
    hasFolder: (path) => tree.folders.has(path),
    executable: (path) => {
      const file = tree.files.get(path);
      return file ? file.kind === 'executable' : null;
    },
    bytes(path) {
      const file = tree.files.get(path);
      const bytes = file ? load(file) : null;
      return bytes && bytes.length <= LIMITS.fileBytes ? bytes : null;
    },
    head(path) {
      const file = tree.files.get(path);
      const bytes = file ? load(file) : null;
      return bytes && headText(bytes);
    },
    read(path) {
      const known = sources.get(path);
      if (known !== undefined) return known;
      const file = tree.files.get(path);
      if (!file) return null;
      const source = text(path, file);
      sources.set(path, source);
      return source;
    },
  };
}

function listingOf(
  files: ReadonlyMap<string, TreeFile>,
  ignores: boolean,
  load: (file: TreeFile) => Buffer | null,
): Listing<TreeFile> {
  const folders = new Map<string, Map<string, Entry>>([['', new Map()]]);
  for (const { path, kind } of files.values()) {
    let entry: Entry = { name: nameOf(path), kind: kind === 'link' ? 'link' : 'file' };
    for (let at = path; at !== ''; at = folderOf(at)) {
      const folder = folders.get(folderOf(at)) ?? new Map<string, Entry>();
      folders.set(folderOf(at), folder);
      if (folder.has(entry.name)) break;
      folder.set(entry.name, entry);
      entry = { name: nameOf(folderOf(at)), kind: 'folder' };
    }
  }
  const fileAt = (path: string): TreeFile => {
    const file = files.get(path);
    if (!file) throw new Error(`${path} is not in the tree`);
    return file;
  };
  return {
    list: (folder) => [...(folders.get(folder)?.values() ?? [])],
    place: fileAt,
    tracked: () => (ignores ? null : 'all'),
    text(path) {
      return ignoreText(load(fileAt(path)) ?? Buffer.of());
    },
    link(path) {
      const target = load(fileAt(path))?.toString('utf8');
      if (target === undefined || target.startsWith('/')) return null;
      const file = files.get(resolvePath(folderOf(path), target) ?? '');
      return file && file.kind !== 'link' ? { place: file } : null;
    },
  };
}

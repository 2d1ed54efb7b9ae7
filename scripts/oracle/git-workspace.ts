import { execFileSync } from 'node:child_process';
import { Source } from '../../src/text/source.ts';
import { decode } from '../../src/workspace/decode.ts';
import { folderOf, type Note, type Workspace } from '../../src/workspace/workspace.ts';

/** A commit of a bare git repository as a workspace. Files are read when first asked for. Links are left out. */
export function gitWorkspace(repository: string, commit: string): Workspace {
  const git = (...args: readonly string[]): Buffer =>
    execFileSync('git', [`--git-dir=${repository}`, ...args], {
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const blobs = new Map<string, { readonly id: string; readonly executable: boolean }>();
  const folders = new Set<string>(['']);
  for (const entry of git('ls-tree', '-r', '-z', commit).toString('utf8').split('\0')) {
    const match = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(entry);
    if (!match?.[1] || !match[2] || !match[3] || match[1] === '120000') continue;
    blobs.set(match[3], { id: match[2], executable: match[1] === '100755' });
    for (let folder = folderOf(match[3]); folder !== ''; folder = folderOf(folder)) folders.add(folder);
  }
  const notes: Note[] = [];
  const sources = new Map<string, Source | null>();
  const load = (path: string): Source | null => {
    const blob = blobs.get(path);
    const read = blob ? decode(git('cat-file', 'blob', blob.id)) : null;
    return read && 'text' in read ? new Source(path, read.text) : null;
  };
  return {
    files: [...blobs.keys()].sort(),
    notes,
    get filesRead() {
      return sources.size;
    },
    has: (path) => blobs.has(path),
    hasFolder: (path) => folders.has(path),
    executable: (path) => blobs.get(path)?.executable ?? null,
    bytes(path) {
      const blob = blobs.get(path);
      return blob ? git('cat-file', 'blob', blob.id) : null;
    },
    read(path) {
      if (!sources.has(path)) sources.set(path, load(path));
      return sources.get(path) ?? null;
    },
  };
}

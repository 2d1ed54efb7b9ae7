import { type IgnoreRules, withRules } from './gitignore.ts';
import { folderOf, type Note } from './workspace.ts';

/** Where a tree's entries come from: a folder on disk, or a git commit. `Place` is whatever leads to a file's bytes. */
export interface Listing<Place> {
  /** the entries of a folder ('' the root), in any order; null where it can't be listed */
  list(folder: string): readonly Entry[] | null;
  place(path: string): Place;
  /** where a symbolic link leads: a file of the tree, somewhere that is not followed (and why), or nowhere that matters */
  link(path: string): { readonly place: Place } | { readonly note: string } | null;
  /** the text of a `.gitignore`; null where it can't be read */
  text(path: string): string | null;
  /** the files that git tracks, of which a `.gitignore` leaves out none; null where that isn't known. Asked for when a file is ignored */
  tracked(): ReadonlySet<string> | 'all' | null;
}

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link';
}

export interface Tree<Place> {
  readonly files: ReadonlyMap<string, Place>;
  readonly folders: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

export interface WalkLimits {
  /** files and folders together */
  readonly files: number;
  readonly depth: number;
}

/** Never part of what a person wrote to be deployed: what programs keep, and what agents for writing code are told. */
export const NEVER: ReadonlySet<string> = new Set([
  '.git',
  'node_modules',
  '__pycache__',
  '.claude',
  '.cursor',
  '.codex',
  '.agents',
]);
const MAX_NOTES = 100;
/** Names of folders, and of kinds of file that are ever read. */
const MAY_MATTER =
  /(?:^|\/)(?:[^./]+|\.[^./]+|[^/]*\.(?:py|sh|bash|azcli|psm?1|cmd|bat|mk|bicep|bicepparam|jsonc?|ya?ml|txt|toml|cfg|config|ini|tf|zip))$/i;

interface Pending {
  readonly path: string;
  readonly depth: number;
  readonly rules: IgnoreRules | null;
  /** a `.gitignore` leaves out the folder: only what git tracks all the same counts */
  readonly ignored: boolean;
}

/**
 * Lists a tree, level by level, so that a limit cuts what is deepest. Leaves out what git ignores, dependencies, virtual
 * environments and caches.
 */
export function walk<Place>(listing: Listing<Place>, limits: WalkLimits): Tree<Place> {
  const files = new Map<string, Place>();
  const folders = new Set<string>(['']);
  const notes: Note[] = [];
  const note = (file: string, message: string): void => {
    if (notes.length < MAX_NOTES) notes.push({ file, message });
  };

  const keeps = keptThough(listing);
  let level: Pending[] = [{ path: '', depth: 0, rules: null, ignored: false }];
  while (level.length > 0) {
    const next: Pending[] = [];
    for (const folder of level) {
      const entries = listing.list(folder.path);
      if (entries === null) {
        note(folder.path === '' ? '.' : folder.path, 'this folder cannot be listed, so its files are left out');
        continue;
      }
      if (folder.path !== '' && entries.some((entry) => entry.name === 'pyvenv.cfg')) continue;
      folders.add(folder.path);
      const rules = rulesOf(folder, entries);
      for (const { name, kind } of entries) {
        const path = folder.path === '' ? name : `${folder.path}/${name}`;
        if (NEVER.has(name)) continue;
        const ignored = folder.ignored || rules?.ignores(kind === 'folder' ? `${path}/` : path) === true;
        if (ignored && !keeps(path, kind)) continue;
        if (files.size + folders.size + next.length > limits.files) {
          note(path, `the folder holds more than ${limits.files} files; those from here on are left out`);
          return { files, folders, notes };
        }
        if (kind === 'file') files.set(path, listing.place(path));
        else if (kind === 'link') follow(path);
        else if (folder.depth < limits.depth) next.push({ path, depth: folder.depth + 1, rules, ignored });
        else note(path, `folders deeper than ${limits.depth} are left out`);
      }
    }
    level = next;
  }
  return { files, folders, notes };

  function rulesOf(folder: Pending, entries: readonly Entry[]): IgnoreRules | null {
    if (!entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file')) return folder.rules;
    const path = folder.path === '' ? '.gitignore' : `${folder.path}/.gitignore`;
    const text = listing.text(path);
    if (text === null) {
      note(path, 'this file cannot be read, so the files that it names are not left out');
      return folder.rules;
    }
    const { rules, leftOut } = withRules(folder.rules, folder.path, text);
    if (leftOut > 0)
      note(path, `${leftOut} of its patterns are too many, or have too many wildcards, and are not applied`);
    return rules;
  }

  function follow(path: string): void {
    const target = listing.link(path);
    if (target === null) return;
    if ('place' in target) files.set(path, target.place);
    else if (MAY_MATTER.test(path)) note(path, target.note);
  }
}

/**
 * What counts though a `.gitignore` leaves it out: what was committed all the same. Where nobody knows what was, GitHub's own
 * folder, which does nothing unless it is committed.
 */
function keptThough(listing: Listing<unknown>): (path: string, kind: Entry['kind']) => boolean {
  let known: { readonly files: ReadonlySet<string> | 'all' | null; readonly folders: ReadonlySet<string> } | null =
    null;
  return (path, kind) => {
    if (known === null) {
      const files = listing.tracked();
      known = { files, folders: files === null || files === 'all' ? new Set() : foldersOf(files) };
    }
    const { files, folders } = known;
    if (files === 'all') return true;
    if (files === null) return path === '.github' || path.startsWith('.github/');
    return kind === 'folder' ? folders.has(path) : files.has(path);
  };
}

function foldersOf(files: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files) {
    for (let at = folderOf(file); at !== '' && !folders.has(at); at = folderOf(at)) folders.add(at);
  }
  return folders;
}

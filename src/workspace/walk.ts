import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type IgnoreRules, withRules } from './gitignore.ts';
import type { Note } from './workspace.ts';

export interface Tree {
  /** path in the workspace to the real path that holds its bytes */
  readonly files: ReadonlyMap<string, string>;
  readonly folders: ReadonlySet<string>;
  readonly notes: readonly Note[];
}

export interface WalkLimits {
  /** files and folders together */
  readonly files: number;
  readonly depth: number;
}

/** Never part of what a person wrote. */
const NEVER = new Set(['.git', 'node_modules', '__pycache__']);
const MAX_NOTES = 100;

interface Pending {
  readonly path: string;
  readonly depth: number;
  readonly rules: IgnoreRules | null;
}

/**
 * Lists a folder, level by level, so that a limit cuts what is deepest. Leaves out what git ignores, dependencies,
 * virtual environments and caches. A symbolic link counts only where it leads to a file inside of the root.
 * @param root a real path (no symbolic link in it)
 * @param readText the text of a `.gitignore`; null where it can't be read
 */
export function walk(root: string, limits: WalkLimits, readText: (path: string) => string | null): Tree {
  const files = new Map<string, string>();
  const folders = new Set<string>(['']);
  const notes: Note[] = [];
  const note = (file: string, message: string): void => {
    if (notes.length < MAX_NOTES) notes.push({ file, message });
  };

  let level: Pending[] = [{ path: '', depth: 0, rules: null }];
  while (level.length > 0) {
    const next: Pending[] = [];
    for (const folder of level) {
      const entries = list(join(root, folder.path));
      if (entries === null) {
        note(folder.path === '' ? '.' : folder.path, 'this folder cannot be listed, so its files are left out');
        continue;
      }
      if (folder.path !== '' && entries.some((entry) => entry.name === 'pyvenv.cfg')) continue;
      folders.add(folder.path);
      const rules = rulesOf(folder, entries);
      for (const entry of entries) {
        const path = folder.path === '' ? entry.name : `${folder.path}/${entry.name}`;
        if (NEVER.has(entry.name) || rules?.ignores(entry.isDirectory() ? `${path}/` : path)) continue;
        if (files.size + folders.size + next.length > limits.files) {
          note(path, `the folder holds more than ${limits.files} files; those from here on are left out`);
          return { files, folders, notes };
        }
        if (entry.isFile()) files.set(path, join(root, path));
        else if (entry.isSymbolicLink()) link(path);
        else if (entry.isDirectory()) {
          if (folder.depth < limits.depth) next.push({ path, depth: folder.depth + 1, rules });
          else note(path, `folders deeper than ${limits.depth} are left out`);
        }
      }
    }
    level = next;
  }
  return { files, folders, notes };

  function rulesOf(folder: Pending, entries: readonly Dirent[]): IgnoreRules | null {
    if (!entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) return folder.rules;
    const path = folder.path === '' ? '.gitignore' : `${folder.path}/.gitignore`;
    const text = readText(join(root, path));
    if (text === null) {
      note(path, 'this file cannot be read, so the files that it names are not left out');
      return folder.rules;
    }
    const { rules, leftOut } = withRules(folder.rules, folder.path, text);
    if (leftOut > 0)
      note(path, `${leftOut} of its patterns are too many, or have too many wildcards, and are not applied`);
    return rules;
  }

  function link(path: string): void {
    try {
      const target = realpathSync(join(root, path));
      const inside = relative(root, target);
      if (inside === '..' || inside.startsWith(`..${sep}`) || inside.startsWith(sep) || /^[A-Za-z]:/.test(inside)) {
        note(path, 'this symbolic link leads out of the folder and is not followed');
      } else {
        const kind = statSync(target);
        if (kind.isFile() && !inside.split(sep).some((step) => NEVER.has(step))) files.set(path, target);
        else if (kind.isDirectory()) note(path, 'this symbolic link leads to a folder and is not followed');
      }
    } catch {
      note(path, 'this symbolic link leads nowhere');
    }
  }
}

function list(path: string): Dirent[] | null {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return null;
  }
}

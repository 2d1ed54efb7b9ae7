import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Entry, type Listing, NEVER } from './walk.ts';

/**
 * The entries of a folder on disk, each file by its real path. A symbolic link counts only where it leads to a file inside
 * of the root.
 * @param root a real path (no symbolic link in it)
 * @param readText the text of a file; null where it can't be read
 * @param tracked the files that git tracks below the root
 */
export function diskListing(
  root: string,
  readText: (path: string) => string | null,
  tracked: Listing<string>['tracked'],
): Listing<string> {
  return {
    list(folder) {
      try {
        return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entryOf);
      } catch {
        return null;
      }
    },
    place: (path) => join(root, path),
    link: (path) => linkTarget(root, path),
    text: (path) => readText(join(root, path)),
    tracked,
  };
}

function entryOf(entry: Dirent): readonly Entry[] {
  const kind = entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : entry.isDirectory() ? 'folder' : null;
  return kind === null ? [] : [{ name: entry.name, kind }];
}

function linkTarget(root: string, path: string): ReturnType<Listing<string>['link']> {
  try {
    const target = realpathSync(join(root, path));
    const inside = relative(root, target);
    if (inside === '..' || inside.startsWith(`..${sep}`) || inside.startsWith(sep) || /^[A-Za-z]:/.test(inside)) {
      return { note: 'this symbolic link leads out of the folder and is not followed' };
    }
    const kind = statSync(target);
    if (kind.isDirectory()) return { note: 'this symbolic link leads to a folder and is not followed' };
    return kind.isFile() && !inside.split(sep).some((step) => NEVER.has(step)) ? { place: target } : null;
  } catch {
    return { note: 'this symbolic link leads nowhere' };
  }
}

import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { orNearest } from '../text/nearest.ts';
import { type FolderWorkspace, folderWorkspace } from '../workspace/folder.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { COMMANDS } from './commands.ts';
import type { Shell } from './shell.ts';

/** Opens the folder that a command was given; the current one where it was given none. */
export function openFolder(path: string | null, shell: Shell): FolderWorkspace {
  return folderWorkspace(folderPath(path ?? '.', shell));
}

/**
 * The absolute path of a folder that a command was given.
 * @throws UsageError where there is none, naming the command that was perhaps meant
 */
export function folderPath(path: string, shell: Shell): string {
  const folder = resolve(shell.folder, path);
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) {
    const names = path.includes('/') ? [] : COMMANDS.map(({ name }) => name);
    throw new UsageError(`There is no folder "${path}"${orNearest(path, names, (name) => `the command "${name}"`)}`);
  }
  if (!found.isDirectory()) throw new UsageError(`"${path}" is a file; give the folder that holds it.`);
  return folder;
}

/** What to put before the paths in a folder, so that they start at `base`: `backend/`, or '' for the same folder. */
export function prefixOf(path: string | null, shell: Shell, base: string = shell.folder): string {
  const from = relative(base, resolve(shell.folder, path ?? '.'))
    .split(sep)
    .join('/');
  return from === '' ? '' : `${from}/`;
}

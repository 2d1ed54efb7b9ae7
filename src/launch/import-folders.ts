import { knownString } from '../value/read.ts';
import type { Value } from '../value/value.ts';

/** What stands before the installed packages on `sys.path` of a server, in its order; as far as it is known, absolute or seen from `cwd`. */
export function importFolders(
  settings: ReadonlyMap<string, Value>,
  cwd: string,
  environment: ReadonlyMap<string, Value> | undefined,
): readonly string[] {
  const listed = (value: Value | undefined, separator: string) => (knownString(value) ?? '').split(separator);
  return [
    ...listed(settings.get('pythonpath'), ','),
    knownString(settings.get('chdir')) ?? '',
    knownString(settings.get('app-dir')) ?? '',
    cwd,
    ...listed(environment?.get('PYTHONPATH'), ':'),
  ];
}

/** The folders, absolute and each once. */
export function absoluteFolders(folders: readonly string[], cwd: string): readonly string[] {
  const absolute = folders
    .filter((folder) => folder !== '')
    .map((folder) => (folder.startsWith('/') ? folder : `${cwd}/${folder}`));
  return [...new Set(absolute.map((folder) => folder.replace(/(?<=.)\/+$/, '')))];
}

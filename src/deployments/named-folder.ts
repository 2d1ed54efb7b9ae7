import { sides, textOf } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { folderOf, resolvePath, type Workspace } from '../workspace/workspace.ts';

/**
 * Of folders that may be deployed, and those above them, the ones in which everything lies that a startup command names
 * (`gunicorn api.main:app`, `python server/api.py`, `start.sh`): from each folder upwards the nearest. None where the command
 * names nothing, or nothing that is there.
 */
export function foldersNamedBy(
  command: Value | undefined,
  folders: readonly string[],
  workspace: Workspace,
): readonly string[] {
  const named = command ? sides(command).flatMap(({ value }) => namedPlaces(textOf(value)?.string ?? '')) : [];
  if (named.length === 0) return [];
  const holds = (folder: string): boolean =>
    named.every((places) => places.some((path) => exists(folder, path, workspace)));
  const found = folders.flatMap((folder) => upwards(folder).find(holds) ?? []);
  return [...new Set(found)];
}

/** Two commands name the same things, so that which of two apps a folder holds can't be told by them. */
export function nameTheSame(first: Value | undefined, second: Value | undefined): boolean {
  const names = (command: Value | undefined): string =>
    JSON.stringify(command ? sides(command).flatMap(({ value }) => namedPlaces(textOf(value)?.string ?? '')) : []);
  return names(first) === names(second);
}

function upwards(folder: string): readonly string[] {
  return folder === '' ? [''] : [folder, ...upwards(folderOf(folder))];
}

function exists(folder: string, path: string, workspace: Workspace): boolean {
  const resolved = resolvePath(folder, path);
  return resolved !== null && (workspace.has(resolved) || workspace.hasFolder(resolved));
}

/** What a command names, each thing with the places where it may lie, seen from the folder that is deployed. */
function namedPlaces(command: string): readonly (readonly string[])[] {
  const words = command.split(/[\s;&|]+/).map((word) => word.replace(/^['"]|['"]$/g, ''));
  const after = (names: readonly string[]): string | undefined =>
    words.flatMap((word, at) => {
      const [name = '', value] = word.split('=');
      return names.includes(name) ? (value ?? words[at + 1] ?? []) : [];
    })[0];
  const moved = [after(['cd']), after(['--chdir'])].flatMap((path) => (path === undefined ? [] : [inside(path)]));
  const places = (path: string): readonly string[] => [path, ...moved.map((folder) => `${folder}/${path}`)];
  // a folder that the command goes into is there, too
  const entered = moved.filter((folder) => /^\w[\w./-]*$/.test(folder)).map((folder) => [folder]);
  const called = words.flatMap((word): (readonly string[])[] => {
    if (/\uFFFC/.test(word)) return [];
    const module = /^([A-Za-z_]\w*(?:\.\w+)*):[A-Za-z_]\w*/.exec(word)?.[1]?.replaceAll('.', '/');
    if (module !== undefined) return [[...places(`${module}.py`), ...places(`${module}/__init__.py`)]];
    return /^[\w./-]+\.(?:py|sh)$/.test(word) ? [places(inside(word))] : [];
  });
  return [...entered, ...called];
}

/** A path in the folder that is deployed, which lies at `/home/site/wwwroot` on the site. */
function inside(path: string): string {
  return path.replace(/^\/home\/site\/wwwroot\/?/, '').replace(/^\.\//, '');
}

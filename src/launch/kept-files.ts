import type { ScriptFiles, ShellRun } from '../languages/shell/world.ts';

/** What a script writes below `/home` is there when the container starts again: whether it was written before isn't known. */
export function keptBetweenStarts({ events }: ShellRun, files: ScriptFiles): ReadonlySet<string> {
  const written = events.flatMap((event) => ('path' in event && event.text !== null ? [event.path] : []));
  return new Set(written.filter((path) => path.startsWith('/home/') && files.kind(path) === 'missing'));
}

export function perhapsThere(files: ScriptFiles, paths: ReadonlySet<string>): ScriptFiles {
  return { ...files, kind: (path) => (paths.has(path) ? 'unknown' : files.kind(path)) };
}

import { type ClassOutline, type ModuleOutline, moduleOutline } from '../languages/python/outline.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { findModule } from './import-path.ts';

/** `CONFIG_KWARGS = {'interface': 'wsgi'}` of a worker built on uvicorn's. */
const CALLS_OTHERWISE = /["']interface["']/;

/** Classes on the way to one of another package. */
const DEEPEST = 8;

/**
 * The class of another package on which a class of the app is built: `uvicorn.workers.UvicornWorker` for `app.workers.Worker`;
 * null where the app has no such class, or it can't be told.
 * @param folders absolute, in the order of `sys.path`
 */
export function baseClass(name: string, folders: readonly string[], files: ContainerFiles, depth = 0): string | null {
  const at = name.lastIndexOf('.');
  const module = findModule(name.slice(0, at), folders, files);
  if (at < 0 || depth > DEEPEST) return null;
  // one of the app itself is read; the first that isn't is what it comes to
  if (module.kind !== 'module') return depth > 0 ? name : null;
  const outline = moduleOutline(module.source);
  const own = outline.classes.findLast((one) => one.name === name.slice(at + 1));
  if (!own) {
    const imported = importedAs(name.slice(at + 1), outline, module.name);
    return imported && baseClass(imported, folders, files, depth + 1);
  }
  // it calls apps in another way than what it is built on
  if (CALLS_OTHERWISE.test(module.source.text)) return null;
  return throughBases(own, outline, module.name, (base) => baseClass(base, folders, files, depth + 1));
}

function throughBases(
  { name, bases }: ClassOutline,
  outline: ModuleOutline,
  module: string,
  follow: (base: string) => string | null,
): string | null {
  const [base] = bases.filter((one) => one !== 'object');
  if (base === undefined) return null;
  const isOwn = outline.classes.some((one) => one.name === base && one.name !== name);
  const full = isOwn ? `${module}.${base}` : importedAs(base, outline, module);
  return full === null ? null : follow(full);
}

/** `UvicornWorker` after `from uvicorn.workers import UvicornWorker`, `workers.UvicornWorker` after `from uvicorn import workers` */
function importedAs(name: string, { imports }: ModuleOutline, module: string): string | null {
  const [first = '', ...rest] = name.split('.');
  for (const { module: from, name: taken, bound } of imports.toReversed()) {
    if (bound !== first && !(taken === null && from.split('.')[0] === first)) continue;
    const base = absoluteModule(from, module);
    if (base === null) return null;
    if (taken !== null) return [base, taken, ...rest].join('.');
    return bound === first && from !== first && !from.startsWith(`${first}.`) ? [base, ...rest].join('.') : name;
  }
  return null;
}

/** `.workers` in `app.serving` is `app.workers`. */
function absoluteModule(written: string, module: string): string | null {
  const [dots = ''] = /^\.*/.exec(written) ?? [];
  if (dots === '') return written;
  const parts = module.split('.');
  if (dots.length > parts.length) return null;
  return [...parts.slice(0, -dots.length), ...(written === dots ? [] : [written.slice(dots.length)])].join('.');
}

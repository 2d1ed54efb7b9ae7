import type { ContainerFiles } from '../workspace/container.ts';
import type { Thing } from './app-value.ts';
import { lookUpInModule } from './evaluate-app.ts';
import { isModule } from './imports.ts';
import { importsFrom } from './python-module.ts';

/** `CONFIG_KWARGS = {'interface': 'wsgi'}` of a worker built on uvicorn's: it calls apps in another way than that does. */
const CALLS_OTHERWISE = /["']interface["']/;

/**
 * The class of another package on which a class of the app is built: `uvicorn.workers.UvicornWorker` for `app.workers.Worker`;
 * null where the app has no such class, or it can't be told.
 * @param folders absolute, in the order of `sys.path`
 */
export function baseClass(name: string, folders: readonly string[], files: ContainerFiles): string | null {
  const at = name.lastIndexOf('.');
  const imports = importsFrom(folders, files);
  const module = imports.load(name.slice(0, at));
  return isModule(module)
    ? outermost(lookUpInModule(module, name.slice(at + 1), null, { imports, steps: 0, depth: 0 }))
    : null;
}

function outermost(thing: Thing | null | undefined): string | null {
  if (thing?.kind === 'library') return thing.name;
  if (thing?.kind !== 'class' || CALLS_OTHERWISE.test(thing.scope.module.source.text)) return null;
  return outermost(thing.bases[0]);
}

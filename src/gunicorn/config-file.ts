import { absolutePath } from '../languages/python/evaluate/absolute-path.ts';
import { quotedText } from '../languages/python/evaluate/describe.ts';
import type { ModuleRun } from '../languages/python/evaluate/run-module.ts';
import type { Py } from '../languages/python/evaluate/values.ts';
import type { PythonWorld } from '../languages/python/evaluate/world.ts';
import type { Span } from '../text/source.ts';
import { Refused } from './refused.ts';
import type { Validation } from './validate.ts';

/** What a config file gives. */
export type ConfigFile =
  | { readonly kind: 'none' }
  /** there is one, and what it sets can't be known: why */
  | { readonly kind: 'unknown'; readonly reason: string }
  | {
      readonly kind: 'read';
      /** as the user knows it */
      readonly name: string;
      readonly names: ReadonlyMap<string, Py>;
      /** set where it may set any name besides: why */
      readonly open: string | null;
      /** calls one of its functions without arguments. @throws PyError */
      readonly call: Validation['call'];
    };

/** gunicorn reads it from the folder in which it is started, without being told. */
const DEFAULT_FILE = 'gunicorn.conf.py';

/**
 * Finds and runs the config file that gunicorn would: the one named on the command line, else the one that
 * GUNICORN_CMD_ARGS names, else the default one. A default file that the deployed folder doesn't hold is taken as absent;
 * where it isn't known which folder that is, any of the repository may be it.
 * @throws Refused for a file that isn't there, or that fails
 */
export async function readConfigFile(given: readonly (Py | undefined)[], world: PythonWorld): Promise<ConfigFile> {
  for (const location of given) {
    if (location?.kind === 'unknown') return { kind: 'unknown', reason: location.reason };
    if (location?.kind !== 'str' || location.text.length === 0) continue;
    if (!location.text.known) return { kind: 'unknown', reason: location.text.holes[0]?.reason ?? '' };
    return readLocation(location.text.string, location.text.spanOf(), world);
  }
  const path = absolutePath(world.cwd, DEFAULT_FILE);
  if (world.files.kind(path) === 'file') return runFile(DEFAULT_FILE, path, null, world);
  const reason = world.files.likely?.(path) ?? null;
  return reason === null ? { kind: 'none' } : { kind: 'unknown', reason };
}

async function readLocation(location: string, place: Span | null, world: PythonWorld): Promise<ConfigFile> {
  if (location.startsWith('python:')) return runNamed(location.slice('python:'.length), world);
  const name = location.replace(/^file:/, '');
  const path = absolutePath(world.cwd, name);
  switch (world.files.kind(path)) {
    case 'missing':
      throw new Refused(`${quotedText(name)} doesn't exist`, name, place);
    case 'folder':
      throw new Refused(`Failed to read config file: ${name}`, name, place);
    case 'unknown':
      return { kind: 'unknown', reason: `${name} is not in the repository, so what it sets is not known` };
    case 'file':
      return runFile(name, path, place, world);
  }
}

async function runFile(name: string, path: string, place: Span | null, world: PythonWorld): Promise<ConfigFile> {
  const { callAgain, runModuleFile } = await import('../languages/python/evaluate/run-module.ts');
  const run = path.endsWith('.pyc') ? null : runModuleFile(path, '__config__', world);
  if (!run) {
    const why = world.files.written?.(path)?.holes[0]?.reason;
    return { kind: 'unknown', reason: `${name} can't be read${why === undefined ? ' as text' : `: ${why}`}` };
  }
  return finished(name, `Failed to read config file: ${name}`, run, callAgain, place);
}

async function runNamed(module: string, world: PythonWorld): Promise<ConfigFile> {
  const { callAgain, runNamedModule } = await import('../languages/python/evaluate/run-module.ts');
  const run = runNamedModule(module, world);
  if (!run)
    return { kind: 'unknown', reason: `module ${module} is not in the repository, so what it sets is not known` };
  return finished(`python:${module}`, '', run, callAgain, null);
}

function finished(
  name: string,
  failure: string,
  run: ModuleRun,
  call: Validation['call'],
  place: Span | null,
): ConfigFile {
  if (run.error) {
    const { type, message, at } = run.error;
    const reason = message === '' ? type : `${type}: ${message}`;
    const span = at?.kind === 'written' ? at.span : place;
    throw new Refused(failure === '' ? reason : `${failure}: ${reason}`, name, span);
  }
  return { kind: 'read', name, names: run.names, open: run.open, call };
}

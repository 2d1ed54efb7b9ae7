import { findModule } from '../../python/import-path.ts';
import { knownString } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import { absoluteFolders, importFolders } from '../import-folders.ts';
import type { Refusal, Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';

/** What gunicorn needs to know besides its words. */
export interface GunicornWorld {
  readonly environmentComplete: boolean;
  readonly givesAsked?: boolean;
  readonly cpus: number | null;
  readonly gunicornVersion: string | null;
}

/** gunicorn's effective settings, or why it would not start. */
export async function gunicorn(
  input: ServerInput,
  world: GunicornWorld,
): Promise<{ readonly server: Server | null; readonly refusal: Refusal | null }> {
  const { argv, cwd, environment, files } = input;
  const [{ loadGunicorn, NEWEST_VERSION }, { refusedAddress }, { refusedNone }] = await Promise.all([
    import('../../gunicorn/load.ts'),
    import('../../gunicorn/address.ts'),
    import('../../gunicorn/refused-none.ts'),
  ]);
  const loaded = await loadGunicorn({
    argv,
    cwd,
    environment,
    environmentComplete: world.environmentComplete,
    ...(world.givesAsked && { givesAsked: true }),
    cpus: world.cpus,
    files,
    version: world.gunicornVersion ?? NEWEST_VERSION,
  });
  if (!loaded.ok) return { server: null, refusal: { by: 'gunicorn', ...loaded.error } };
  const { settings, overridden } = loaded;
  const app = loaded.app && withoutReturn(loaded.app);
  const base = await workerBase(settings, input);
  const server = { name: 'gunicorn', app, settings, overridden, development: null, ...(base && { workerBase: base }) };
  const error = refusedAddress(settings.get('bind')) ?? refusedNone(settings);
  return { server, refusal: error && { by: 'gunicorn', ...error } };
}

/** gunicorn reads the app's name as Python, to which a carriage return at its end is nothing. */
function withoutReturn(app: Value): Value {
  if (app.kind !== 'string' || !app.text.string.endsWith('\r')) return app;
  return { ...app, text: app.text.slice(0, app.text.length - 1) };
}

/** What a worker class of the app's own (`app.workers.Worker`) is built on; null for any other. */
async function workerBase(
  settings: ReadonlyMap<string, Value>,
  { cwd, environment, files }: ServerInput,
): Promise<string | null> {
  const name = knownString(settings.get('worker_class'))?.replace(':', '.') ?? '';
  const module = name.slice(0, name.lastIndexOf('.'));
  // a config file mostly stands beside the modules that are installed with it (`pip install -e src`)
  const beside = knownString(settings.get('config'))?.replace(/[^/]*$/, '') ?? '';
  const folders = absoluteFolders([...importFolders(settings, cwd, environment), beside], cwd);
  if (module === '' || findModule(module, folders, files).kind !== 'module') return null;
  const { baseClass } = await import('../../python/base-class.ts');
  return baseClass(name, folders, files);
}

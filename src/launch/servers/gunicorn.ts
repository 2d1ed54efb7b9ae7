import type { Refusal, Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';

/** What gunicorn needs to know besides its words. */
export interface GunicornWorld {
  readonly environmentComplete: boolean;
  readonly cpus: number | null;
  readonly gunicornVersion: string | null;
}

/** gunicorn's effective settings, or why it would not start. */
export async function gunicorn(
  { argv, cwd, environment, files }: ServerInput,
  world: GunicornWorld,
): Promise<{ readonly server: Server | null; readonly refusal: Refusal | null }> {
  const { loadGunicorn, NEWEST_VERSION } = await import('../../gunicorn/load.ts');
  const loaded = await loadGunicorn({
    argv,
    cwd,
    environment,
    environmentComplete: world.environmentComplete,
    cpus: world.cpus,
    files,
    version: world.gunicornVersion ?? NEWEST_VERSION,
  });
  if (!loaded.ok) return { server: null, refusal: { by: 'gunicorn', ...loaded.error } };
  const { app, settings, overridden } = loaded;
  return { server: { name: 'gunicorn', app, settings, overridden, development: null }, refusal: null };
}

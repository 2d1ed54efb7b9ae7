import { gunicornVersion, type Requirements } from '../python/requirements.ts';
import { TracedText } from '../text/traced.ts';
import type { Value } from '../value/value.ts';
import { APP_FOLDER, type ContainerFiles } from '../workspace/container.ts';
import type { Process } from './launch.ts';
import { gunicorn } from './servers/gunicorn.ts';

/**
 * What the `gunicorn.conf.py` in the app's folder would set, which App Service's own launch doesn't read; null where there
 * is none, or gunicorn can't make anything of it.
 */
export async function unreadConfig(
  processes: readonly Process[],
  files: ContainerFiles,
  requirements: Requirements | null,
): Promise<ReadonlyMap<string, Value> | null> {
  const process = processes.find(({ server }) => server?.name === 'gunicorn');
  if (!process || files.kind(`${APP_FOLDER}/gunicorn.conf.py`) !== 'file') return null;
  // the platform's own arguments name another file
  const environment = new Map(process.environment);
  environment.delete('GUNICORN_CMD_ARGS');
  const { server } = await gunicorn(
    {
      program: 'gunicorn',
      argv: [TracedText.of('app:app')],
      cwd: APP_FOLDER,
      environment,
      files,
    },
    { environmentComplete: false, cpus: null, gunicornVersion: gunicornVersion(requirements) },
  );
  return server?.settings ?? null;
}

import { textOf, unknownFrom } from '../value/read.ts';
import { builtIn, string, type Value } from '../value/value.ts';
import type { Version } from './settings-table.ts';
import { isAtLeast } from './versions.ts';

/**
 * The worker class as gunicorn names the one that it uses: sync workers with threads are gthread workers, which
 * gunicorn 20 calls `threads`. gunicorn/config.py, `worker_class_str`
 */
export function workerClassInUse(given: Value, threads: Value, version: Version): Value {
  const name = textOf(given);
  if (!name?.known || !(name.string === 'sync' || name.string.endsWith('SyncWorker'))) return given;
  if (threads.kind !== 'number') return unknownFrom(threads, 'it depends on the number of threads');
  if (threads.value <= 1) return given;
  return string(
    isAtLeast(version, '21.0.0') ? 'gthread' : 'threads',
    builtIn('gunicorn, as there is more than one thread'),
  );
}

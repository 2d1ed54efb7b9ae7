import { type Launch, type Server, serverOf } from '../launch/launch.ts';
import { combineNumbers } from '../value/combine.ts';
import { unknownReason } from '../value/read.ts';
import { builtIn, unknown, type Value } from '../value/value.ts';
import { concurrencyOf } from './worker-class.ts';

/** What a launch can hold on its plan. */
export interface Capacity {
  /** requests at once on one instance: workers × threads, or what else the worker class makes of it */
  readonly concurrency: Value;
  /** the sum, as a person would write it: "3 workers × 6 threads" */
  readonly arithmetic: string | null;
}

/** Requests at once of the server that a launch starts. */
export function capacityOf(launch: Launch): Capacity {
  const server = serverOf(launch);
  if (server?.name === 'gunicorn') return gunicornCapacity(server);
  const why = server
    ? `how many requests ${server.name} takes at once is not worked out`
    : 'no server is known to start';
  return { concurrency: unknown(launch.unknowns[0]?.reason ?? why, builtIn('the launch')), arithmetic: null };
}

function gunicornCapacity({ settings }: Server): Capacity {
  const workers = settings.get('workers');
  const workerClass = settings.get('worker_class');
  if (!workers || !workerClass)
    return { concurrency: unknown('the workers are not known', builtIn('the launch')), arithmetic: null };
  switch (concurrencyOf(workerClass)) {
    case 'sync':
      return { concurrency: workers, arithmetic: counted(workers, 'sync worker') };
    case 'gthread':
      return times(workers, settings.get('threads'), 'thread');
    case 'connections':
      return times(workers, settings.get('worker_connections'), 'connection');
    case 'event loop':
      return {
        concurrency: unknown(
          'the workers run an event loop, which takes requests without a fixed limit',
          workerClass.origin,
        ),
        arithmetic: null,
      };
    case null: {
      const why =
        unknownReason(workerClass) ?? 'the worker class is one of its own, so how many requests it takes is not known';
      return { concurrency: unknown(why, workerClass.origin), arithmetic: null };
    }
  }
}

function times(workers: Value, each: Value | undefined, unit: string): Capacity {
  if (!each) return { concurrency: unknown(`the ${unit}s are not known`, workers.origin), arithmetic: null };
  const concurrency = combineNumbers([workers, each], workers.origin, ([one = 0, other = 0]) => one * other);
  const [left, right] = [counted(workers, 'worker'), counted(each, unit)];
  return { concurrency, arithmetic: left && right ? `${left} × ${right}` : null };
}

function counted(value: Value, noun: string): string | null {
  return value.kind === 'number' ? plural(Number(value.value), noun) : null;
}

/** "1 worker", "3 workers". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

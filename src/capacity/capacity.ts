import { type Launch, type Server, serverOf } from '../launch/launch.ts';
import { combineNumbers } from '../value/combine.ts';
import { knownNumber, unknownReason } from '../value/read.ts';
import { builtIn, number, unknown, type Value } from '../value/value.ts';
import { SERVERS } from './server-table.ts';
import { concurrencyOf, workerClassOf } from './worker-class.ts';

/** What a launch can hold on its plan. */
export interface Capacity {
  /** requests at once on one instance: workers × threads, or what else the worker class makes of it */
  readonly concurrency: Value;
  /** the sum, as a person would write it: "3 workers × 6 threads" */
  readonly arithmetic: string | null;
  /** what takes requests where no number limits them: "3 workers, an event loop each"; null where a number does, or nobody knows */
  readonly unlimited: string | null;
}

/** Requests at once of the server that a launch starts. */
export function capacityOf(launch: Launch): Capacity {
  if (launch.detected === 'default page')
    return notKnown("App Service's placeholder page answers, not the app", builtIn('App Service'));
  const server = serverOf(launch);
  if (server?.name === 'gunicorn') return gunicornCapacity(server);
  if (server) return otherCapacity(server);
  return notKnown(launch.unknowns[0]?.reason ?? 'no server is known to start', builtIn('the launch'));
}

/** Processes that answer requests, as far as they are known. */
export function workersOf(server: Server): Value {
  if (server.name === 'gunicorn')
    return server.settings.get('workers') ?? unknown('the workers are not known', BY_LAUNCH);
  const { processes, byDefault } = SERVERS[server.name] ?? { processes: null, byDefault: 1 };
  const given = processes === null ? undefined : server.settings.get(processes);
  return given ?? number(byDefault, builtIn(`${server.name}'s default`));
}

const BY_LAUNCH = builtIn('the launch');

function otherCapacity(server: Server): Capacity {
  const row = SERVERS[server.name];
  if (!row) return notKnown(`how many requests ${server.name} takes at once is not worked out`, BY_LAUNCH);
  const workers = workersOf(server);
  const limit = row.limit === null ? undefined : server.settings.get(row.limit);
  if (limit?.kind === 'number') return times(workers, limit, row.unit);
  if (row.threads === null) return unlimited(workers, row.each);
  const threads =
    server.settings.get(row.threads.setting) ?? number(row.threads.byDefault, builtIn(`${server.name}'s default`));
  return row.processes === null
    ? { concurrency: threads, arithmetic: counted(threads, row.unit), unlimited: null }
    : times(workers, threads, row.unit);
}

function gunicornCapacity(server: Server): Capacity {
  const { settings } = server;
  const workers = settings.get('workers');
  const workerClass = workerClassOf(server);
  if (!workers || !workerClass) return notKnown('the workers are not known', BY_LAUNCH);
  switch (concurrencyOf(workerClass)) {
    case 'sync':
      return { concurrency: workers, arithmetic: counted(workers, 'sync worker'), unlimited: null };
    case 'gthread':
      return times(workers, settings.get('threads'), 'thread');
    case 'connections':
      return times(workers, settings.get('worker_connections'), 'connection');
    case 'event loop':
      return unlimited(workers, 'an event loop');
    case null: {
      const why =
        unknownReason(workerClass) ?? 'the worker class is one of its own, so how many requests it takes is not known';
      return notKnown(why, workerClass.origin);
    }
  }
}

function notKnown(why: string, origin: Value['origin']): Capacity {
  return { concurrency: unknown(why, origin), arithmetic: null, unlimited: null };
}

/** @param each what takes the requests of one worker, however many there are */
function unlimited(workers: Value, each: string): Capacity {
  const count = counted(workers, 'worker');
  const several = knownNumber(workers) === 1 ? '' : ' each';
  return {
    ...notKnown(`${each} takes requests without a fixed limit`, workers.origin),
    unlimited: count === null ? `${each} in each worker` : `${count}, ${each}${several}`,
  };
}

function times(workers: Value, each: Value | undefined, unit: string): Capacity {
  if (!each) return notKnown(`the ${unit}s are not known`, workers.origin);
  const concurrency = combineNumbers([workers, each], workers.origin, ([one = 0, other = 0]) => one * other);
  const [left, right] = [counted(workers, 'worker'), counted(each, unit)];
  return { concurrency, arithmetic: left && right ? `${left} × ${right}` : null, unlimited: null };
}

function counted(value: Value, noun: string): string | null {
  return value.kind === 'number' ? plural(Number(value.value), noun) : null;
}

/** "1 worker", "3 workers". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

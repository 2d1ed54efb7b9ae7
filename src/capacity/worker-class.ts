import type { Server } from '../launch/launch.ts';
import { textOf } from '../value/read.ts';
import { string, type Value } from '../value/value.ts';

/**
 * How the workers of a class share their requests: one at a time (`sync`), a thread each (`gthread`), a greenlet or task
 * each up to `worker_connections` (`connections`), or as many as an event loop is sent (`event loop`).
 */
export type Concurrency = 'sync' | 'gthread' | 'connections' | 'event loop';

/** gunicorn/workers/__init__.py SUPPORTED_WORKERS, the classes behind its short names, and the packages' own workers. */
const CLASSES: Readonly<Record<string, Concurrency>> = {
  sync: 'sync',
  'gunicorn.workers.sync.SyncWorker': 'sync',
  gthread: 'gthread',
  // what gunicorn 20 calls it
  threads: 'gthread',
  'gunicorn.workers.gthread.ThreadWorker': 'gthread',
  eventlet: 'connections',
  'gunicorn.workers.geventlet.EventletWorker': 'connections',
  gevent: 'connections',
  gevent_wsgi: 'connections',
  gevent_pywsgi: 'connections',
  'gunicorn.workers.ggevent.GeventWorker': 'connections',
  'gunicorn.workers.ggevent.GeventPyWSGIWorker': 'connections',
  asgi: 'connections',
  'gunicorn.workers.gasgi.ASGIWorker': 'connections',
  tornado: 'event loop',
  'gunicorn.workers.gtornado.TornadoWorker': 'event loop',
  'uvicorn.workers.UvicornWorker': 'event loop',
  'uvicorn.workers.UvicornH11Worker': 'event loop',
  'uvicorn_worker.UvicornWorker': 'event loop',
  'uvicorn_worker.UvicornH11Worker': 'event loop',
  'aiohttp.worker.GunicornWebWorker': 'event loop',
  'aiohttp.worker.GunicornUVLoopWebWorker': 'event loop',
  'aiohttp.GunicornWebWorker': 'event loop',
  'aiohttp.GunicornUVLoopWebWorker': 'event loop',
};

/** The class by which a server's workers share their requests: of a class of the app's own, the one that it is built on. */
export function workerClassOf(server: Pick<Server, 'settings' | 'workerBase'> | null): Value | undefined {
  const named = server?.settings.get('worker_class');
  return server?.workerBase !== undefined && named ? string(server.workerBase, named.origin) : named;
}

/** The class as gunicorn reads it (`egg:gunicorn#gevent` included); null for a class that isn't known here: it may do anything. */
export function concurrencyOf(workerClass: Value | undefined): Concurrency | null {
  const text = textOf(workerClass);
  if (!text?.known) return null;
  const name = text.string.replace(/^egg:gunicorn#/, '');
  return Object.hasOwn(CLASSES, name) ? (CLASSES[name] ?? null) : null;
}

/** One worker answers many requests while they wait: an event loop, or greenlets. */
export function isLoop(concurrency: Concurrency | null): boolean {
  return concurrency === 'event loop' || concurrency === 'connections';
}

/**
 * The workers that keep so many CPUs busy; further ones only take memory. gunicorn's advice for workers that wait is
 * 2 × cores + 1 (https://docs.gunicorn.org/en/stable/design.html#how-many-workers); of event loops, one for each and one more.
 */
export function mostWorkers(concurrency: Concurrency | null, vcpu: number): number {
  return isLoop(concurrency) ? vcpu + 1 : 2 * vcpu + 1;
}

/** How the workers of a class call an app; null where they call several kinds, or it isn't known: a class of the app's own may change it. */
export function interfaceOfClass(workerClass: Value | undefined): 'WSGI' | 'ASGI' | null {
  const name = textOf(workerClass)?.string.replace(/^egg:gunicorn#/, '') ?? '';
  if (/^(uvicorn|uvicorn_worker)\.|^(asgi|gunicorn\.workers\.gasgi\.ASGIWorker)$/.test(name))
    return concurrencyOf(workerClass) && 'ASGI';
  switch (concurrencyOf(workerClass)) {
    case 'sync':
    case 'gthread':
    case 'connections':
      return 'WSGI';
    default:
      return null;
  }
}

/**
 * The uvicorn worker that an app's packages have, else the one to add: `uvicorn-worker` is the package that uvicorn names
 * as the successor of its own class.
 */
export function uvicornWorker(packages: ReadonlySet<string> | null): string {
  const old = packages?.has('uvicorn') && !packages.has('uvicorn-worker');
  return old ? 'uvicorn.workers.UvicornWorker' : 'uvicorn_worker.UvicornWorker';
}

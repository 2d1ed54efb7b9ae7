import { runApp } from './app-run.ts';
import type { Variables } from './app-run-model.ts';
import type { EntryPoint } from './entry-point.ts';
import { frameworkSettings } from './framework-settings.ts';
import { type KeptCache, keptCaches } from './kept-caches.ts';
import { type KeptSessions, keptSessions } from './kept-sessions.ts';
import { type ShownMetrics, shownMetrics } from './metrics.ts';
import { type RandomSecret, randomSecrets } from './random-secrets.ts';
import { type StartedScheduler, startedSchedulers } from './schedulers.ts';
import { type SocketIoServer, socketIoServers } from './socket-io.ts';
import { type SqliteDatabase, sqliteDatabases } from './sqlite-databases.ts';
import { openConnections, type StartWork, startMigrations } from './start-work.ts';

/** What an app's code makes that decides how many processes it may have: each part is read when it is first asked for. */
export interface AppFacts {
  readonly socketIo: () => readonly SocketIoServer[];
  readonly schedulers: () => readonly StartedScheduler[];
  readonly sessions: () => readonly KeptSessions[];
  readonly secrets: () => readonly RandomSecret[];
  readonly sqlite: () => readonly SqliteDatabase[];
  readonly migrations: () => readonly StartWork[];
  readonly connections: () => readonly StartWork[];
  readonly caches: () => readonly KeptCache[];
  readonly metrics: () => readonly ShownMetrics[];
}

/** @returns null where the entry point isn't known */
export function appFacts(entryPoint: EntryPoint, variables: Variables): AppFacts | null {
  if (entryPoint.kind !== 'found') return null;
  const run = once(() => runApp(entryPoint, variables));
  const settings = once(() => frameworkSettings(run()));
  return {
    socketIo: once(() => socketIoServers(run())),
    schedulers: once(() => startedSchedulers(run())),
    sessions: once(() => keptSessions(run())),
    secrets: once(() => randomSecrets(run(), settings())),
    sqlite: once(() => sqliteDatabases(run(), settings())),
    migrations: once(() => startMigrations(run())),
    connections: once(() => openConnections(run())),
    caches: once(() => keptCaches(run(), settings())),
    metrics: once(() => shownMetrics(run())),
  };
}

function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

import { runApp, type Variables } from './app-run.ts';
import type { EntryPoint } from './entry-point.ts';
import { type KeptSessions, keptSessions } from './kept-sessions.ts';
import { type StartedScheduler, startedSchedulers } from './schedulers.ts';
import { type SocketIoServer, socketIoServers } from './socket-io.ts';

/** What an app's code makes that decides how many processes it may have. */
export interface AppFacts {
  readonly socketIo: readonly SocketIoServer[];
  readonly schedulers: readonly StartedScheduler[];
  readonly sessions: readonly KeptSessions[];
}

/** Reads an app's code, each part when it is first asked for; null where its entry point isn't known. */
export function appFacts(entryPoint: EntryPoint, variables: Variables): AppFacts | null {
  const run = runApp(entryPoint, variables);
  if (!run) return null;
  const socketIo = once(() => socketIoServers(run));
  const schedulers = once(() => startedSchedulers(run));
  const sessions = once(() => keptSessions(run));
  return {
    get socketIo() {
      return socketIo();
    },
    get schedulers() {
      return schedulers();
    },
    get sessions() {
      return sessions();
    },
  };
}

export function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | null = null;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

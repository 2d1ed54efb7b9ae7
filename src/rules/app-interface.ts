import { interfaceOfClass } from '../capacity/worker-class.ts';
import { type Process, type Server, serverOf, serverProcess } from '../launch/launch.ts';
import type { Interface } from '../python/app-table.ts';
import type { EntryPoint } from '../python/entry-point.ts';
import type { Gunicorn } from './gunicorn-of.ts';
import type { Subject } from './rule.ts';

type FoundApp = Extract<EntryPoint, { kind: 'found' }>;

/** How the app is called and how the workers call it, where both are known and differ. */
export function mismatch({ app }: Subject, gunicorn: Pick<Gunicorn, 'settings'>): Mistaken | null {
  const entry = app.entryPoint;
  if (!isCallable(entry)) return null;
  const calls = interfaceOfClass(gunicorn.settings.get('worker_class'));
  if (calls === null || calls === entry.interface) return null;
  return entry.interface === 'ASGI' ? 'ASGI app' : 'WSGI app';
}

type Mistaken = 'ASGI app' | 'WSGI app';

/** The app where it is known how it is called. */
function isCallable(entry: EntryPoint | null): entry is FoundApp & { readonly interface: Interface } {
  return entry?.kind === 'found' && entry.interface !== null && !entry.uncalledFactory;
}

/** What the app is that its server calls as something else, whoever asked for that server: every request ends with an error. */
export function miscalled(subject: Subject): Mistaken | null {
  const server = serverOf(subject.launch);
  if (server?.name === 'gunicorn') return mismatch(subject, server);
  const calls = mismatchedServer(subject)?.calls;
  return calls ? (calls === 'ASGI' ? 'WSGI app' : 'ASGI app') : null;
}

/** Servers that call every app in one way; hypercorn and granian see, or are told, how. */
const CALLS: Readonly<Record<string, Interface>> = {
  uvicorn: 'ASGI',
  daphne: 'ASGI',
  waitress: 'WSGI',
  'waitress-serve': 'WSGI',
};

/** A server other than gunicorn that calls the app as what it isn't, surely; null where none does. */
export function mismatchedServer({ app, launch }: Subject): Mismatched | null {
  const entry = app.entryPoint;
  const process = launch.kind === 'custom' && !launch.refusal ? serverProcess(launch) : null;
  if (!process || !isCallable(entry)) return null;
  const calls = CALLS[process.server.name];
  if (calls === undefined || calls === entry.interface) return null;
  // `uvicorn --interface wsgi` wraps it
  if (process.server.settings.has('interface')) return null;
  if (process.argv.some(({ string }) => /^(--interface\b|wsgi$)/.test(string))) return null;
  return { process, entry, calls };
}

export interface Mismatched {
  readonly process: Process & { readonly server: Server };
  readonly entry: FoundApp;
  readonly calls: Interface;
}

const FRAMEWORKS: Readonly<Record<string, string>> = {
  django: 'Django',
  fastapi: 'FastAPI',
  flask: 'Flask',
  litestar: 'Litestar',
  quart: 'Quart',
  starlette: 'Starlette',
};

/** " (FastAPI)", behind the app's name; empty where it isn't known what the app is built on. */
export function builtOn(framework: string | null | undefined): string {
  return framework === null || framework === undefined ? '' : ` (${FRAMEWORKS[framework] ?? framework})`;
}

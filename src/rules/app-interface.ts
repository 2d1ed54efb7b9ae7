import { interfaceOfClass } from '../capacity/worker-class.ts';
import { type Process, type Server, serverOf, serverProcess } from '../launch/launch.ts';
import type { EntryPoint } from '../python/entry-point.ts';
import type { Gunicorn } from './gunicorn-of.ts';
import type { Subject } from './rule.ts';

/** How the app is called and how the workers call it, where both are known and differ. */
export function mismatch({ app }: Subject, gunicorn: Gunicorn): 'ASGI app' | 'WSGI app' | null {
  const entry = app.entryPoint;
  if (entry?.kind !== 'found' || entry.interface === null || entry.uncalledFactory) return null;
  const calls = interfaceOfClass(gunicorn.settings.get('worker_class'));
  if (calls === null || calls === entry.interface) return null;
  return entry.interface === 'ASGI' ? 'ASGI app' : 'WSGI app';
}

/** The server that would start calls the app as what it isn't, whoever asked for it: every request ends with an error. */
export function isMiscalled(subject: Subject): boolean {
  const entry = subject.app.entryPoint;
  const server = serverOf(subject.launch);
  if (entry?.kind !== 'found' || entry.interface === null || entry.uncalledFactory || !server) return false;
  if (server.name !== 'gunicorn') return mismatchedServer(subject) !== null;
  const calls = interfaceOfClass(server.settings.get('worker_class'));
  return calls !== null && calls !== entry.interface;
}

/** Servers that call every app in one way; hypercorn and granian see, or are told, how. */
const CALLS: Readonly<Record<string, 'ASGI' | 'WSGI'>> = {
  uvicorn: 'ASGI',
  daphne: 'ASGI',
  waitress: 'WSGI',
  'waitress-serve': 'WSGI',
};

/** A server other than gunicorn that calls the app as what it isn't, surely; null where none does. */
export function mismatchedServer({ app, launch }: Subject): Mismatched | null {
  const entry = app.entryPoint;
  const process = launch.kind === 'custom' && !launch.refusal ? serverProcess(launch) : null;
  if (!process || entry?.kind !== 'found' || entry.interface === null || entry.uncalledFactory) return null;
  const calls = CALLS[process.server.name];
  if (calls === undefined || calls === entry.interface) return null;
  // `uvicorn --interface wsgi` wraps it
  if (process.server.settings.has('interface')) return null;
  if (process.argv.some(({ string }) => /^(--interface\b|wsgi$)/.test(string))) return null;
  return { process, entry, calls };
}

interface Mismatched {
  readonly process: Process & { readonly server: Server };
  readonly entry: Extract<EntryPoint, { kind: 'found' }>;
  readonly calls: 'ASGI' | 'WSGI';
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

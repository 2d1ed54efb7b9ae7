import { interfaceOfClass } from '../capacity/worker-class.ts';
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

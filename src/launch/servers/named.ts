import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { textValue } from './server-values.ts';

/** Servers that are known by name alone: what they make of their options is not worked out. */
const SERVERS: ReadonlySet<string> = new Set([
  'uwsgi',
  'gradio',
  'sanic',
  'robyn',
  'litestar',
  'quart',
  'tornado',
  'nicegui',
  'panel',
  'bokeh',
  'voila',
]);

export function namedServer({ program, argv }: ServerInput): Server | null {
  if (!SERVERS.has(program)) return null;
  const app = argv.findLast((word) => /^[\w./]+(?::[\w.]+|\.py)/.test(word.string));
  return { name: program, app: app ? textValue(app) : null, settings: new Map(), development: null };
}

/** Programs that start others from a configuration of their own, which is not read. */
const SUPERVISORS: ReadonlySet<string> = new Set([
  'supervisord',
  'circusd',
  'honcho',
  'foreman',
  'pm2',
  's6-svscan',
  'runsvdir',
]);

export function isSupervisor(program: string): boolean {
  return SUPERVISORS.has(program);
}

import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { textValue } from './server-options.ts';

/** Servers that are known by name alone: what they make of their options is not worked out. */
const SERVERS = new Set(['hypercorn', 'daphne', 'waitress-serve', 'streamlit', 'uwsgi', 'granian', 'chainlit']);

export function namedServer({ program, argv }: ServerInput): Server | null {
  const runs = SERVERS.has(program) || (program === 'fastapi' && argv[0]?.string === 'run');
  if (!runs) return null;
  const app = argv.findLast((word) => /^[\w./]+(?::[\w.]+|\.py)/.test(word.string));
  return { name: program, app: app ? textValue(app) : null, settings: new Map(), development: null };
}

import type { Rule } from './rule.ts';

/** Rules about a site that answers no request at all, or each with an error. */
const NO_ANSWER = new Set([
  'asgi-on-sync-worker',
  'crlf-startup-script',
  'daemonized-launch',
  'gunicorn-refuses-to-start',
  'loopback-bind',
  'missing-startup-file',
  'missing-worker-dependency',
  'removed-worker-class',
  'uncalled-factory',
  'unix-socket-bind',
  'unknown-worker-class',
  'unreachable-port',
  'unresolved-app-module',
  'unresolved-import',
  'wsgi-on-asgi-worker',
]);

export function keepsFromAnswering({ name }: Rule): boolean {
  return NO_ANSWER.has(name);
}

import { gunicornOf } from './gunicorn-of.ts';
import { labelOf, settingPlace, withoutOption } from './place.ts';
import { defineRule } from './rule.ts';

/** Classes that have no use for it: uvicorn's workers pass on other settings only, tornado's none. */
const LOOPS = /^(uvicorn|uvicorn_worker)\.|tornado/i;

export const ignoredWorkerConnections = defineRule({
  name: 'ignored-worker-connections',
  severity: 'note',
  confidence: 'high',
  audience: 'default',
  summary: 'worker_connections is set for a class that has no use for it, or so low that no connection is kept open.',
  why: `\`worker_connections\` limits the clients of gevent, asgi and gthread workers. A sync worker has one client at a time, and uvicorn's and tornado's workers
never read it. A gthread worker keeps \`worker_connections\` − \`threads\` idle connections open: with none left, every request needs a new one.`,
  exceptions: 'A config file that several commands of different classes share.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#worker-connections',
    'https://github.com/benoitc/gunicorn/issues/1045',
    'https://github.com/benoitc/gunicorn/blob/23.0.0/gunicorn/workers/gthread.py',
    'https://github.com/Kludex/uvicorn-worker/blob/main/uvicorn_worker/_workers.py',
  ],
  since: '0.1.0',
  messages: {
    ignored:
      '`worker_connections` is {connections}, but worker class `{workerClass}` never reads it: it {instead}.\nRemove the setting.',
    none: '`worker_connections` is {connections} with {threads} threads, so a `gthread` worker keeps no idle connection open, and every request needs a new one.\nSet `worker_connections` well above the threads, or leave it out.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('worker_connections');
    const connections = gunicorn?.number('worker_connections');
    const { concurrency = null, threads, workerClass = '' } = gunicorn ?? {};
    if (!gunicorn || connections === undefined) return [];
    if (concurrency === 'gthread' && threads !== undefined && connections <= threads) {
      const at = written ?? gunicorn.written('threads');
      if (gunicorn.number('keepalive') === 0 || !at) return [];
      const related = written ? labelOf('the threads are set here', gunicorn.settings.get('threads')) : [];
      return [{ id: 'none', facts: { connections, threads }, at: settingPlace(at, subject), related, fix: null }];
    }
    if (!written || (concurrency !== 'sync' && !(concurrency === 'event loop' && LOOPS.test(workerClass)))) return [];
    return [
      {
        id: 'ignored',
        facts: {
          connections,
          workerClass,
          instead: concurrency === 'sync' ? 'answers one request at a time' : 'takes as many as it is sent',
        },
        at: settingPlace(written, subject),
        related: labelOf('the worker class is set here', gunicorn.settings.get('worker_class')),
        fix: {
          title: 'remove the setting',
          command: null,
          edit: withoutOption(written, ['--worker-connections'], true),
        },
      },
    ];
  },
});

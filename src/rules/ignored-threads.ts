import { concurrencyOf, workerClassOf } from '../capacity/worker-class.ts';
import { serverOf } from '../launch/launch.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, withoutOption } from './place.ts';
import { defineRule } from './rule.ts';

export const ignoredThreads = defineRule({
  name: 'ignored-threads',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'Threads are set for a worker class that has none.',
  why: `Only the \`gthread\` class answers requests in threads (gunicorn turns \`sync\` with threads into it). UvicornWorker, gevent,
tornado and the others run an event loop or greenlets and never look at \`threads\`: \`-k uvicorn.workers.UvicornWorker --threads 6\`
starts no thread, so capacity that was counted on isn't there.`,
  exceptions: 'None known: the setting does nothing.',
  sources: ['https://github.com/benoitc/gunicorn/issues/2601', 'https://github.com/benoitc/gunicorn/issues/1045'],
  since: '0.1.0',
  messages: {
    ignored:
      '`threads` is {threads}, but worker class `{workerClass}` has no threads: it {instead}.\nRemove the setting, and size the app by `--workers`.',
  },
  check(subject) {
    const server = serverOf(subject.launch);
    const settings = server?.settings;
    const threads = settings?.get('threads');
    const workerClass = settings?.get('worker_class');
    const count = knownNumber(threads);
    const concurrency = concurrencyOf(workerClassOf(server));
    if (subject.launch.kind === 'elsewhere' || threads?.origin.kind !== 'written' || count === undefined || count <= 1)
      return [];
    if (concurrency !== 'connections' && concurrency !== 'event loop') return [];
    // The class that a WSGI app needs instead may have threads.
    const gunicorn = gunicornOf(subject);
    if (gunicorn && mismatch(subject, gunicorn)) return [];
    const name = knownString(workerClass) ?? '';
    const classSpan = workerClass ? spanOf(workerClass) : null;
    const instead =
      concurrency === 'connections'
        ? 'takes `worker_connections` requests in each worker'
        : 'takes all requests of a worker in one event loop';
    return [
      {
        id: 'ignored',
        facts: { threads: count, workerClass: name, instead },
        at: settingPlace(threads, subject),
        related: classSpan ? [{ message: 'the worker class is set here', at: classSpan }] : [],
        fix: { title: 'remove the setting', command: null, edit: withoutOption(threads, ['--threads'], true) },
      },
    ];
  },
});

import { textOf } from '../value/read.ts';
import { builtOn, mismatch, mismatchedServer } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { miscallingServer } from './miscalling-server.ts';
import { settingPlace, textEdit } from './place.ts';
import { recommendationFor } from './recommended-command.ts';
import { defineRule } from './rule.ts';

export const wsgiOnAsgiWorker = defineRule({
  name: 'wsgi-on-asgi-worker',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'A WSGI app is started with workers that speak ASGI: every request fails.',
  why: `Flask and Django's \`wsgi.py\` make WSGI apps. UvicornWorker and \`asgi\` call an app as ASGI, and every request ends with
"TypeError: __call__() missing 1 required positional argument" and a 500.`,
  fix: "Use `--worker-class gthread` with `--threads`, or wrap the app (`asgiref`'s `WsgiToAsgi`).",
  exceptions: 'None known for an app that is WSGI: a wrapper such as `WsgiToAsgi` makes it ASGI, and is seen.',
  sources: [
    'https://www.uvicorn.org/settings/#implementation',
    'https://peps.python.org/pep-3333/',
    'https://asgiref.readthedocs.io/',
  ],
  since: '0.1.0',
  messages: {
    server:
      '`{app}` is a WSGI app{framework}, but {server} calls it as ASGI: every request ends with an error.\nStart it with gunicorn: `{command}`.',
    wrong:
      '`{app}` is a WSGI app{framework}, but the `{workerClass}` workers call it as ASGI: every request ends with an error.\nUse `--worker-class gthread` with `--threads`, or wrap the app.',
  },
  check(subject) {
    const server = mismatchedServer(subject);
    if (server?.calls === 'ASGI')
      return [miscallingServer(subject, server, { ...recommendationFor(subject), workerClass: null })];
    const gunicorn = gunicornOf(subject);
    const entry = subject.app.entryPoint;
    if (!gunicorn || entry?.kind !== 'found' || mismatch(subject, gunicorn) !== 'WSGI app') return [];
    const written = gunicorn.written('worker_class');
    return [
      {
        id: 'wrong',
        facts: {
          app: `${entry.module}:${entry.attribute}`,
          framework: builtOn(entry.framework),
          workerClass: gunicorn.workerClass ?? '',
        },
        at: settingPlace(written, subject),
        related: entry.at ? [{ message: 'the app is made here', at: entry.at }] : [],
        fix: {
          title: 'use threads',
          command: '--worker-class gthread --threads 6',
          edit: textEdit(textOf(written), 'gthread'),
        },
      },
    ];
  },
});

import { textOf } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { labelOf, settingPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

export const implicitGthread = defineRule({
  name: 'implicit-gthread',
  severity: 'note',
  confidence: 'high',
  audience: 'default',
  summary: 'Worker class `sync` is asked for, but threads make it `gthread`.',
  why: `With more than one thread gunicorn starts \`gthread\` workers, even where \`sync\` is written. They differ: a worker answers several requests at once,
keeps connections open, and \`timeout\` watches the worker, not a request. The reader of the command believes something else.`,
  exceptions: 'None known: the change of the word changes nothing that runs.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#threads',
    'https://github.com/benoitc/gunicorn/issues/784',
    'https://github.com/benoitc/gunicorn/issues/1538',
  ],
  since: '0.1.0',
  messages: {
    becomes:
      '`worker_class` is `sync` here, but {threads} threads make it `gthread`: `sync` workers have none.\nWrite `gthread`, which is what runs, or take the threads out.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const asked = gunicorn?.process.server.overridden?.get('worker_class')?.at(-1);
    const used = gunicorn?.settings.get('worker_class');
    const { threads } = gunicorn ?? {};
    // gunicorn itself chose the class: no file wrote it
    if (!gunicorn || !asked || threads === undefined || threads < 2) return [];
    if (used?.origin.kind !== 'built-in' || gunicorn.concurrency !== 'gthread' || textOf(asked)?.string !== 'sync')
      return [];
    // Another class is needed anyway.
    if (mismatch(subject, gunicorn)) return [];
    return [
      {
        id: 'becomes',
        facts: { threads },
        at: settingPlace(asked, subject),
        related: labelOf('the threads are set here', gunicorn.settings.get('threads')),
        fix: {
          title: 'name the class that runs',
          command: '--worker-class gthread',
          edit: textEdit(textOf(asked), 'gthread', true),
        },
      },
    ];
  },
});

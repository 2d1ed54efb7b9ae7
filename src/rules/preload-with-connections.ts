import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, switchedOff } from './place.ts';
import { defineRule } from './rule.ts';

const HOOKS = ['post_fork', 'post_worker_init'];

export const preloadWithConnections = defineRule({
  name: 'preload-with-connections',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'All workers share a connection that was opened before they were made.',
  why: `With \`preload_app\` the master loads the app once and the workers are copies of it. A connection to a database that loading opens is then one
socket in all of them: two workers write to it at once, and answers reach the wrong one. It shows as "SSL error: decryption failed or bad record mac",
"lost synchronization with server", or rows of somebody else's query.`,
  exceptions: 'Each worker drops what it got and connects anew, in a way that is not seen here.',
  sources: [
    'https://docs.sqlalchemy.org/en/20/core/pooling.html#using-connection-pools-with-multiprocessing-or-os-fork',
    'https://pymongo.readthedocs.io/en/stable/faq.html#is-pymongo-fork-safe',
    'https://github.com/votingworks/arlo/issues/1040',
  ],
  since: '0.1.0',
  messages: {
    shared:
      '`{name}` connects as the app is loaded, and with `preload_app` that is before the {workers} workers are made: they all share the connection.\nConnect in `post_fork`, when it is first needed, or leave `preload_app` out.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    if (gunicorn?.flag('preload_app') !== true || (gunicorn.workers ?? 1) < 2) return [];
    // A hook that runs in each worker may connect anew.
    if (HOOKS.some((name) => gunicorn.written(name))) return [];
    const work = subject.app.facts?.connections().find(({ when }) => when === 'import');
    if (!work) return [];
    const preload = gunicorn.settings.get('preload_app');
    return [
      {
        id: 'shared',
        facts: { name: work.name.replaceAll('()', ''), workers: gunicorn.workers ?? 2 },
        at: settingPlace(preload, subject),
        related: [{ message: 'it connects here', at: work.at }],
        fix: { title: 'leave `preload_app` out', command: null, edit: switchedOff(preload, ['--preload']) },
      },
    ];
  },
});

import { concurrencyOf } from '../capacity/worker-class.ts';
import { nearest } from '../text/nearest.ts';
import { knownString, textOf } from '../value/read.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { gunicornRelease, major } from './gunicorn-release.ts';
import { settingPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

/** gunicorn/workers/__init__.py, SUPPORTED_WORKERS */
const SHORT_NAMES = ['sync', 'gthread', 'gevent', 'gevent_wsgi', 'gevent_pywsgi', 'tornado', 'asgi', 'eventlet'];
const ASGI_SINCE = 24;
const EVENTLET_UNTIL = 26;
const UVICORN = [
  'uvicorn.workers.UvicornWorker',
  'uvicorn.workers.UvicornH11Worker',
  'uvicorn_worker.UvicornWorker',
  'uvicorn_worker.UvicornH11Worker',
];

export const unknownWorkerClass = defineRule({
  name: 'unknown-worker-class',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'gunicorn has no worker class of this name, and does not start.',
  why: `A name without a dot has to be one of gunicorn's own classes. Any other, a misspelt one too, ends it with "class uri '…' invalid or not
found", and the site answers 503.`,
  fix: 'Write the class that is meant (the message names the nearest), ask for a gunicorn that has it, or use a uvicorn worker.',
  exceptions: "A class that a package registers as an entry point of gunicorn's own.",
  sources: [
    'https://github.com/benoitc/gunicorn/blob/26.0.0/gunicorn/util.py',
    'https://github.com/benoitc/gunicorn/blob/26.0.0/gunicorn/workers/__init__.py',
    'https://github.com/windson/fastapi/issues/3',
  ],
  since: '0.1.0',
  messages: {
    unknown: 'gunicorn has no worker class `{name}`, so it does not start{instead}',
    newer:
      'gunicorn {version} has no worker class `{name}`, which came with 24.0, so it does not start.\nAsk for a newer gunicorn, or use a uvicorn worker.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('worker_class');
    const name = knownString(written);
    if (!gunicorn || !written || name === undefined || name.startsWith('egg:')) return [];
    const place = { at: settingPlace(written, subject), related: [] };
    const short = name.replace(/^#+/, '');
    const release = gunicornRelease(subject);
    if (short === 'asgi') {
      if (release.kind !== 'pinned' || major(release.version) >= ASGI_SINCE) return [];
      return [{ id: 'newer', facts: { name, version: release.version }, ...place, fix: null }];
    }
    // `module:Class` and a dotted name are a class of anybody's; uvicorn's are known.
    const ours = !/[.:]/.test(name) || (/^uvicorn(_worker)?\.(workers?\.)?\w+$/.test(name) && !name.includes('._'));
    if (!ours || concurrencyOf(written) !== null || SHORT_NAMES.includes(short)) return [];
    const near = nearest(name, [...SHORT_NAMES, ...UVICORN]);
    const gone = near === 'eventlet' && !(release.kind === 'pinned' && major(release.version) < EVENTLET_UNTIL);
    const instead = gone
      ? '; `eventlet` is gone since 26.0: use `gevent`, or `gthread` with threads.'
      : near === null
        ? '.'
        : `; did you mean \`${near}\`?`;
    const fix =
      near === null || gone
        ? null
        : {
            title: 'use the class that was probably meant',
            command: `--worker-class ${near}`,
            edit: textEdit(textOf(written), near),
          };
    return [{ id: 'unknown', facts: { name, instead }, ...place, fix }];
  },
});

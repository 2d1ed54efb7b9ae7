import { textOf } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { type GunicornRelease, gunicornRelease, major } from './gunicorn-release.ts';
import { settingPlace, textEdit } from './place.ts';
import { defineRule } from './rule.ts';

const DEPRECATED_IN = 25;
const REMOVED_IN = 26;

export const removedWorkerClass = defineRule({
  name: 'removed-worker-class',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: 'The eventlet worker class is gone from gunicorn 26.',
  why: `gunicorn 25 called the eventlet worker deprecated and 26.0.0 (May 2026) removed it: gunicorn ends with "class uri 'eventlet' invalid
or not found", and the site answers 503. Where gunicorn isn't pinned, that happens with the first build after the release.`,
  fix: 'Use `gevent`, or `gthread` with `--threads`.',
  exceptions: 'gunicorn is held below 26 in a way that is not seen here.',
  sources: [
    'https://github.com/benoitc/gunicorn/blob/26.0.0/gunicorn/workers/__init__.py',
    'https://github.com/benoitc/gunicorn/blob/25.0.0/gunicorn/workers/__init__.py',
    'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  ],
  since: '0.1.0',
  messages: {
    removed:
      'gunicorn {version} has no `eventlet` worker any more, so it does not start.\nUse `gevent`, or `gthread` with `--threads`.',
    perhaps:
      'gunicorn 26 has no `eventlet` worker any more, and nothing in the repository says which gunicorn is installed.\nUse `gevent`, or `gthread` with `--threads`.',
    deprecated:
      'The `eventlet` worker is deprecated in gunicorn {version}, and gone from 26.\nUse `gevent`, or `gthread` with `--threads`.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('worker_class');
    const name = gunicorn?.workerClass?.replace(/^egg:gunicorn#/, '');
    if (!written || (name !== 'eventlet' && name !== 'gunicorn.workers.geventlet.EventletWorker')) return [];
    // Another class is needed anyway.
    if (gunicorn && mismatch(subject, gunicorn)) return [];
    const place = {
      at: settingPlace(written, subject),
      related: [],
      fix: { title: 'use gevent', command: '--worker-class gevent', edit: textEdit(textOf(written), 'gevent') },
    };
    const release: GunicornRelease = gunicornRelease(subject);
    if (release.kind === 'newest') return [{ id: 'removed', facts: { version: `${REMOVED_IN} and later` }, ...place }];
    if (release.kind === 'open' && release.below !== undefined && release.below <= REMOVED_IN) return [];
    if (release.kind !== 'pinned')
      return [{ id: 'perhaps', facts: {}, ...place, severity: 'warning' as const, confidence: 'medium' as const }];
    const { version } = release;
    if (major(version) >= REMOVED_IN) return [{ id: 'removed', facts: { version }, ...place }];
    if (major(version) < DEPRECATED_IN) return [];
    return [{ id: 'deprecated', facts: { version }, ...place, severity: 'warning' as const }];
  },
});

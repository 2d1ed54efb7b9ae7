import { textOf } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { mismatch } from './app-interface.ts';
import { type Gunicorn, gunicornOf } from './gunicorn-of.ts';
import { type GunicornRelease, gunicornRelease, major } from './gunicorn-release.ts';
import { settingPlace, textEdit } from './place.ts';
import { recommendationFor } from './recommended-command.ts';
import { defineRule, type Fix, type Subject } from './rule.ts';

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
  fix: 'Use `gthread` with `--threads`, or `gevent` and its package.',
  exceptions: 'gunicorn is held below 26 in a way that is not seen here.',
  sources: [
    'https://github.com/benoitc/gunicorn/blob/26.0.0/gunicorn/workers/__init__.py',
    'https://github.com/benoitc/gunicorn/blob/25.0.0/gunicorn/workers/__init__.py',
    'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  ],
  since: '0.1.0',
  messages: {
    removed: 'gunicorn {version} has no `eventlet` worker any more, so it does not start.\n{how}',
    perhaps:
      'gunicorn 26 has no `eventlet` worker any more, and nothing in the repository says which gunicorn is installed.\n{how}',
    deprecated: 'The `eventlet` worker is deprecated in gunicorn {version}, and gone from 26.\n{how}',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('worker_class');
    // Another class is needed anyway.
    if (!gunicorn || !written || !isEventlet(gunicorn) || mismatch(subject, gunicorn)) return [];
    const { how, fix } = replacement(subject, written);
    const place = { at: settingPlace(written, subject), related: [], fix };
    const release: GunicornRelease = gunicornRelease(subject);
    if (release.kind === 'newest')
      return [{ id: 'removed', facts: { version: `${REMOVED_IN} and later`, how }, ...place }];
    if (release.kind === 'open' && release.below !== undefined && release.below <= REMOVED_IN) return [];
    if (release.kind !== 'pinned')
      return [{ id: 'perhaps', facts: { how }, ...place, severity: 'warning' as const, confidence: 'medium' as const }];
    const { version } = release;
    if (major(version) >= REMOVED_IN) return [{ id: 'removed', facts: { version, how }, ...place }];
    if (major(version) < DEPRECATED_IN) return [];
    return [{ id: 'deprecated', facts: { version, how }, ...place, severity: 'warning' as const }];
  },
});

function isEventlet({ workerClass }: Gunicorn): boolean {
  const name = workerClass?.replace(/^egg:gunicorn#/, '');
  return name === 'eventlet' || name === 'gunicorn.workers.geventlet.EventletWorker';
}

/** The class that is asked for is surely not in the gunicorn that is installed. */
export function isRemovedClass(subject: Subject, gunicorn: Gunicorn): boolean {
  const release = gunicornRelease(subject);
  const isGone = release.kind === 'newest' || (release.kind === 'pinned' && major(release.version) >= REMOVED_IN);
  return isGone && isEventlet(gunicorn);
}

/** A class that is there: gevent's needs a package of its own, threads need none. */
function replacement(subject: Subject, written: Value): { readonly how: string; readonly fix: Fix } {
  const { packages } = subject.app;
  if (packages?.has('gevent'))
    return {
      how: 'Use `gevent`, or `gthread` with `--threads`.',
      fix: { title: 'use gevent', command: '--worker-class gevent', edit: textEdit(textOf(written), 'gevent') },
    };
  const { threads } = recommendationFor(subject);
  return {
    how: `Use \`gthread\` with \`--threads\`, or add the package \`gevent\` and use \`gevent\`.`,
    fix: { title: 'use threads', command: `--worker-class gthread --threads ${threads}`, edit: null },
  };
}

import { spanOf } from '../value/value.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, withWords } from './place.ts';
import { defineRule } from './rule.ts';

/** The tenth part: enough for workers to end apart from one another. */
const PART = 10;

export const unjitteredMaxRequests = defineRule({
  name: 'unjittered-max-requests',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'All workers are replaced after the same number of requests, so about at once.',
  why: `Requests are shared out evenly, so workers that started together reach \`max_requests\` together: all of them end and load the app again at once, and for
those seconds nobody answers. \`max_requests_jitter\` adds a random number to each worker's limit.`,
  exceptions: 'None known: a jitter costs nothing.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#max-requests-jitter',
    'https://github.com/benoitc/gunicorn/issues/862',
    'https://github.com/benoitc/gunicorn/issues/3427',
  ],
  since: '0.1.0',
  messages: {
    together:
      'All {workers} workers are replaced after {requests} requests each, so about at the same time, and nobody answers meanwhile.\nAdd `--max-requests-jitter {jitter}`.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const requests = gunicorn?.number('max_requests');
    const written = gunicorn?.written('max_requests');
    const workers = gunicorn?.workers;
    if (!gunicorn || !written || !requests || gunicorn.number('max_requests_jitter') !== 0) return [];
    if (workers === undefined || workers < 2) return [];
    const jitter = Math.max(1, Math.round(requests / PART));
    const option = `--max-requests-jitter ${jitter}`;
    const at = settingPlace(written, subject);
    const inCommand = gunicorn.process.span?.source === spanOf(written)?.source;
    return [
      {
        id: 'together',
        facts: { workers, requests, jitter },
        at,
        related: [],
        fix: {
          title: 'spread the restarts',
          command: at.source.path.endsWith('.py') ? `max_requests_jitter = ${jitter}` : option,
          edit: inCommand ? withWords(gunicorn.process, option, true) : null,
        },
      },
    ];
  },
});

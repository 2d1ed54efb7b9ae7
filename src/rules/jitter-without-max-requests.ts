import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace, withoutOption } from './place.ts';
import { defineRule } from './rule.ts';

export const jitterWithoutMaxRequests = defineRule({
  name: 'jitter-without-max-requests',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'max_requests_jitter is set, but max_requests is not, so no worker is ever replaced.',
  why: `The jitter is added to \`max_requests\`. Without that, or with 0, workers are never replaced, and memory that was to be given back by it isn't.`,
  exceptions: 'None known: the setting does nothing.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#max-requests-jitter',
    'https://github.com/benoitc/gunicorn/issues/1978',
  ],
  since: '0.1.0',
  messages: {
    nothing:
      '`max_requests_jitter` is {jitter}, but `max_requests` is not set, so no worker is ever replaced.\nAdd `--max-requests`, about ten times the jitter, or take the jitter out.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('max_requests_jitter');
    const jitter = gunicorn?.number('max_requests_jitter');
    if (!gunicorn || !written || !jitter || gunicorn.number('max_requests') !== 0) return [];
    return [
      {
        id: 'nothing',
        facts: { jitter },
        at: settingPlace(written, subject),
        related: [],
        fix: {
          title: 'take it out',
          command: null,
          edit: withoutOption(written, ['--max-requests-jitter'], true),
        },
      },
    ];
  },
});

import { staysInOneProcess } from '../capacity/one-process.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace } from './place.ts';
import { defineRule } from './rule.ts';

export const singleWorkerRecycling = defineRule({
  name: 'single-worker-recycling',
  severity: 'note',
  confidence: 'high',
  audience: 'default',
  summary: 'The only worker is replaced every so many requests, and nobody answers meanwhile.',
  why: `\`max_requests\` ends a worker after so many requests; gunicorn notices, starts another, and that one loads the app. With one worker nobody answers for those
seconds: requests wait, or fail where the front end gives up.`,
  fix: 'A second worker answers meanwhile; where the app has to stay in one process, take `max_requests` out.',
  exceptions: 'Few requests come, and the app loads quickly.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#max-requests',
    'https://github.com/benoitc/gunicorn/issues/3199',
  ],
  since: '0.1.0',
  messages: {
    gap: 'The only worker is replaced every {requests} requests, and until the new one has loaded the app nobody answers.\n{how}.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('max_requests');
    const requests = gunicorn?.number('max_requests');
    if (!gunicorn || !written || !requests || gunicorn.workers !== 1) return [];
    const stays = staysInOneProcess(subject.app);
    const jittered = (gunicorn.number('max_requests_jitter') ?? 0) > 0;
    const more = `Use two workers or more${jittered ? '' : ' with `max_requests_jitter`'}, or leave \`max_requests\` out`;
    return [
      {
        id: 'gap',
        facts: { requests, how: stays ? `Leave \`max_requests\` out: ${stays}, so it needs the one` : more },
        at: settingPlace(written, subject),
        related: [],
        fix: null,
      },
    ];
  },
});

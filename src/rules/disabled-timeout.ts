import { LIMITS } from '../appservice/limits.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace, numberEdit, settingPlace } from './place.ts';
import { defineRule } from './rule.ts';
import { count } from './words.ts';

const LIMIT = LIMITS.frontEndIdleSeconds.value;

export const disabledTimeout = defineRule({
  name: 'disabled-timeout',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'With a timeout of 0 a sync worker that hangs is never replaced.',
  why: `gunicorn replaces a worker that is silent for longer than \`timeout\`. With 0 it never does: a sync worker that waits on a dead connection is lost until the
site restarts, and with as many such requests as workers the site answers nothing. The front end has given the request up after
${LIMIT} s.`,
  exceptions: 'A debugger stops the workers on purpose.',
  sources: [
    'https://docs.gunicorn.org/en/stable/settings.html#timeout',
    'https://azureossd.github.io/2024/07/01/Gunicorn-and-Critical-Worker-Timeouts-on-App-Service-Linux/index.html',
  ],
  since: '0.1.0',
  messages: {
    never:
      '`timeout` is 0, so gunicorn never replaces a sync worker that hangs: {all} and the site answers nothing until it restarts.\nSet `--timeout {limit}`, as long as the front end waits.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('timeout');
    // Other classes say that they live while requests wait: the timeout isn't about requests there.
    if (!gunicorn || !written || gunicorn.number('timeout') !== 0 || gunicorn.concurrency !== 'sync') return [];
    const command = launchPlace(subject);
    if (/\bdebugpy\b/.test(command.source.text.slice(command.start, command.end))) return [];
    const workers = gunicorn.workers ?? 1;
    return [
      {
        id: 'never',
        facts: { all: workers === 1 ? 'one such request' : `${count(workers, 'such request')}`, limit: LIMIT },
        at: settingPlace(written, subject),
        related: [],
        fix: {
          title: 'end it with the front end',
          command: `--timeout ${LIMIT}`,
          edit: numberEdit(written, String(LIMIT)),
        },
      },
    ];
  },
});

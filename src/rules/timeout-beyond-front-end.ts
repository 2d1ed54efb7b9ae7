import { LIMITS } from '../appservice/limits.ts';
import { concurrencyOf } from '../capacity/worker-class.ts';
import { serverOf } from '../launch/launch.ts';
import { knownNumber } from '../value/read.ts';
import { numberEdit, settingPlace } from './place.ts';
import { defineRule } from './rule.ts';

const LIMIT = LIMITS.frontEndIdleSeconds.value;

export const timeoutBeyondFrontEnd = defineRule({
  name: 'timeout-beyond-front-end',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: `A sync worker may work longer than the ${LIMIT} s that the front end waits.`,
  why: `App Service's front end drops a request that sends nothing for ${LIMIT} seconds. A sync worker with a longer timeout goes on with a
request that nobody waits for any more, and answers no other meanwhile. A response that is streamed isn't dropped, and many guides
recommend 600: this is a note for those who want to know.`,
  exceptions: 'Streamed responses, and work that has to be finished even if the client is gone.',
  sources: [
    LIMITS.frontEndIdleSeconds.source,
    'https://azureossd.github.io/2024/07/01/Gunicorn-and-Critical-Worker-Timeouts-on-App-Service-Linux/index.html',
  ],
  since: '0.1.0',
  messages: {
    beyond:
      'The timeout is {timeout} s, but the front end drops a silent request after {limit} s: the worker may go on for {longer} s that nobody waits for.\n`--timeout {limit}` ends it when the client has gone.',
  },
  check(subject) {
    const settings = serverOf(subject.launch)?.settings;
    const timeout = settings?.get('timeout');
    const seconds = knownNumber(timeout);
    if (
      subject.launch.kind === 'elsewhere' ||
      timeout?.origin.kind !== 'written' ||
      seconds === undefined ||
      seconds <= LIMIT
    )
      return [];
    if (concurrencyOf(settings?.get('worker_class')) !== 'sync') return [];
    return [
      {
        id: 'beyond',
        facts: { timeout: seconds, limit: LIMIT, longer: seconds - LIMIT },
        at: settingPlace(timeout, subject),
        related: [],
        fix: {
          title: 'end it with the front end',
          command: `--timeout ${LIMIT}`,
          edit: numberEdit(timeout, String(LIMIT)),
        },
      },
    ];
  },
});

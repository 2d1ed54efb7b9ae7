import { LIMITS } from '../appservice/limits.ts';
import { knownNumber } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace, withWords } from './place.ts';
import { defineRule } from './rule.ts';

const LIMIT = LIMITS.frontEndIdleSeconds.value;
const DEFAULT_LAUNCH = LIMITS.defaultLaunchTimeoutSeconds.value;

export const defaultTimeout = defineRule({
  name: 'default-timeout',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: "The startup command sets no timeout, so requests of more than gunicorn's 30 s are killed.",
  why: `App Service's own launch gives gunicorn ${DEFAULT_LAUNCH} s. A startup command replaces it whole, and without \`--timeout\` gunicorn's own 30 s hold: a sync
worker that takes longer over a request is killed in the middle of it, with "WORKER TIMEOUT" in the log and a 502 at the client. The front
end waits ${LIMIT} s.`,
  exceptions: 'All requests are meant to be done within 30 s: write `--timeout 30`, and the next reader knows it, too.',
  sources: [
    'https://azureossd.github.io/2024/07/01/Gunicorn-and-Critical-Worker-Timeouts-on-App-Service-Linux/index.html',
    'https://docs.gunicorn.org/en/stable/settings.html#timeout',
  ],
  since: '0.1.0',
  messages: {
    unset: `The command sets no \`--timeout\`, so gunicorn kills a sync worker that takes more than {seconds} s over a request; without a startup command App Service gives it {before} s.\nAdd \`--timeout {limit}\`, as long as the front end waits, or the time that your slowest request needs.`,
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const timeout = gunicorn?.settings.get('timeout');
    if (!gunicorn || subject.launch.kind !== 'custom' || gunicorn.concurrency !== 'sync') return [];
    if (timeout?.origin.kind !== 'built-in' || timeout.kind !== 'number') return [];
    // Both need a larger change of the command, with which threads or another class come.
    if ((knownNumber(subject.capacity.concurrency) ?? 2) < 2 || mismatch(subject, gunicorn)) return [];
    return [
      {
        id: 'unset',
        facts: { seconds: Number(timeout.value), before: DEFAULT_LAUNCH, limit: LIMIT },
        at: launchPlace(subject),
        related: [],
        fix: {
          title: 'set a timeout',
          command: `--timeout ${LIMIT}`,
          edit: withWords(gunicorn.process, `--timeout ${LIMIT}`),
        },
      },
    ];
  },
});

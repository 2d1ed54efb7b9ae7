import { concurrencyOf } from '../capacity/worker-class.ts';
import { serverOf } from '../launch/launch.ts';
import type { Span } from '../text/source.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { spanOf } from '../value/value.ts';
import { launchPlace } from './place.ts';
import { onePackage, recommendationFor, recommendedCommand } from './recommended-command.ts';
import type { Problem, Rule, Subject } from './rule.ts';
import { planLabel, planName } from './words.ts';

export const singleRequestCapacity: Rule = {
  name: 'single-request-capacity',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'One sync worker with one thread answers one request at a time.',
  why: `A sync worker answers one request and takes the next when it is done. With one worker and one thread, a request that
waits two seconds on a database or an API keeps all others waiting for two seconds, while the CPU does nothing: thirty users
at once see up to a minute, and the plan's graphs stay flat. App Service starts an app like this when no startup command is
set, on every plan. 3 workers × 6 threads answer 18 at once in the same memory.`,
  exceptions: `An admin tool that one person uses, or an app that must not answer two requests at once.`,
  sources: [
    'https://azureossd.github.io/2025/01/28/Configuring-Gunicorn-workers-for-multi-worker-processing/index.html',
    'https://docs.gunicorn.org/en/stable/design.html#how-many-workers',
  ],
  check: (subject) => (answersOneRequest(subject) ? [problem(subject)] : []),
};

function answersOneRequest({ launch, capacity }: Subject): boolean {
  const server = serverOf(launch);
  if (launch.kind === 'elsewhere' || launch.detected === 'default page' || server?.name !== 'gunicorn') return false;
  return concurrencyOf(server.settings.get('worker_class')) === 'sync' && knownNumber(capacity.concurrency) === 1;
}

function problem(subject: Subject): Problem {
  const { deployment, launch, app } = subject;
  const advice = recommendationFor(subject);
  const { workers, threads } = advice;
  const command = recommendedCommand(subject, advice);
  const plan = planName(deployment);
  const asDefault = launch.kind === 'default';
  const cause = asDefault ? 'No startup command is set, so App Service starts' : 'This command starts';
  const free = knownString(deployment.plan?.sku)?.toUpperCase() === 'F1';
  const stays = onePackage(app.packages);
  const where = plan ? `on ${plan}` : 'on 1 vCPU, the least that a plan has';
  const change = command ? `\`${command}\`` : `\`--threads ${threads} --workers ${workers}\``;
  const kept = stays ? ` (one worker, because ${stays} keeps its state in one process)` : '';
  return {
    message:
      `${cause} one sync worker with one thread: it answers one request at a time, and all others wait while the CPU idles.\n` +
      `${change} answers ${workers} × ${threads} = ${workers * threads} at once ${where}${kept}, if the app mostly waits on databases or APIs.`,
    at: writtenSize(subject) ?? (asDefault ? deployment.span : launchPlace(subject)),
    ...(free ? { severity: 'note' as const } : {}),
    related: planLabel(deployment),
    fix: {
      title: command ? 'set the startup command' : 'add to the gunicorn command',
      command: command ?? `--threads ${threads} --workers ${workers}`,
      edit: null,
    },
  };
}

/** The place that asks for one worker, where a file does. */
function writtenSize({ launch }: Subject): Span | null {
  const workers = serverOf(launch)?.settings.get('workers');
  return workers ? spanOf(workers) : null;
}

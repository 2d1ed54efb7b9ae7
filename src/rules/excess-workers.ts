import { concurrencyOf } from '../capacity/worker-class.ts';
import { serverOf } from '../launch/launch.ts';
import { knownNumber } from '../value/read.ts';
import { numberEdit, settingPlace } from './place.ts';
import type { Problem, Rule, Subject } from './rule.ts';
import { planLabel, planName } from './words.ts';

export const excessWorkers: Rule = {
  name: 'excess-workers',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'More than 2 × vCPU + 1 sync or gthread workers compete for the same CPUs.',
  why: `gunicorn's own advice is 2 × cores + 1 workers: while one waits on I/O, another computes. Past that, workers only take
turns on the CPU, and each takes memory of its own: 9 workers on B1's one vCPU hold at least 9 × 30 MiB and answer no more than
3 do. Threads are the cheaper way to more requests at once.`,
  exceptions:
    'An app that waits so long that even many single-threaded workers leave the CPU idle, and that must not use threads.',
  sources: [
    'https://docs.gunicorn.org/en/stable/design.html#how-many-workers',
    'https://github.com/benoitc/gunicorn/issues/2028',
  ],
  check(subject): readonly Problem[] {
    const { deployment, launch } = subject;
    const server = serverOf(launch);
    if (launch.kind === 'elsewhere' || server?.name !== 'gunicorn') return [];
    const workers = server.settings.get('workers');
    const count = knownNumber(workers);
    const vcpu = knownNumber(deployment.plan?.vcpu);
    const concurrency = concurrencyOf(server.settings.get('worker_class'));
    if (workers?.origin.kind !== 'written' || count === undefined || vcpu === undefined) return [];
    if ((concurrency !== 'sync' && concurrency !== 'gthread') || count <= 2 * vcpu + 1 || setByPlatform(subject))
      return [];
    const most = 2 * vcpu + 1;
    const threads = Math.ceil((count * (knownNumber(server.settings.get('threads')) ?? 1)) / most);
    return [
      {
        message:
          `${count} workers compete for ${planName(deployment) ?? 'the plan'}: 2 × ${vcpu} + 1 = ${most} keep its ${vcpu === 1 ? 'CPU' : 'CPUs'} busy, and each further one only takes memory.\n` +
          `\`--workers ${most} --threads ${threads}\` answers ${most} × ${threads} = ${most * threads} requests at once with fewer processes.`,
        at: settingPlace(workers, subject),
        related: planLabel(deployment),
        fix: {
          title: 'use fewer workers, with threads',
          command: `--workers ${most} --threads ${threads}`,
          edit: numberEdit(workers, String(most)),
        },
      },
    ];
  },
};

/** The default launch works the number out itself (2 × CPUs + 1): nobody wrote too many. */
function setByPlatform({ launch, deployment }: Subject): boolean {
  const custom = [...deployment.appSettings.settings.keys()].some((name) =>
    /^(PYTHON_GUNICORN_CUSTOM_WORKER_NUM|WEB_CONCURRENCY)$/i.test(name),
  );
  return launch.kind === 'default' && !custom;
}

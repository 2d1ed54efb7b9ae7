import { planSize } from '../appservice/plans.ts';
import { workersThatFit } from '../capacity/memory.ts';
import { profileOf } from '../capacity/profile.ts';
import { leftFor, workerMemoryOf } from '../capacity/workforce.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace } from './place.ts';
import { sizedByPlatform } from './platform-sizes.ts';
import { defineRule, type Subject } from './rule.ts';
import { sizesEdit } from './sizes-edit.ts';
import { planLabel, planName } from './words.ts';

export const excessWorkers = defineRule({
  name: 'excess-workers',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'More than 2 × vCPU + 1 sync or gthread workers compete for the same CPUs.',
  why: `gunicorn's own advice is 2 × cores + 1 workers: while one waits on I/O, another computes. Past that, workers only take
turns on the CPU, and each takes memory of its own: 9 workers on B1's one vCPU hold at least 9 × 30 MiB and answer no more than
3 do. Threads are the cheaper way to more requests at once.`,
  fix: 'Use 2 × vCPU + 1 workers at most, and threads for more requests at once: the message works out both.',
  exceptions:
    'An app that waits so long that even many single-threaded workers leave the CPU idle, and that must not use threads: set the option `factor`, as `factor: 4` for 4 × vCPU + 1.',
  sources: [
    'https://docs.gunicorn.org/en/stable/design.html#how-many-workers',
    'https://github.com/benoitc/gunicorn/issues/2028',
  ],
  since: '0.1.0',
  messages: {
    mixed:
      '{workers} workers compete for {plan}{reports}: {factor} × {vcpu} + 1 = {most} keep its {cpus} busy, and each further one only takes memory.\n`--workers {advised} --threads {threads}` answers {advised} × {threads} = {slots} requests at once with fewer processes.',
    cpu: '{workers} workers compete for {plan}{reports}: requests that compute ({why}) keep its {cpus} busy with {most}, and further ones only take turns and memory.\n`--workers {most} --threads {threads}` answers as much with fewer processes.',
  },
  options: [
    {
      name: 'factor',
      default: 2,
      least: 1,
      describe: 'workers for each vCPU, to which one is added, before it is too many',
    },
  ],
  check(subject, option) {
    const { deployment, app } = subject;
    const gunicorn = gunicornOf(subject);
    const workers = gunicorn?.written('workers');
    const vcpu = knownNumber(deployment.plan?.vcpu);
    if (!gunicorn || !workers || gunicorn.workers === undefined || vcpu === undefined) return [];
    if (gunicorn.concurrency !== 'sync' && gunicorn.concurrency !== 'gthread') return [];
    // Another class is needed first, and it has other sizes.
    if (sizedByPlatform(subject) || mismatch(subject, gunicorn)) return [];
    const factor = option('factor');
    const { profile, stated, why } = profileOf(deployment.stated, app.packages);
    // Only who says so gets the stricter limit: that an app asks for scikit-learn doesn't say what its requests do.
    const computes = stated && profile === 'cpu';
    const most = computes ? vcpu : factor * vcpu + 1;
    if (gunicorn.workers <= most) return [];
    // `memory-overcommit` tells of those that don't fit
    const advised = Math.min(most, roomFor(subject));
    const threads = Math.max(2, Math.ceil((gunicorn.workers * (gunicorn.threads ?? 1)) / advised));
    const facts = {
      workers: gunicorn.workers,
      plan: planName(deployment) ?? 'the plan',
      reports: reportsMore(deployment),
      vcpu,
      factor,
      most,
      cpus: vcpu === 1 ? 'CPU' : 'CPUs',
      threads,
      advised,
      slots: advised * threads,
      why,
    };
    return [
      {
        id: computes ? 'cpu' : 'mixed',
        facts,
        at: settingPlace(workers, subject),
        related: planLabel(deployment),
        fix: {
          title: 'use fewer workers, with threads',
          command: `--workers ${advised} --threads ${threads}`,
          edit: sizesEdit(subject.launch, workers, gunicorn.written('threads'), { workers: advised, threads }),
        },
      },
    ];
  },
});

/** The most workers that the plan's memory holds; any number where its size isn't known. */
function roomFor({ deployment, app, launch }: Subject): number {
  const leftMiB = leftFor(deployment);
  return leftMiB === null ? Number.POSITIVE_INFINITY : workersThatFit(leftMiB, workerMemoryOf(app, deployment, launch));
}

/** F1 shows a container two CPUs: a number of workers that is worked out from them is too large. */
function reportsMore({ plan }: Subject['deployment']): string {
  const size = planSize(knownString(plan?.sku) ?? '');
  return size && size.reportedCpus > size.vcpu ? `, which tells the app that it has ${size.reportedCpus}` : '';
}

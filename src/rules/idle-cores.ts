import { staysInOneProcess } from '../capacity/one-process.ts';
import { isLoop, mostWorkers } from '../capacity/worker-class.ts';
import { knownNumber } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { modelLibrary } from './model-library.ts';
import { hasNeighbours } from './neighbours.ts';
import { numberEdit, settingPlace } from './place.ts';
import { defineRule, type Subject } from './rule.ts';
import { planLabel, planName } from './words.ts';

export const idleCores = defineRule({
  name: 'idle-cores',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'The plan has more CPUs than the app has workers.',
  why: `A Python process computes on one CPU at a time, however many threads it has. With one worker on P2v3, three of the four vCPUs that
are paid for never do anything for this app: it is as fast on P0v3.`,
  exceptions:
    'Other apps on the plan use the CPUs; or an app that waits for nearly all of its time, or that has to stay in one process.',
  sources: [
    'https://azureossd.github.io/2025/01/28/Python-slow-execution-high-CPU-wsGI-aSGI-multi-worker-strategy/index.html',
    'https://docs.python.org/3/glossary.html#term-global-interpreter-lock',
  ],
  since: '0.1.0',
  messages: {
    idle: '{workers} {of} {vcpu} vCPUs of {plan}: a Python process computes on one at a time, so {rest} of them never {work} for this app.\n`--workers {advised}` uses them all.',
  },
  check(subject) {
    const { deployment, app } = subject;
    const gunicorn = gunicornOf(subject);
    const vcpu = knownNumber(deployment.plan?.vcpu);
    if (!gunicorn || gunicorn.workers === undefined || vcpu === undefined || gunicorn.workers >= vcpu) return [];
    // One sync worker with one thread, or none at all, is the finding of `single-request-capacity`, which says this, too.
    if (gunicorn.workers === 0 || knownNumber(subject.capacity.concurrency) === 1 || gunicorn.concurrency === null)
      return [];
    // Another class is needed first, and it has other sizes.
    if (mismatch(subject, gunicorn)) return [];
    if (hasNeighbours(subject) || staysInOneProcess(app) !== null || deployment.root.path === null) return [];
    // a model computes on all cores, and so does what runs beside the server
    if (modelLibrary(app) !== null || runsBeside(subject)) return [];
    const loop = isLoop(gunicorn.concurrency);
    const advised = loop ? vcpu : mostWorkers(gunicorn.concurrency, vcpu);
    const workers = gunicorn.settings.get('workers');
    return [
      {
        id: 'idle',
        facts: {
          workers: gunicorn.workers,
          of: gunicorn.workers === 1 ? 'worker uses one of the' : `workers use ${gunicorn.workers} of the`,
          vcpu,
          plan: planName(deployment) ?? 'the plan',
          rest: vcpu - gunicorn.workers,
          work: vcpu - gunicorn.workers === 1 ? 'works' : 'work',
          advised,
        },
        at: settingPlace(workers, subject),
        ...(loop ? { severity: 'note' as const } : {}),
        related: planLabel(deployment),
        fix: {
          title: 'use all CPUs',
          command: `--workers ${advised}`,
          edit: numberEdit(gunicorn.written('workers'), String(advised)),
        },
      },
    ];
  },
});

/** Another server, or a worker of a queue, in the same container. */
function runsBeside({ launch }: Subject): boolean {
  const servers = launch.processes.filter(({ server }) => server !== null);
  return (
    servers.length > 1 ||
    launch.processes.some(({ program }) => /^(celery|rq|dramatiq|huey_consumer|nginx)$/.test(program))
  );
}

import { isLoop, mostWorkers } from '../capacity/worker-class.ts';
import { knownNumber } from '../value/read.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { numberEdit, settingPlace } from './place.ts';
import { sizedByPlatform } from './platform-sizes.ts';
import { defineRule } from './rule.ts';
import { planLabel, planName } from './words.ts';

export const excessAsyncWorkers = defineRule({
  name: 'excess-async-workers',
  severity: 'note',
  confidence: 'medium',
  audience: 'pedantic',
  summary: 'More than vCPU + 1 workers that run an event loop each.',
  why: `A worker that runs an event loop (UvicornWorker, gevent, \`asgi\`) answers as many requests as are sent while they wait, so one
for each CPU uses all CPUs. More of them don't answer more; each holds the whole app in memory.`,
  exceptions: 'An app that blocks its event loop now and then, where another worker keeps the site answering.',
  sources: ['https://www.uvicorn.org/deployment/', 'https://docs.gunicorn.org/en/stable/design.html#how-many-workers'],
  since: '0.1.0',
  messages: {
    excess:
      '{workers} workers with an event loop each run on {plan}: {most} ({vcpu} + 1) use its CPUs, and each further one only takes memory.\n`--workers {most}` answers as much.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const workers = gunicorn?.written('workers');
    const vcpu = knownNumber(subject.deployment.plan?.vcpu);
    if (!gunicorn || !workers || gunicorn.workers === undefined || vcpu === undefined) return [];
    if (!isLoop(gunicorn.concurrency)) return [];
    const most = mostWorkers(gunicorn.concurrency, vcpu);
    // Another class is needed first, and it has other sizes.
    if (gunicorn.workers <= most || sizedByPlatform(subject) || mismatch(subject, gunicorn)) return [];
    return [
      {
        id: 'excess',
        facts: { workers: gunicorn.workers, plan: planName(subject.deployment) ?? 'the plan', most, vcpu },
        at: settingPlace(workers, subject),
        related: planLabel(subject.deployment),
        fix: { title: 'use fewer workers', command: `--workers ${most}`, edit: numberEdit(workers, String(most)) },
      },
    ];
  },
});

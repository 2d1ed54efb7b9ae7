import { staysInOneProcess } from '../capacity/one-process.ts';
import { knownNumber } from '../value/read.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { hasNeighbours } from './neighbours.ts';
import { launchPlace } from './place.ts';
import { defineRule } from './rule.ts';

export const unsetWorkers = defineRule({
  name: 'unset-workers',
  severity: 'note',
  confidence: 'high',
  audience: 'pedantic',
  summary: 'The command does not say how many workers it wants, so there is one.',
  why: `Without \`--workers\`, a config file or WEB_CONCURRENCY, gunicorn starts one worker: one process, which computes on one CPU,
and while it restarts the site doesn't answer. App Service doesn't choose a number for a custom command.`,
  fix: 'Add `--workers`: 2 × vCPU + 1 for sync and gthread workers, vCPU + 1 for event loops; or `--workers 1` if one is meant.',
  exceptions: 'One worker is meant: write `--workers 1`, and the next reader knows it, too.',
  sources: [
    'https://azureossd.github.io/2025/01/28/Python-slow-execution-high-CPU-wsGI-aSGI-multi-worker-strategy/index.html',
    'https://docs.gunicorn.org/en/stable/settings.html#workers',
  ],
  since: '0.1.0',
  messages: {
    unset:
      'The command does not set the number of workers, so gunicorn starts one, on a plan of any size.\nAdd `--workers`: {advised} for {vcpu} vCPU, or `--workers 1` if one is meant.',
    stays:
      'The command does not set the number of workers, so gunicorn starts one, on a plan of any size.\nAdd `--workers 1`, because {why}: threads are the way to more requests at once.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const vcpu = knownNumber(subject.deployment.plan?.vcpu) ?? 1;
    if (!gunicorn || subject.launch.kind !== 'custom' || gunicorn.workers !== 1) return [];
    if (gunicorn.settings.get('workers')?.origin.kind !== 'built-in') return [];
    // `single-request-capacity` says it, and more; so does `idle-cores` of an app that has its plan for itself.
    if (knownNumber(subject.capacity.concurrency) === 1 || (vcpu > 1 && !hasNeighbours(subject))) return [];
    const at = launchPlace(subject);
    const why = staysInOneProcess(subject.app);
    if (why !== null) return [{ id: 'stays', facts: { why }, at, related: [], fix: null }];
    const loop = gunicorn.concurrency === 'event loop' || gunicorn.concurrency === 'connections';
    return [{ id: 'unset', facts: { advised: loop ? vcpu + 1 : 2 * vcpu + 1, vcpu }, at, related: [], fix: null }];
  },
});

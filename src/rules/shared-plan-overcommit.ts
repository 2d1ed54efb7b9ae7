import { workersOf } from '../capacity/capacity.ts';
import { serverOf } from '../launch/launch.ts';
import { knownNumber } from '../value/read.ts';
import { appName } from './app-name.ts';
import { launchPlace } from './place.ts';
import { otherApps } from './plan-memory.ts';
import { defineRule, type Subject } from './rule.ts';
import { count, listed, planLabel, planName } from './words.ts';

export const sharedPlanOvercommit = defineRule({
  name: 'shared-plan-overcommit',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'The apps of a plan together have far more workers than it has CPUs.',
  why: `All apps and slots of a plan run on the same instances. Each may be sized well for the plan alone, as 2 × vCPU + 1, and three of them
together are three times too many: nine workers for one CPU take turns, and every app is slow when one is busy.`,
  exceptions: 'Apps that are never busy at the same time, or a plan with `perSiteScaling`.',
  sources: [
    'https://learn.microsoft.com/azure/app-service/overview-hosting-plans#should-i-put-an-app-in-a-new-plan-or-an-existing-plan',
  ],
  since: '0.1.0',
  messages: {
    over: '{apps} share {plan}, as seen in this repository, with {workers} workers together: more than {factor} for {cpus}.\nGive the busy ones a plan of their own, or fewer workers each.',
  },
  options: [
    { name: 'factor', default: 6, least: 1, describe: 'workers of all apps for each vCPU before they are too many' },
  ],
  check(subject, option) {
    const { deployment } = subject;
    const vcpu = knownNumber(deployment.plan?.vcpu);
    // Told once for a plan, by its first app.
    if (vcpu === undefined || subject.siblings[0] !== subject) return [];
    // A slot gets requests only while it is tried out.
    const apps = [subject, ...otherApps(subject)].filter((app) => app.deployment.slot === null);
    const counts = apps.map(workers);
    const known = counts.filter((one) => one !== null);
    const total = known.reduce((sum, one) => sum + one, 0);
    const factor = option('factor');
    if (known.length < 2 || total <= factor * vcpu || known.some((one) => one > factor * vcpu)) return [];
    return [
      {
        id: 'over',
        facts: {
          apps: listed(apps.filter((_, at) => counts[at] !== null).map(appName)),
          plan: planName(deployment) ?? 'the plan',
          workers: total,
          factor,
          cpus: vcpu === 1 ? 'its one CPU' : `each of its ${vcpu} CPUs`,
        },
        at: deployment.plan?.span ?? deployment.span,
        related: [
          ...planLabel(deployment),
          ...apps.flatMap((sibling, at) =>
            counts[at] === null || counts[at] === undefined
              ? []
              : [{ message: `${count(counts[at], 'worker')} of ${appName(sibling)}`, at: launchPlace(sibling) }],
          ),
        ],
        fix: null,
      },
    ];
  },
});

function workers({ launch }: Subject): number | null {
  const server = serverOf(launch);
  return server && launch.detected !== 'default page' ? (knownNumber(workersOf(server)) ?? null) : null;
}

import { hostingPlans } from '../appservice/plans.ts';
import { leftOnPlan, memoryFit, TIGHT_FROM, workersThatFit } from '../capacity/memory.ts';
import { concurrencyOf, mostWorkers, workerClassOf } from '../capacity/worker-class.ts';
import { serverOf } from '../launch/launch.ts';
import { knownNumber } from '../value/read.ts';
import { numberEdit, settingPlace } from './place.ts';
import { planMemory } from './plan-memory.ts';
import { defineRule } from './rule.ts';
import { capital, planLabel, planName } from './words.ts';

/** An estimate alone is never an error below this many times the memory that is left. */
const CERTAIN_FROM = 2;

export const memoryOvercommit = defineRule({
  name: 'memory-overcommit',
  severity: 'error',
  confidence: 'medium',
  audience: 'default',
  summary: "The workers of a plan's apps need more memory than the plan leaves them.",
  why: `A plan's memory belongs to the instance and is shared by the platform and all apps and slots on it: of B1's 1.75 GiB about
430 MiB are left. Each worker is a process with its own copy of the app, 30 MiB for the smallest Flask app and several times that for
most. When they don't fit, the kernel kills workers, or the site takes minutes to start from swap. The figures are floors, measured on
the smallest apps and on imports alone, so an estimate is an error only where it is twice what is left; with \`memory-per-worker\`, which
you measured, it is one as soon as it is more than what is left.`,
  fix: 'Fewer workers with more threads, or a larger plan: the message works out how many workers fit, and which plan is large enough. `memory-per-worker` in the config file puts a measured figure in place of the estimate.',
  exceptions: 'Workers that share most of their memory by `preload_app`, where that was measured on the plan.',
  sources: [
    'https://github.com/Azure-Samples/azure-search-openai-demo/pull/1551',
    'https://github.com/benoitc/gunicorn/issues/2514',
    'https://docs.gunicorn.org/en/stable/settings.html#preload-app',
    'https://github.com/yeongseon/azure-paas-troubleshooting-labs/blob/c2771409/docs/app-service/memory-pressure/overview.md',
  ],
  since: '0.1.0',
  messages: {
    over: '{arithmetic}{apps}, of about {left} MiB that {plan} leaves after the platform: {verdict}.\n{change}{floor}',
  },
  check(subject) {
    const memory = planMemory(subject);
    if (!memory || memory.times < TIGHT_FROM || !memory.largest) return [];
    const { deployment, launch } = subject;
    const { own, others, fit, leftMiB, times } = memory;
    const stated = [own, ...others].every(({ each }) => each.stated);
    const room = workersThatFit(leftMiB, own.each, {
      preload: own.preload,
      takenMiB: memoryFit(leftMiB, others).askedMiB,
    });
    // No more than `excess-workers` and `excess-async-workers` would leave.
    const vcpu = knownNumber(deployment.plan?.vcpu) ?? Number.POSITIVE_INFINITY;
    const concurrency = concurrencyOf(workerClassOf(serverOf(launch)));
    const fitting = Math.min(room, mostWorkers(concurrency, vcpu));
    const larger = hostingPlans().find(
      (plan) => !plan.shared && leftOnPlan(plan.name, plan.memoryGiB) * TIGHT_FROM > fit.askedMiB,
    );
    const fewer = fitting < own.workers ? `\`--workers ${fitting}\`` : null;
    const ways = [fewer, larger ? `plan ${larger.name}` : null].filter((way) => way !== null);
    const workers = serverOf(launch)?.settings.get('workers');
    return [
      {
        id: 'over',
        facts: {
          arithmetic: fit.arithmetic,
          apps: others.length > 0 ? ` for the ${others.length + 1} apps on the plan` : '',
          left: Math.round(leftMiB),
          plan: planName(deployment) ?? 'the plan',
          verdict: times >= 1 ? 'workers will be killed' : 'hardly anything is left for requests',
          change:
            ways.length > 0
              ? `${capital(ways.join(', or '))}${ways.length > 1 ? ',' : ''} fits.`
              : 'No plan leaves as much.',
          floor: stated ? '' : ' The figures are those of the smallest apps: a real one takes more.',
        },
        at: settingPlace(workers, subject),
        severity: times >= (stated ? 1 : CERTAIN_FROM) ? 'error' : 'warning',
        ...(stated ? { confidence: 'high' as const } : {}),
        related: planLabel(deployment),
        fix: fewer
          ? { title: 'use fewer workers', command: `--workers ${fitting}`, edit: numberEdit(workers, String(fitting)) }
          : null,
      },
    ];
  },
});

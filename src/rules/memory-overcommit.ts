import { hostingPlans } from '../appservice/plans.ts';
import { type Framework, leftOnPlan, memoryFit, type Workforce, workersThatFit } from '../capacity/memory.ts';
import { serverOf } from '../launch/launch.ts';
import { knownNumber, knownString } from '../value/read.ts';
import { numberEdit, settingPlace } from './place.ts';
import type { Problem, Rule, Subject } from './rule.ts';
import { planLabel, planName } from './words.ts';

/** An estimate alone is never an error below this many times the memory that is left. */
const CERTAIN_FROM = 2;
const TIGHT_FROM = 0.8;

export const memoryOvercommit: Rule = {
  name: 'memory-overcommit',
  severity: 'error',
  confidence: 'medium',
  audience: 'default',
  summary: "The workers of a plan's apps need more memory than the plan leaves them.",
  why: `A plan's memory belongs to the instance and is shared by the platform and all apps and slots on it: of B1's 1.75 GiB about
430 MiB are left. Each worker is a process with its own copy of the app, 30 MiB for the smallest Flask app and several times that for
most. When they don't fit, the kernel kills workers, or the site takes minutes to start from swap. The figures are floors, measured on
the smallest apps, so that what is reported is not a matter of taste.`,
  exceptions: 'Workers that share most of their memory by `preload_app`, where that was measured on the plan.',
  sources: [
    'https://github.com/Azure-Samples/azure-search-openai-demo/pull/1551',
    'https://github.com/benoitc/gunicorn/issues/2514',
    'https://docs.gunicorn.org/en/stable/settings.html#preload-app',
  ],
  check(subject): readonly Problem[] {
    const { deployment, launch } = subject;
    const sku = knownString(deployment.plan?.sku);
    const memory = knownNumber(deployment.plan?.memoryGiB);
    const own = workforce(subject);
    if (launch.kind === 'elsewhere' || sku === undefined || memory === undefined || !own) return [];
    const left = leftOnPlan(sku, memory);
    const others = subject.siblings.flatMap((sibling) => (sibling === subject ? [] : (workforce(sibling) ?? [])));
    const { askedMiB, arithmetic } = memoryFit(left, [own, ...others]);
    const times = askedMiB / left;
    if (times < TIGHT_FROM) return [];
    const workers = serverOf(launch)?.settings.get('workers');
    const rest = left - memoryFit(left, others).askedMiB;
    const fitting = workersThatFit(rest, own.framework);
    const larger = hostingPlans().find(
      (plan) => !plan.shared && leftOnPlan(plan.name, plan.memoryGiB) * TIGHT_FROM > askedMiB,
    );
    return [
      {
        message:
          `${arithmetic}${others.length > 0 ? ` for the ${others.length + 1} apps on the plan` : ''}, of about ${Math.round(left)} MiB that ${planName(deployment) ?? 'the plan'} leaves after the platform: ${verdict(times)}.\n` +
          `\`--workers ${fitting}\` fits${larger ? `, or plan ${larger.name}` : ''}. The figures are those of the smallest apps: a real one takes more.`,
        at: settingPlace(workers, subject),
        severity: times >= CERTAIN_FROM ? 'error' : 'warning',
        related: planLabel(deployment),
        fix: {
          title: 'use fewer workers',
          command: `--workers ${fitting}`,
          edit: numberEdit(workers, String(fitting)),
        },
      },
    ];
  },
};

function verdict(times: number): string {
  return times >= 1 ? 'workers will be killed' : 'hardly anything is left for requests';
}

function workforce({ launch, app }: Subject): Workforce | null {
  const server = serverOf(launch);
  const workers = server?.name === 'gunicorn' ? knownNumber(server.settings.get('workers')) : undefined;
  const framework: Framework = app.framework ?? 'plain';
  return workers === undefined || launch.detected === 'default page' ? null : { workers, framework };
}

import { importMemory, TIGHT_FROM } from '../capacity/memory.ts';
import { knownNumber } from '../value/read.ts';
import { oneWorker } from './copies.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { modelLibrary } from './model-library.ts';
import { settingPlace } from './place.ts';
import { planMemory } from './plan-memory.ts';
import { defineRule } from './rule.ts';
import { planLabel, planName } from './words.ts';

const SMALL_GIB = 8;

export const heavyModelPerWorker = defineRule({
  name: 'heavy-model-per-worker',
  severity: 'warning',
  confidence: 'medium',
  audience: 'default',
  summary: 'Each worker loads a copy of its own of a model library on a small plan.',
  why: `Importing torch alone takes some 100 MiB that no other process shares, transformers with it over 300 MiB, and the model comes on
top: hundreds of MiB, once for every worker. On a plan of a few GiB two or three such workers are killed by the kernel, often only when
the first requests load the model. With \`preload_app\` the app is loaded once, before the workers are made, and they share it.`,
  exceptions:
    'The library is only used by a job that no worker runs, or only as a client of a model that runs elsewhere.',
  sources: [
    'https://github.com/benoitc/gunicorn/issues/2420',
    'https://github.com/benoitc/gunicorn/issues/2108',
    'https://github.com/huggingface/huggingface-inference-toolkit/pull/140',
  ],
  since: '0.1.0',
  messages: {
    heavy:
      'Each of the {workers} workers loads {library}{least} and its model anew, on {plan}.\nUse {one}, `--preload` where the model allows it, or a plan with more memory.',
  },
  check(subject) {
    const { deployment, app } = subject;
    const gunicorn = gunicornOf(subject);
    const memory = knownNumber(deployment.plan?.memoryGiB);
    if (!gunicorn || gunicorn.workers === undefined || gunicorn.workers < 2 || gunicorn.flag('preload_app') !== false)
      return [];
    if (memory === undefined || memory >= SMALL_GIB) return [];
    const library = modelLibrary(app);
    // Where the estimate alone is too much, `memory-overcommit` says it with the arithmetic.
    if (library === null || (planMemory(subject)?.times ?? 0) >= TIGHT_FROM) return [];
    const least = importMemory(library);
    return [
      {
        id: 'heavy',
        facts: {
          workers: gunicorn.workers,
          one: oneWorker(subject),
          library,
          least: least === 0 ? '' : ` (at least ${least} MiB)`,
          plan: planName(deployment) ?? 'the plan',
        },
        at: settingPlace(gunicorn.settings.get('workers'), subject),
        related: planLabel(deployment),
        fix: null,
      },
    ];
  },
});

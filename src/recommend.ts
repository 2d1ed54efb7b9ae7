import { planSize } from './appservice/plans.ts';
import { type AdvisedLaunch, type NoAdvice, recommendation } from './capacity/recommendation.ts';
import { type CheckOptions, givenDeployment } from './check.ts';
import { subjectsOf } from './lint.ts';
import type { Subject } from './rules/rule.ts';
import { builtIn } from './value/value.ts';
import { appContainer } from './workspace/app-container.ts';
import { APP_FOLDER } from './workspace/container.ts';
import { folderWorkspace } from './workspace/folder.ts';
import { memoryWorkspace } from './workspace/memory.ts';
import { UsageError } from './workspace/usage-error.ts';
import type { Workspace } from './workspace/workspace.ts';

/** What a command is recommended for. */
export interface RecommendOptions {
  readonly sku: string;
  /** the app's folder; null: not known */
  readonly directory: string | null;
  readonly profile: 'cpu' | 'mixed' | 'io' | null;
  /** MiB */
  readonly memoryPerWorker: number | null;
  /** what a request takes, in ms */
  readonly measured: { readonly waitMs: number; readonly cpuMs: number } | null;
  readonly users: number | null;
  readonly python: string | null;
}

/**
 * The gunicorn command for an app on a plan.
 * @throws UsageError for an unknown SKU or a missing folder
 */
export async function recommendFor(options: RecommendOptions): Promise<AdvisedLaunch | NoAdvice> {
  const workspace = options.directory === null ? memoryWorkspace({}) : folderWorkspace(options.directory);
  const subject = await subjectFor(options, workspace);
  const plan = planSize(options.sku);
  if (!subject || !plan) throw new UsageError(`There is no App Service plan size "${options.sku}".`);
  return recommendation(plan, subject, {
    ...options.measured,
    ...(options.users === null ? {} : { users: options.users }),
  });
}

/** The app as App Service detects it; where it detects none, the likeliest one in the folder. */
async function subjectFor(options: RecommendOptions, workspace: Workspace): Promise<Subject | undefined> {
  const [detected] = await subjectsOf([givenDeployment(checked(options, ''))], workspace);
  if (options.directory === null || detected?.launch.detected !== 'default page') return detected;
  const { appsIn } = await import('./python/entry-candidates.ts');
  const [name] = appsIn(APP_FOLDER, appContainer(workspace, { root: '', whole: true }));
  if (name === undefined) return detected;
  const command = `gunicorn '${name}'`;
  const [found] = await subjectsOf([givenDeployment(checked(options, command))], workspace);
  return found;
}

function checked(options: RecommendOptions, command: string): CheckOptions {
  const told = <T>(value: T) => ({ value, origin: builtIn('the command line') });
  return {
    command,
    sku: options.sku,
    directory: options.directory,
    environment: new Map(),
    python: options.python,
    gunicorn: null,
    cpus: null,
    pedantic: false,
    stated: {
      ...(options.profile === null ? {} : { profile: told(options.profile) }),
      ...(options.memoryPerWorker === null ? {} : { memoryPerWorker: told(options.memoryPerWorker) }),
    },
  };
}

import { LIMITS } from '../appservice/limits.ts';
import type { PlanSize } from '../appservice/plans.ts';
import type { Deployment } from '../deployments/deployment.ts';
import { type App, isAsgi } from '../launch/app.ts';
import { type Launch, serverOf } from '../launch/launch.ts';
import { knownString } from '../value/read.ts';
import { type Form, formsOf } from './forms.ts';
import { newCommand } from './gunicorn-command.ts';
import { leftOnPlan, type MemoryFit, memoryFit, type WorkerMemory } from './memory.ts';
import { WATCHES, type Watch } from './metrics.ts';
import { staysInOneProcess } from './one-process.ts';
import { type KnownProfile, profileOf } from './profile.ts';
import { type Prediction, predict, type Workload } from './queueing.ts';
import { type Recommendation, recommend, waitPerCpuOf } from './recommend.ts';
import { uvicornWorker } from './worker-class.ts';
import { workerMemoryOf } from './workforce.ts';

/** Everything that is to be said about the command for an app on a plan. */
export interface AdvisedLaunch {
  readonly kind: 'advised';
  readonly plan: PlanSize;
  /** `module:attribute`; `app:app` where no app is known */
  readonly app: string;
  /** the app was not found: the name stands for the reader's own */
  readonly appAssumed: boolean;
  readonly profile: KnownProfile;
  readonly recommendation: Recommendation;
  readonly workerClass: string | null;
  readonly timeoutSeconds: number;
  readonly command: string;
  readonly forms: readonly Form[];
  /** for each setting: its value, and why it is that */
  readonly reasons: readonly Reason[];
  readonly memory: MemoryFit;
  readonly workerMemory: WorkerMemory;
  readonly holds: Holds;
  /** what has to be added to the requirements */
  readonly missingPackages: readonly string[];
  readonly watches: readonly Watch[];
}

export interface Reason {
  readonly setting: string;
  readonly value: string;
  readonly why: string;
}

/** What it will hold, by the queueing model. */
export interface Holds {
  /** requests at once; null: no fixed number */
  readonly requestsAtOnce: number | null;
  readonly workload: Workload;
  /** what it is compared with: App Service's own launch of one worker with one thread, which can't start an ASGI app */
  readonly beforeIs: string;
  readonly before: Prediction;
  readonly after: Prediction;
}

/** No command can be recommended, and why. */
export interface NoAdvice {
  readonly kind: 'none';
  readonly why: string;
}

export interface AdviceOptions {
  /** ms that a request waits and computes, where a user knows it */
  readonly waitMs?: number;
  readonly cpuMs?: number;
  /** people at once, for what it will hold */
  readonly users?: number;
  /** MiB that other apps on the plan take */
  readonly takenMiB?: number;
}

const USERS = 30;
/** ms of CPU of a request where nobody says: what is worked out hangs on wait ÷ CPU more than on this. */
const CPU_MS = 10;
const TIMEOUT_SECONDS = LIMITS.defaultLaunchTimeoutSeconds.value;
const OTHER_SERVERS = /^(streamlit|chainlit|gradio)$/;

/** The command for an app on a plan, in every form, with the reasons. Every number of it is provisional. */
export function recommendation(
  plan: PlanSize,
  { deployment, launch, app }: { readonly deployment: Deployment; readonly launch: Launch; readonly app: App },
  options: AdviceOptions = {},
): AdvisedLaunch | NoAdvice {
  const server = serverOf(launch);
  if (server && OTHER_SERVERS.test(server.name))
    return {
      kind: 'none',
      why: `the app is started by ${server.name}, which keeps its sessions in one process: gunicorn can't start it`,
    };
  const name = launch.detected === 'default page' ? undefined : knownString(server?.app ?? undefined);
  const asgi = isAsgi(app);
  const known = profileOf(deployment.stated, app.packages);
  const given =
    options.waitMs !== undefined && options.cpuMs !== undefined
      ? { waitMs: options.waitMs, cpuMs: options.cpuMs }
      : null;
  const waitPerCpu = waitPerCpuOf(known.profile, given);
  const stays = staysInOneProcess(app);
  const each = workerMemoryOf(app, deployment, launch);
  const leftMiB = leftOnPlan(plan.name, plan.memoryGiB) - (options.takenMiB ?? 0);
  const advice = recommend({ vcpu: plan.vcpu, leftMiB, each, waitPerCpu, oneProcess: stays !== null, eventLoop: asgi });
  const workerClass = asgi ? uvicornWorker(app.packages) : null;
  const shown = name ?? 'app:app';
  const command = newCommand(shown, { ...advice, workerClass });
  const workload: Workload = {
    users: options.users ?? USERS,
    thinkMs: 0,
    waitMs: given?.waitMs ?? waitPerCpu * CPU_MS,
    cpuMs: given?.cpuMs ?? CPU_MS,
  };
  const threads = asgi ? workload.users : advice.threads;
  const memory = memoryFit(leftMiB, [{ workers: advice.workers, each, master: true }]);
  return {
    kind: 'advised',
    plan,
    app: shown,
    appAssumed: name === undefined,
    profile: known,
    recommendation: advice,
    workerClass,
    timeoutSeconds: TIMEOUT_SECONDS,
    command,
    forms: formsOf(command, shown, [
      ['bind', '0.0.0.0:8000'],
      ...(workerClass === null ? [] : ([['worker_class', workerClass]] as const)),
      ['workers', advice.workers],
      ...(asgi ? [] : ([['threads', advice.threads]] as const)),
      ['timeout', TIMEOUT_SECONDS],
      ['accesslog', '-'],
    ]),
    reasons: reasonsOf(plan, advice, {
      waitPerCpu,
      known,
      measured: given !== null,
      fits: memory.askedMiB <= leftMiB,
      stays,
      workerClass,
      isEstimate: !each.stated,
    }),
    memory,
    workerMemory: each,
    holds: {
      requestsAtOnce: asgi ? null : advice.workers * advice.threads,
      workload,
      beforeIs: asgi ? 'one worker' : "App Service's own launch",
      before: predict(workload, { workers: 1, threads: asgi ? workload.users : 1, vcpu: plan.vcpu }),
      after: predict(workload, { workers: advice.workers, threads, vcpu: plan.vcpu }),
    },
    missingPackages: asgi && app.packages && !hasUvicorn(app.packages) ? ['uvicorn-worker'] : [],
    watches: WATCHES,
  };
}

function hasUvicorn(packages: ReadonlySet<string>): boolean {
  return ['uvicorn', 'uvicorn-worker'].some((name) => packages.has(name));
}

/** What an advice rests on. */
interface Basis {
  readonly waitPerCpu: number;
  readonly known: KnownProfile;
  /** waiting and CPU are as a user gave them */
  readonly measured: boolean;
  /** even the fewest workers fit into the plan's memory */
  readonly fits: boolean;
  /** why the app is to stay in one process; null: it isn't */
  readonly stays: string | null;
  readonly workerClass: string | null;
  /** nobody has measured what a worker takes */
  readonly isEstimate: boolean;
}

function reasonsOf(
  plan: PlanSize,
  { workers, threads, slots, workersBy }: Recommendation,
  { waitPerCpu, known, measured, fits, stays, workerClass, isEstimate }: Basis,
): readonly Reason[] {
  const cpus = `${plan.vcpu} vCPU`;
  const ratio = measured
    ? `${round(waitPerCpu)} ms of waiting for each ms of CPU, as given`
    : `${round(waitPerCpu)} ms of waiting for each ms of CPU (profile ${known.profile}${known.stated ? '' : `, inferred: ${known.why}`})`;
  const computes = waitPerCpu < 1;
  const workersWhy: Readonly<Record<Recommendation['workersBy'], string>> = {
    CPU:
      workerClass !== null
        ? `${cpus} + 1: one event loop for each CPU, and one more so that a call that blocks doesn't stop the site`
        : computes
          ? `${cpus}: requests that compute only take turns beyond that`
          : `2 × ${plan.vcpu} + 1: while one worker waits, another computes`,
    memory: fits
      ? `as many as fit into the memory that the plan leaves${isEstimate ? ', a fifth of it kept for what an estimate misses' : ''}`
      : 'the least there can be, though not even one fits into the memory that the plan leaves: take a larger plan',
    'one process': `${stays ?? 'the app keeps its state in one process'}, so further workers would not share it`,
  };
  return [
    {
      setting: 'bind',
      value: '0.0.0.0',
      why: 'the front end reaches the container from outside; the port is the one in PORT, 8000',
    },
    ...(workerClass === null
      ? []
      : [
          {
            setting: 'worker_class',
            value: workerClass,
            why: 'the app speaks ASGI, which the sync and gthread workers do not',
          },
        ]),
    { setting: 'workers', value: String(workers), why: workersWhy[workersBy] },
    ...(workerClass === null
      ? [
          {
            setting: 'threads',
            value: String(threads),
            why: `${plan.vcpu} vCPU × (1 + ${round(waitPerCpu)}) × 0.85 = ${round(slots)} requests at once keep the CPUs about 85 % busy with ${ratio}; over ${workers} worker${workers === 1 ? '' : 's'} that is ${each(slots / workers, threads)}`,
          },
        ]
      : []),
    {
      setting: 'timeout',
      value: String(TIMEOUT_SECONDS),
      why: "what App Service's own launch gives; without it gunicorn's 30 s hold",
    },
  ];
}

/** More threads than the slots ask for, where these would be one: no worker is left without a second. */
function each(asked: number, threads: number): string {
  const least = Math.round(asked) < threads;
  return least
    ? `${round(asked)} each, and ${threads} so that a health check needn't wait behind a request`
    : `${threads} each`;
}

function round(number: number): string {
  return String(Math.round(number * 10) / 10);
}

import { type WorkerMemory, workersThatFit } from './memory.ts';
import { type Profile, WAIT_PER_CPU } from './profile.ts';
import { mostWorkers } from './worker-class.ts';

/** Workers and threads for a plan, and what they rest on. */
export interface Recommendation {
  readonly workers: number;
  /** 1 where the workers run an event loop */
  readonly threads: number;
  /** the requests at once that keep the CPUs about 85 % busy: vCPU × (1 + wait ÷ CPU) × 0.85 */
  readonly slots: number;
  /** what decides how many workers */
  readonly workersBy: 'CPU' | 'memory' | 'one process';
}

export interface Wanted {
  readonly vcpu: number;
  /** MiB that the plan leaves for this app; null: not known */
  readonly leftMiB: number | null;
  readonly each: WorkerMemory;
  /** ms of waiting for each ms of CPU */
  readonly waitPerCpu: number;
  /** the app keeps state in its process (Socket.IO, a scheduler): threads only */
  readonly oneProcess: boolean;
  /** workers that run an event loop: threads are of no use to them */
  readonly eventLoop?: boolean;
}

/** Slots are chosen to keep the processors this busy. */
const BUSY = 0.85;
/** One thread more than none: a health check must not wait behind a request. */
const LEAST_THREADS = 2;

/** Requests that wait less than this for their CPU time are computing: more processes than CPUs only take turns. */
const COMPUTES_BELOW = 1;

/**
 * 2 × vCPU + 1 workers (vCPU where requests compute, vCPU + 1 event loops), as far as memory allows, and threads so that the
 * slots keep the processors about 85 % busy. For requests that mostly wait, 1 vCPU comes to 3 workers × 6 threads.
 */
export function recommend({ vcpu, leftMiB, each, waitPerCpu, oneProcess, eventLoop = false }: Wanted): Recommendation {
  const slots = vcpu * (1 + waitPerCpu) * BUSY;
  const byMemory = leftMiB === null ? Number.POSITIVE_INFINITY : workersThatFit(leftMiB, each);
  const computes = !eventLoop && waitPerCpu < COMPUTES_BELOW;
  const byCpu = computes ? vcpu : mostWorkers(eventLoop ? 'event loop' : 'gthread', vcpu);
  const workers = oneProcess ? 1 : Math.min(byCpu, byMemory);
  return {
    workers,
    threads: eventLoop ? 1 : Math.max(LEAST_THREADS, Math.round(slots / workers)),
    slots,
    workersBy: oneProcess ? 'one process' : byMemory < byCpu ? 'memory' : 'CPU',
  };
}

/** Wait ÷ CPU: as given in ms, else what the profile stands for. */
export function waitPerCpuOf(
  profile: Profile,
  given: { readonly waitMs: number; readonly cpuMs: number } | null,
): number {
  return given && given.cpuMs > 0 ? given.waitMs / given.cpuMs : WAIT_PER_CPU[profile];
}

import { type Framework, workersThatFit } from './memory.ts';

/** Workers and threads for a plan, and what they rest on. */
export interface Recommendation {
  readonly workers: number;
  readonly threads: number;
}

/** Wait ÷ CPU of a request that mostly waits on a database or an API. */
const WAIT_PER_CPU = 20;
/** Slots are chosen to keep the processors this busy. */
const BUSY = 0.85;

/**
 * For an app that waits on I/O: 2 × vCPU + 1 workers, as far as memory allows, and threads so that the slots keep the
 * processors about 85 % busy: vCPU × (1 + wait ÷ CPU) × 0.85. On 1 vCPU that is 3 workers × 6 threads.
 * @param oneProcess the app keeps state in its process (Socket.IO, a scheduler): threads only
 */
export function recommend(
  vcpu: number,
  leftMiB: number | null,
  framework: Framework,
  oneProcess: boolean,
): Recommendation {
  const slots = vcpu * (1 + WAIT_PER_CPU) * BUSY;
  const byMemory = leftMiB === null ? Number.POSITIVE_INFINITY : workersThatFit(leftMiB, framework);
  const workers = oneProcess ? 1 : Math.min(2 * vcpu + 1, byMemory);
  return { workers, threads: Math.max(1, Math.round(slots / workers)) };
}

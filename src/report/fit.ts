import { workersOf } from '../capacity/capacity.ts';
import type { MemoryFit } from '../capacity/memory.ts';
import { concurrencyOf, mostWorkers, workerClassOf } from '../capacity/worker-class.ts';
import { serverOf } from '../launch/launch.ts';
import { planMemory } from '../rules/plan-memory.ts';
import type { Subject } from '../rules/rule.ts';
import { knownNumber } from '../value/read.ts';
import { count } from './phrase.ts';

/** The workers of a launch against its plan's processors. */
export interface CpuFit {
  readonly workers: number;
  readonly vcpu: number;
  /** sync and gthread workers past this many (2 × vCPU + 1) only take turns; null for other servers, which have no such number */
  readonly most: number | null;
}

/** Null where the workers, or the plan's processors, are not known. */
export function cpuFit({ deployment, launch }: Subject): CpuFit | null {
  const server = launch.detected === 'default page' ? null : serverOf(launch);
  const workers = server && knownNumber(workersOf(server));
  const vcpu = knownNumber(deployment.plan?.vcpu);
  if (workers === undefined || workers === null || vcpu === undefined) return null;
  const concurrency = server?.name === 'gunicorn' ? concurrencyOf(workerClassOf(server)) : null;
  const blocks = concurrency === 'sync' || concurrency === 'gthread';
  return { workers, vcpu, most: blocks ? mostWorkers(concurrency, vcpu) : null };
}

/** `9 workers on 1 vCPU: more than the 2 × 1 + 1 = 3 that keep it busy`. */
export function cpuPhrase(subject: Subject): string | null {
  const fit = cpuFit(subject);
  if (!fit) return null;
  const { workers, vcpu, most } = fit;
  const on = `${count(workers, 'worker')} on ${vcpu} vCPU`;
  const busy = vcpu === 1 ? 'keep it busy' : 'keep them busy';
  if (most !== null && workers > most) return `${on}: more than the 2 × ${vcpu} + 1 = ${most} that ${busy}`;
  if (workers < vcpu) return `${on}: ${vcpu - workers} without work, as a worker keeps at most one busy`;
  return most === null ? on : `${on}: at most 2 × ${vcpu} + 1 = ${most} ${busy}`;
}

/** The memory that the apps of the plan ask for; null where it can't be worked out. */
export function memoryFitOf(subject: Subject): MemoryFit | null {
  return planMemory(subject)?.fit ?? null;
}

/** `3 workers × about 30 MiB + master 28 MiB = 118 MiB, of about 430 MiB that are left on the plan (27 %)`. */
export function memoryPhrase(subject: Subject): string | null {
  const fit = memoryFitOf(subject);
  if (!fit) return null;
  const share = Math.max(1, Math.round((fit.askedMiB / fit.leftMiB) * 100));
  return `${fit.arithmetic}, of about ${Math.round(fit.leftMiB)} MiB that the platform leaves (${share} %)`;
}

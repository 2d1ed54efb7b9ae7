import { LIMITS } from '../appservice/limits.ts';
import { MEMORY } from './memory-table.ts';

/** Memory asked of a plan's instance against what it leaves, in MiB, with its arithmetic. */
export interface MemoryFit {
  readonly askedMiB: number;
  readonly leftMiB: number;
  /** "9 workers × about 30 MiB + master 28 MiB = 298 MiB" */
  readonly arithmetic: string;
}

export type Framework = keyof typeof MEMORY.worker;

/** One gunicorn on a plan: how many workers, of what. */
export interface Workforce {
  readonly workers: number;
  readonly framework: Framework;
}

/** What a plan's instance leaves for the apps on it: its memory less what the platform takes. */
export function leftOnPlan(sku: string, memoryGiB: number): number {
  if (['b1', 's1'].includes(sku.toLowerCase())) return LIMITS.measuredFreeMemoryB1MiB.value;
  // F1's memory is a quota for the app; the platform's own processes are not counted in it.
  return memoryGiB <= 1 ? memoryGiB * 1024 : memoryGiB * 1024 - LIMITS.platformMemoryMiB.value;
}

export function memoryFit(leftMiB: number, apps: readonly Workforce[]): MemoryFit {
  const terms = apps.map(({ workers, framework }) => {
    const each = MEMORY.worker[framework].mib;
    return {
      mib: workers * each + MEMORY.master.mib,
      text: `${workers} workers × about ${each} MiB + master ${MEMORY.master.mib} MiB`,
    };
  });
  const askedMiB = terms.reduce((sum, term) => sum + term.mib, 0);
  return { askedMiB, leftMiB, arithmetic: `${terms.map((term) => term.text).join(' + ')} = ${askedMiB} MiB` };
}

/** The most workers of one app that fit, at least one. */
export function workersThatFit(leftMiB: number, framework: Framework): number {
  return Math.max(1, Math.floor((leftMiB - MEMORY.master.mib) / MEMORY.worker[framework].mib));
}

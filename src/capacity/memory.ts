import { LIMITS } from '../appservice/limits.ts';
import { MEMORY } from './memory-table.ts';
import { PACKAGE_MEMORY } from './package-memory-table.ts';

/** Memory asked of a plan's instance against what it leaves, in MiB, with its arithmetic. */
export interface MemoryFit {
  readonly askedMiB: number;
  readonly leftMiB: number;
  /** "9 workers × about 30 MiB + master 28 MiB = 298 MiB" */
  readonly arithmetic: string;
}

export type Framework = keyof typeof MEMORY.worker;

/** One app's server on a plan: how many processes, of what size. */
export interface Workforce {
  readonly workers: number;
  readonly each: WorkerMemory;
  /** a process that answers no requests itself */
  readonly master: boolean;
  /** the app is loaded once, before the workers are made */
  readonly preload?: boolean;
  /** the app's, for the arithmetic of several */
  readonly name?: string;
}

/** What one worker takes, and how that is known. */
export interface WorkerMemory {
  readonly mib: number;
  /** a user says so; else it is worked out from the smallest apps and packages that were measured */
  readonly stated: boolean;
  /** no app of its framework was measured: it is what any Python app takes */
  readonly unseen?: boolean;
  /** "Flask 30 + pandas 36"; null for one term */
  readonly terms: string | null;
}

/** What a plan's instance leaves for the apps on it: its memory less what the platform takes. */
export function leftOnPlan(sku: string, memoryGiB: number): number {
  if (['b1', 's1'].includes(sku.toLowerCase())) return LIMITS.measuredFreeMemoryB1MiB.value;
  // F1's memory is a quota for the app; the platform's own processes are not counted in it.
  return memoryGiB <= 1 ? memoryGiB * 1024 : memoryGiB * 1024 - LIMITS.platformMemoryMiB.value;
}

/**
 * The least that a worker takes: the smallest app of its framework, and the heavy packages that it loads.
 * @param modules what the app imports; else, by name, what it asks for
 */
export function workerMemory(
  framework: Framework,
  loads: { readonly modules: ReadonlySet<string> | null; readonly packages: ReadonlySet<string> | null },
): WorkerMemory {
  const listed = PACKAGE_MEMORY.filter(({ names }) => names.some((name) => loads.packages?.has(name)));
  // what an app imports is there if it asks for it, or for what brings it along; else it does without (`try: import torch`)
  const isThere = (module: string): boolean =>
    loads.packages === null || listed.some((row) => row.module === module || row.needs.includes(module));
  const heavy = loads.modules
    ? PACKAGE_MEMORY.filter(({ module }) =>
        [...(loads.modules ?? [])].some((name) => name === module || name.startsWith(`${module}.`)),
      ).filter(({ module }) => isThere(module))
    : listed;
  const counted = new Set<string>();
  // Those that bring others with them come first, so that a term says what it brings.
  const terms = [...heavy]
    .sort((one, other) => depth(other.module) - depth(one.module))
    .map(({ names, module }) => ({ name: names[0] ?? module, mib: importMemory(module, counted) }))
    .filter(({ mib }) => mib > 0);
  const base = MEMORY.worker[framework].mib;
  return {
    mib: base + terms.reduce((sum, term) => sum + term.mib, 0),
    stated: false,
    unseen: framework === 'plain',
    terms:
      terms.length === 0
        ? null
        : [
            `${framework === 'plain' ? 'the app' : framework} ${base}`,
            ...terms.map(({ name, mib }) => `${name} ${mib}`),
          ].join(' + '),
  };
}

/**
 * MiB that the import of a module adds, with all that it imports itself; 0 where it isn't known.
 * @param counted modules that are there already; those that come are added
 */
export function importMemory(module: string, counted = new Set<string>()): number {
  const row = PACKAGE_MEMORY.find((one) => one.module === module);
  if (!row || counted.has(module)) return 0;
  counted.add(module);
  return row.mib + row.needs.reduce((sum, need) => sum + importMemory(need, counted), 0);
}

function depth(module: string): number {
  const needs = PACKAGE_MEMORY.find((one) => one.module === module)?.needs ?? [];
  return needs.length === 0 ? 0 : 1 + Math.max(...needs.map(depth));
}

/** A user's own figure for a worker. */
export function statedMemory(mib: number): WorkerMemory {
  return { mib, stated: true, terms: null };
}

export function memoryFit(leftMiB: number, apps: readonly Workforce[]): MemoryFit {
  const terms = apps.map(term);
  const askedMiB = terms.reduce((sum, { mib }) => sum + mib, 0);
  const named = apps.length > 1 && apps.every(({ name }) => name !== undefined);
  const arithmetic = named
    ? `${terms.map(({ text }, at) => `${apps[at]?.name}: ${text}`).join('; ')}; together ${askedMiB} MiB`
    : `${terms.map(({ text }) => text).join(' + ')} = ${askedMiB} MiB`;
  return { askedMiB, leftMiB, arithmetic };
}

function term({ workers, each, master, preload }: Workforce): { readonly mib: number; readonly text: string } {
  const about = each.stated ? '' : each.unseen ? 'at least ' : 'about ';
  const split = each.terms === null ? '' : ` (${each.terms})`;
  const count = `${workers} worker${workers === 1 ? '' : 's'}`;
  if (preload && master) {
    const own = Math.ceil(each.mib * MEMORY.preloaded.share);
    return {
      mib: each.mib + workers * own,
      text: `master with the app ${about}${each.mib} MiB${split} + ${count} × ${about}${own} MiB of their own`,
    };
  }
  const above = master ? MEMORY.master.mib : 0;
  return {
    mib: workers * each.mib + above,
    text: `${count} × ${about}${each.mib} MiB${split}${master ? ` + master ${above} MiB` : ''}`,
  };
}

/** From this share of the memory that a plan leaves on, hardly anything is left for requests. */
export const TIGHT_FROM = 0.8;

/**
 * The most workers of one app that fit, at least one. Of an estimate, which is a floor, a share is left for what it misses.
 * @param takenMiB by other apps
 */
export function workersThatFit(
  leftMiB: number,
  each: WorkerMemory,
  { preload = false, takenMiB = 0 }: { readonly preload?: boolean | undefined; readonly takenMiB?: number } = {},
): number {
  const [first, further] = preload
    ? [each.mib, Math.ceil(each.mib * MEMORY.preloaded.share)]
    : [MEMORY.master.mib, each.mib];
  // just below what the next finding would begin with
  const share = each.stated ? 1 : TIGHT_FROM - 0.001;
  return Math.max(1, Math.floor((leftMiB * share - takenMiB - first) / further));
}

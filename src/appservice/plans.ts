import { PLAN_SOURCES, PLAN_TABLE, type PlanRow } from './plan-table.ts';

/** The size of a plan: what one instance has. */
export interface PlanSize {
  /** the SKU as ARM writes it: 'P1v3' */
  readonly name: string;
  readonly tier: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  /** processors that `nproc`, `cpu_count()` and `NUM_CORES` show: 2 on F1, else `vcpu` */
  readonly reportedCpus: number;
  readonly maxInstances: number;
  /** the processor is shared with other customers (F1, D1) */
  readonly shared: boolean;
  readonly linux: boolean;
  /** false: for functions or logic apps only */
  readonly webAppHosting: boolean;
  readonly legacy: boolean;
  readonly confidence: 'documented' | 'secondary' | 'inferred';
  /** links */
  readonly source: readonly string[];
}

/**
 * The size that a SKU names, whatever its case ('P1V3', 'p1v3', 'FREE').
 * @param sku `sku.name`; never the tier, which templates often get wrong
 * @returns null for a SKU that isn't in the table: unknown, not an error
 */
export function planSize(sku: string): PlanSize | null {
  const wanted = sku.trim().toLowerCase();
  const row = PLAN_TABLE.find(({ name, aliases }) => name.toLowerCase() === wanted || aliases?.includes(wanted));
  return row ? fromRow(row) : null;
}

/** The names of the sizes that can hold a Python web app, smallest tier first: "F1, B1, B2, …". */
export function knownPlanNames(): string {
  return hosting()
    .map(({ name }) => name)
    .join(', ');
}

/**
 * The SKU that was probably meant by one that isn't in the table: 'P1_v3' → 'P1v3', 'B11' → 'B1'.
 * @returns null where none, or more than one, is as near
 */
export function nearestSkuName(sku: string): string | null {
  const wanted = sku.toLowerCase().replace(/[^a-z0-9]/g, '');
  const ranked = hosting().map(({ name }) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }));
  const least = Math.min(...ranked.map(({ distance }) => distance));
  const nearest = ranked.filter(({ distance }) => distance === least);
  return least <= 1 && nearest.length === 1 ? (nearest[0]?.name ?? null) : null;
}

/** The sizes that a Linux web app can be put on today, in the table's order: for "the next plan up". */
export function hostingPlans(): readonly PlanSize[] {
  return hosting().map(fromRow);
}

function hosting(): readonly PlanRow[] {
  return PLAN_TABLE.filter((row) => row.linux !== false && row.webAppHosting !== false && !row.legacy);
}

function fromRow(row: PlanRow): PlanSize {
  return {
    name: row.name,
    tier: row.tier,
    vcpu: row.vcpu,
    memoryGiB: row.memoryGiB,
    reportedCpus: row.reportedCpus ?? row.vcpu,
    maxInstances: row.maxInstances,
    shared: row.shared ?? false,
    linux: row.linux ?? true,
    webAppHosting: row.webAppHosting ?? true,
    legacy: row.legacy ?? false,
    confidence: row.confidence ?? 'documented',
    source: row.source.map((key) => PLAN_SOURCES[key]),
  };
}

/** Insertions, deletions and replacements between two short words. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

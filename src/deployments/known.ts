import type { PlanFact, PlanSizeFact, SiteFact } from '../surfaces/facts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Operation } from './operations.ts';

/** All facts, by kind, and what decides how they are joined. */
export interface Known {
  readonly workspace: Workspace;
  readonly sites: readonly SiteFact[];
  readonly plans: readonly PlanFact[];
  readonly sizes: readonly PlanSizeFact[];
  /** why an operation was joined to a site, where it isn't by equal names */
  readonly reasons: ReadonlyMap<Operation, string>;
}

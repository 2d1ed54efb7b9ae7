import type { Source } from '../../../text/source.ts';
import type { Value } from '../../../value/value.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import type { TemplateSyntax } from './declarations.ts';

/** What one evaluation of a template (with one set of parameters) shares among all its files. */
export interface EvaluationContext {
  readonly workspace: Workspace;
  /** the syntax of a template in the workspace, read once; null where there is none or it isn't a template */
  readonly template: (path: string) => TemplateSyntax | null;
  /** reads a YAML file; null where none was asked for, so that the package isn't loaded */
  readonly yaml: ((source: Source) => Value) | null;
  /** environment variables for `readEnvironmentVariable`; what isn't here is unknown */
  readonly environment: ReadonlyMap<string, string>;
  /** names of properties whose values may be shown even inside of a `@secure()` object, in lower case */
  readonly plainNames: ReadonlySet<string>;
  readonly budget: Budget;
}

/** Work done so far: an evaluation ends in unknowns instead of running for ever. */
export interface Budget {
  steps: number;
  depth: number;
  instances: number;
}

/** Expressions evaluated for one set of parameters. */
export const STEP_LIMIT = 2_000_000;
/** Expressions inside of each other, through variables, functions and modules. */
export const DEPTH_LIMIT = 400;
/** Modules and resources made for one set of parameters. */
export const INSTANCE_LIMIT = 5_000;
/** Items of one array; `range` is limited to as many by ARM itself. */
export const ITEM_LIMIT = 10_000;
/** Characters of one string. */
export const TEXT_LIMIT = 1_000_000;
/** Options of one choice. */
export const OPTION_LIMIT = 8;
/** References that an origin remembers. */
export const THROUGH_LIMIT = 32;

export function newBudget(): Budget {
  return { steps: 0, depth: 0, instances: 0 };
}

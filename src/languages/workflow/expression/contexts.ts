import type { Value } from '../../../value/value.ts';
import type { Assumptions } from './assumptions.ts';

/** A context whose members can't be listed: what one of them is, by its name. */
export type Lookup = (name: string) => Value;

/** What an expression can see. */
export interface Contexts {
  /** by the name of the context in lower case: `github`, `env`, `matrix`, … */
  readonly named: ReadonlyMap<string, Value | Lookup>;
  /** what holds wherever the expression is asked for */
  readonly assumed: Assumptions;
}

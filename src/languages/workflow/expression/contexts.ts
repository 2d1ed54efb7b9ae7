import type { Value } from '../../../value/value.ts';

/** A context whose members can't be listed: what one of them is, by its name. */
export type Lookup = (name: string) => Value;

/** What an expression can see, by the name of the context in lower case: `github`, `env`, `matrix`, … */
export type Contexts = ReadonlyMap<string, Value | Lookup>;

import type { Span } from '../text/source.ts';

/** The condition under which something holds, where it can't be known. */
export interface Condition {
  /** as it is written, in its own language */
  readonly when: string;
  readonly span: Span | null;
}

/** Two conditions at once. */
export function both(first: Condition | null, second: Condition | null): Condition | null {
  if (!first) return second;
  if (!second || first.when === second.when) return first;
  return { when: `${first.when} and ${second.when}`, span: first.span ?? second.span };
}

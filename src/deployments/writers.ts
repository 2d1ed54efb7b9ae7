import type { Turns } from '../languages/workflow/turn.ts';
import type { Scope } from '../surfaces/facts.ts';
import { isBefore } from '../surfaces/order.ts';
import type { Span } from '../text/source.ts';
import type { Condition } from '../value/condition.ts';
import type { Value } from '../value/value.ts';

/** Something that writes a setting, in the order in which it does. */
export interface Writer {
  readonly value: Value;
  readonly scope: Scope;
  readonly span: Span;
  readonly condition: Condition | null;
  /** it stood on the site of which a slot was made a copy: what is written over it on purpose */
  readonly inherited?: boolean;
}

/** Whether what stands first is over when the other begins. What belongs to no run comes before all runs. */
export function surelyBefore({ scope: one }: Writer, { scope: other }: Writer, turns?: Turns): boolean {
  return !one.order || Boolean(other.order && isBefore(one.order, other.order, turns));
}

/** The writers in the order in which a reader would tell them: those before all runs first. */
export function inOrder(writers: readonly Writer[]): readonly Writer[] {
  return [...writers.filter((writer) => !writer.scope.order), ...runsOf(writers).flat()];
}

/** The writers of each run in the order in which they write; a run that another one starts comes after it. */
function runsOf(writers: readonly Writer[]): readonly (readonly Writer[])[] {
  const runs = new Map<object, Writer[]>();
  for (const writer of writers) {
    const run = writer.scope.order?.run;
    const own = run && runs.get(run);
    if (own) own.push(writer);
    else if (run) runs.set(run, [writer]);
  }
  const ordered: Writer[][] = [];
  for (const own of runs.values()) {
    own.sort((one, other) => stepOf(one) - stepOf(other));
    const later = ordered.findIndex(([first]) => first && own[0] && surelyBefore(own[0], first));
    ordered.splice(later < 0 ? ordered.length : later, 0, own);
  }
  return ordered;
}

function stepOf({ scope }: Writer): number {
  return scope.order?.step ?? 0;
}

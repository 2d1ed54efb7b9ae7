import type { Statement } from '../syntax.ts';
import { type Effects, effectsOf } from './effects.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { type Py, unknown } from './values.ts';

/** How a block ended. `doubt`: it may have left the loop or the function around it, or not. */
export type Flow = 'next' | 'break' | 'continue' | { readonly returned: Py } | Doubt;

export interface Doubt {
  readonly reason: string;
  /** what may have been left */
  readonly leaves: 'loop' | 'function';
}

/** Statements that may have run or not: all that they could change is unknown from here on. */
export function maybeRan(run: Run, scope: Scope, statements: readonly Statement[], reason: string): Flow {
  const effects = effectsOf(statements);
  forget(run, scope, effects, reason);
  if (effects.returns && scope.kind === 'call') return { reason, leaves: 'function' };
  return effects.leavesLoop ? { reason, leaves: 'loop' } : 'next';
}

/** Makes unknown what statements with these effects may change. */
export function forget(run: Run, scope: Scope, effects: Effects, reason: string): void {
  run.session.doubt(reason);
  for (const name of effects.names) {
    const before = scope.get(name);
    if (before === null || before === 'unset' || before.kind !== 'module' || effects.bound.has(name))
      scope.set(name, unknown(reason, before !== null && before !== 'unset' ? before.at : placeOf(run)));
  }
  if (effects.calls) for (const name of run.borrowed) scope.module.names.set(name, unknown(reason, placeOf(run)));
  if (effects.environment) run.session.environmentOpen ??= reason;
  if (effects.anything) run.taint(reason);
}

function placeOf(run: Run): Py['at'] {
  return run.originOf({ from: 0, to: 0 });
}

import { both, type Condition } from '../../value/condition.ts';
import { sides } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { Fact } from '../facts.ts';

/** A fact about an app whose name depends on a condition is one about each of the apps. */
export function perName(fact: Fact): readonly Fact[] {
  switch (fact.kind) {
    case 'deploy':
    case 'settings':
      return bySide(fact, fact.appName, (appName) => ({ appName })).flatMap((one) =>
        one.slot?.kind === 'choice' ? bySide(one, one.slot, (slot) => ({ slot })) : [one],
      );
    case 'site':
    case 'plan':
    case 'plan-size':
      return bySide(fact, fact.name, (name) => ({ name }));
    case 'swap':
    case 'service':
    case 'unread-command':
      return [fact];
  }
}

function bySide<F extends Fact & { readonly condition: Condition | null }>(
  fact: F,
  value: Value,
  change: (side: Value) => Partial<F>,
): readonly F[] {
  if (value.kind !== 'choice') return [fact];
  return sides(value).map(({ when, value: side }) => ({
    ...fact,
    ...change(side),
    condition: both(fact.condition, when === null ? null : { when, span: fact.span }),
  }));
}

import { both, type Condition } from '../../value/condition.ts';
import { sides, unknownKey } from '../../value/read.ts';
import { unknown, type Value } from '../../value/value.ts';
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

const REASON = 'each side of a condition gives another name, and none of them is known';

/** No name is known, and the conditions are about things that aren't either: nobody could tell the cases apart. */
function isAnyones(value: Value): boolean {
  return sides(value).every(({ when, value: side }) => when?.includes('…') && isUnknown(side));
}

/**
 * `if [ -z "$NAME" ]; then NAME=shop; fi`, of a variable that is set on GitHub, if at all: as of `vars.NAME || 'shop'` the default; null for
 * any other choice.
 */
function nameUnlessSet(value: Value): Value | null {
  const [one, other, ...more] = sides(value);
  if (!one || !other || more.length > 0) return null;
  const [set, otherwise] = one.value.kind === 'unknown' || !isKnown(one.value) ? [one, other] : [other, one];
  const [, name] = /^((?:vars|secrets)\.\w+)@/.exec(unknownKey(set.value) ?? '') ?? [];
  const isAsked = name !== undefined && set.when?.includes(`-z ${name}\``) === true;
  return isAsked && isKnown(otherwise.value) ? otherwise.value : null;
}

function isKnown(value: Value): boolean {
  return value.kind === 'string' && value.text.known;
}

/** The same choice is the same name wherever it is taken. */
function keyOf(value: Value): string {
  return sides(value)
    .map(({ when, value: side }) => `${when}?${unknownKey(side) ?? ''}`)
    .join(':');
}

function isUnknown(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'string' && value.text.pieces.every(({ unknown }) => unknown));
}

function bySide<F extends Fact & { readonly condition: Condition | null }>(
  fact: F,
  value: Value,
  change: (side: Value) => Partial<F>,
): readonly F[] {
  if (value.kind !== 'choice') return [fact];
  const usual = nameUnlessSet(value);
  if (usual) return [{ ...fact, ...change(usual) }];
  if (isAnyones(value)) return [{ ...fact, ...change(unknown(REASON, value.origin, keyOf(value))) }];
  return sides(value).map(({ when, value: side }) => ({
    ...fact,
    ...change(side),
    condition: both(fact.condition, when === null ? null : { when, span: fact.span }),
  }));
}

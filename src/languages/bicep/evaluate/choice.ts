import { notSo } from '../../../value/condition.ts';
import type { Choice, Option, Origin, Value } from '../../../value/value.ts';
import { unknown } from '../../../value/value.ts';
import { keyOf } from './canonical.ts';
import { OPTION_LIMIT } from './context.ts';

/** A value without a condition at its top. */
export type Side = Exclude<Value, Choice>;

/** The two sides of a condition that can't be known; one value where they are the same. */
export function choose(
  condition: { readonly when: string; readonly key: string },
  then: Value,
  otherwise: Value,
  origin: Origin,
): Value {
  const { when } = condition;
  const { key, negated } = withoutNegations(condition.key);
  return choiceOf(
    [
      { when, value: then, assumes: new Map([[key, !negated]]) },
      { when: notSo(when), value: otherwise, assumes: new Map([[key, negated]]) },
    ],
    origin,
  );
}

/** A condition and its negation are one condition. */
function withoutNegations(key: string): { readonly key: string; readonly negated: boolean } {
  if (!key.startsWith('!(')) return { key, negated: false };
  const inner = withoutNegations(key.slice(2, -1));
  return { key: inner.key, negated: !inner.negated };
}

/** An operation on values of which some depend on a condition: done for each side that can be. */
export function eachSide(
  values: readonly Value[],
  origin: Origin,
  operation: (sides: readonly Side[]) => Value,
): Value {
  const known = values.filter((value): value is Side => value.kind !== 'choice');
  if (known.length === values.length) return operation(known);
  let rows: readonly Row[] = [{ when: [], assumes: new Map(), sides: [] }];
  for (const value of values) {
    rows = rows.flatMap((row) => extended(row, value));
    if (rows.length > OPTION_LIMIT) return tooMany(values, origin);
  }
  return choiceOf(
    rows.map(({ when, assumes, sides }) => ({ when: when.join(' and '), assumes, value: operation(sides) })),
    origin,
  );
}

interface Row {
  readonly when: readonly string[];
  readonly assumes: ReadonlyMap<string, boolean>;
  readonly sides: readonly Side[];
}

function extended(row: Row, value: Value): readonly Row[] {
  if (value.kind !== 'choice') return [{ ...row, sides: [...row.sides, value] }];
  return value.options.flatMap((option) => {
    const assumes = together(row.assumes, option.assumes);
    if (!assumes) return [];
    const when = implied(row.assumes, option.assumes) ? row.when : [...row.when, option.when];
    return extended({ when, assumes, sides: row.sides }, option.value);
  });
}

/** Both sets of assumptions at once; null where they contradict each other. */
function together(
  first: ReadonlyMap<string, boolean>,
  second: ReadonlyMap<string, boolean> | undefined,
): ReadonlyMap<string, boolean> | null {
  if (!second) return first;
  const both = new Map(first);
  for (const [key, side] of second) {
    if (both.has(key) && both.get(key) !== side) return null;
    both.set(key, side);
  }
  return both;
}

function implied(first: ReadonlyMap<string, boolean>, second: ReadonlyMap<string, boolean> | undefined): boolean {
  return second !== undefined && second.size > 0 && [...second].every(([key, side]) => first.get(key) === side);
}

/** A choice of options that may be choices themselves; one value where all options are the same. */
function choiceOf(options: readonly Option[], origin: Origin): Value {
  const flat = options.flatMap((option): readonly Option[] => {
    const rows = extended({ when: [option.when], assumes: option.assumes ?? new Map(), sides: [] }, option.value);
    return rows.flatMap(({ when, assumes, sides }) =>
      sides.map((value) => ({ when: when.join(' and '), assumes, value })),
    );
  });
  const [first, ...others] = flat;
  if (!first) return unknown('the conditions of this expression contradict each other', origin);
  const key = keyOf(first.value);
  if (others.every((option) => option.value === first.value || (key !== undefined && keyOf(option.value) === key)))
    return first.value;
  if (flat.length > OPTION_LIMIT) return tooMany([{ kind: 'choice', options: flat, origin }], origin);
  return { kind: 'choice', options: flat, origin };
}

function tooMany(values: readonly Value[], origin: Origin): Value {
  const choice = values.find((value) => value.kind === 'choice');
  const when = choice?.options[0]?.when ?? 'a condition';
  return unknown(`depends on ${when} and on more conditions than can be followed`, origin);
}

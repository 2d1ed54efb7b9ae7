import type { Condition, Scope } from '../surfaces/facts.ts';
import { placeName, type Span } from '../text/source.ts';
import { sameText } from '../value/same-text.ts';
import { nothing, type Option, type Value } from '../value/value.ts';

/** Something that writes a setting, in the order in which it does. */
export interface Writer {
  readonly value: Value;
  readonly scope: Scope;
  readonly span: Span;
  readonly condition: Condition | null;
}

/**
 * What holds after the last writer. Those that belong to no run come first (a template that no step deploys counts as
 * deployed before the first step); then each run's in its order. Runs of different workflows have no order: where they
 * disagree, the value is a choice. So it is where a writer doesn't always run and disagrees with the one before.
 */
export function effective(writers: readonly Writer[]): Value | undefined {
  const base = fold(
    undefined,
    writers.filter((writer) => !writer.scope.order),
  );
  const finals = runsOf(writers).map((own) => ({ own, value: fold(base, own) }));
  const [first, ...others] = finals;
  if (!first) return base;
  const distinct = [first, ...others].filter(
    ({ value }, at) => finals.findIndex((other) => equal(other.value, value)) === at,
  );
  if (distinct.length === 1) return first.value;
  return {
    kind: 'choice',
    origin: (first.value ?? nothing({ kind: 'built-in', by: 'nothing' })).origin,
    options: distinct.flatMap(({ own, value }): readonly Option[] => {
      const last = own.at(-1);
      return last && value ? [{ when: `deployed by ${placeName(last.span)}`, value }] : [];
    }),
  };
}

/** The writers of each run, in the order in which they write. */
function runsOf(writers: readonly Writer[]): readonly (readonly Writer[])[] {
  const runs = new Map<object, Writer[]>();
  for (const writer of writers) {
    const run = writer.scope.order?.run;
    if (run) runs.set(run, [...(runs.get(run) ?? []), writer]);
  }
  return [...runs.values()].map((own) => own.toSorted((one, other) => stepOf(one) - stepOf(other)));
}

function stepOf({ scope }: Writer): number {
  return scope.order?.step ?? 0;
}

function fold(base: Value | undefined, writers: readonly Writer[]): Value | undefined {
  return writers.reduce<Value | undefined>((before, { value, condition }) => {
    // what only sometimes writes decides alone where nothing else does: it did so when it last ran
    if (!condition || before === undefined || equal(before, value)) return value;
    const options: readonly Option[] = [
      { when: condition.when, value },
      { when: `not (${condition.when})`, value: before },
    ];
    return { kind: 'choice', options, origin: value.origin };
  }, base);
}

function equal(first: Value | undefined, second: Value | undefined): boolean {
  if (first === undefined || second === undefined || first === second) return first === second;
  if (first.kind === 'number' || first.kind === 'boolean')
    return second.kind === first.kind && second.value === first.value;
  if (first.kind === 'null' || second.kind === 'null') return first.kind === second.kind;
  return sameText(first, second) === 'same';
}

/** The writers in the order in which a reader would tell them: those before all runs first. */
export function inOrder(writers: readonly Writer[]): readonly Writer[] {
  return [...writers.filter((writer) => !writer.scope.order), ...runsOf(writers).flat()];
}

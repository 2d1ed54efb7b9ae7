import type { Condition, Scope } from '../surfaces/facts.ts';
import { isBefore } from '../surfaces/order.ts';
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
 * deployed before the first step); then each run's in its order. Runs of different workflows have no order, and neither
 * have jobs of one run that don't wait for each other: where they disagree, the value is a choice. So it is where a writer
 * doesn't always run and disagrees with the one before.
 */
export function effective(writers: readonly Writer[]): Value | undefined {
  const base = fold(
    undefined,
    writers.filter((writer) => !writer.scope.order),
  );
  const finals = runsOf(writers).map((own) => ({ own, value: afterRun(base, own) }));
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

/** What a run leaves: one of those that no other one surely follows. */
function afterRun(base: Value | undefined, own: readonly Writer[]): Value | undefined {
  const later = (writers: readonly Writer[], at: number): readonly Writer[] => writers.slice(at + 1);
  const last = own.filter((one, at) => !later(own, at).some((other) => !other.condition && surelyBefore(one, other)));
  const inTurn = last.every((one, at) => later(last, at).every((other) => surelyBefore(one, other)));
  if (inTurn) return fold(base, own);
  const conditions = new Set(last.flatMap(({ condition }) => condition?.when ?? []));
  const sure = last.some(({ condition }) => !condition);
  const options: readonly Option[] = [
    ...last.map((one) => ({ when: sure ? whenLast(one, last) : (one.condition?.when ?? ''), value: one.value })),
    ...(sure || !base ? [] : [{ when: `not (${[...conditions].join(' || ')})`, value: base }]),
  ];
  const distinct = options.filter(({ value }, at) => options.findIndex((other) => equal(other.value, value)) === at);
  const [first, ...others] = distinct;
  return first && others.length > 0 ? { kind: 'choice', options: distinct, origin: first.value.origin } : first?.value;
}

/** Several jobs may write at the same place: those of a matrix, or of a workflow that is called more than once. */
function whenLast(writer: Writer, all: readonly Writer[]): string {
  const place = placeName(writer.span);
  const here = all.filter(({ span }) => placeName(span) === place);
  const which = here.length > 1 ? ` (job ${here.indexOf(writer) + 1} of ${here.length})` : '';
  const last = `${place}${which} runs last`;
  return writer.condition ? `${writer.condition.when} and ${last}` : last;
}

/** Whether what stands first is over when the other begins. */
export function surelyBefore({ scope: one }: Writer, { scope: other }: Writer): boolean {
  return Boolean(one.order && other.order && isBefore(one.order, other.order));
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

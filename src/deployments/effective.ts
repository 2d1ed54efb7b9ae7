import { Turns } from '../languages/workflow/turn.ts';
import { placeName } from '../text/source.ts';
import { notSo } from '../value/condition.ts';
import { narrowed } from '../value/narrow.ts';
import { sameText } from '../value/same-text.ts';
import { type Option, unknown, type Value } from '../value/value.ts';
import { inOrder, surelyBefore, type Writer } from './writers.ts';

/** Real settings have a handful; to compare more of them, each with each, takes its time. */
const MOST_WRITERS = 256;

/**
 * What holds after the last writer. Those that belong to no run come first (a template that no step deploys counts as
 * deployed before the first step); then each run's in its order. Runs of different workflows have no order, unless one
 * starts the other, and neither have jobs of one run that don't wait for each other: where they disagree, the value is a
 * choice. So it is where a writer doesn't always run and disagrees with the one before.
 * @param leavesEmpty an empty value stands for one that another run sets (a template's, until the code is deployed)
 */
export function effective(writers: readonly Writer[], leavesEmpty = false): Value | undefined {
  const [first] = writers;
  if (!first) return undefined;
  if (writers.length > MOST_WRITERS)
    return unknown(`${writers.length} steps and commands write it, too many to compare`, first.value.origin);
  const ordered = inOrder(writers);
  const turns = new Turns();
  const before = (one: Writer, at: number, all: readonly Writer[]): readonly Writer[] =>
    all.slice(at + 1).filter((other) => surelyBefore(one, other, turns));
  // One of those that no other one surely follows.
  const last = ordered.filter((one, at) => before(one, at, ordered).every(({ condition }) => condition !== null));
  const inTurn = last.every((one, at) => before(one, at, last).length === last.length - at - 1);
  return inTurn ? fold(ordered) : oneOf(leavesEmpty ? withoutEmpty(last) : last);
}

/** Writers one after the other: each overwrites those before, if it runs. */
function fold(writers: readonly Writer[]): Value | undefined {
  // the conditions of one file mean the same by the same words
  const files = new Set(writers.flatMap(({ condition, scope }) => (condition ? scope.file : [])));
  return writers.reduce<Value | undefined>((before, { value, condition }) => {
    // what only sometimes writes decides alone where nothing else does: it did so when it last ran
    if (!condition || before === undefined || equal(before, value)) return value;
    const options: readonly Option[] = [
      { when: condition.when, value },
      {
        when: notSo(condition.when),
        value: files.size === 1 ? narrowed(before, { when: notSo(condition.when) }) : before,
      },
    ];
    return { kind: 'choice', options, origin: value.origin };
  }, undefined);
}

/** Whoever provisions anew deploys the code after it, by which the value is set again. */
function withoutEmpty(writers: readonly Writer[]): readonly Writer[] {
  const isSet = writers.some(({ value, condition, scope }) => scope.order && condition === null && !isEmpty(value));
  return isSet ? writers.filter(({ value, scope }) => !scope.order || !isEmpty(value)) : writers;
}

/** Writers of which each may be the last one: what was there before all runs stays where none of the others runs. */
function oneOf(writers: readonly Writer[]): Value | undefined {
  const [base, running] = [writers.filter(({ scope }) => !scope.order), writers.filter(({ scope }) => scope.order)];
  const conditions = new Set(running.flatMap(({ condition }) => condition?.when ?? []));
  const apart = conditions.size === running.length;
  const before = fold(base);
  const options: readonly Option[] = [
    ...running.map((one) => ({
      when: apart && one.condition ? one.condition.when : whenLast(one, running),
      value: one.value,
    })),
    ...(before ? [{ when: notSo([...conditions].join(' || ')), value: before }] : []),
  ];
  const distinct = options.filter(({ value }, at) => options.findIndex((other) => equal(other.value, value)) === at);
  const [first, ...others] = distinct;
  return first && others.length > 0 ? { kind: 'choice', options: distinct, origin: first.value.origin } : first?.value;
}

/** Several may write at the same place: jobs of a matrix, or of a workflow that is called or started in several ways. */
function whenLast(writer: Writer, all: readonly Writer[]): string {
  const place = placeName(writer.span);
  const here = all.filter(({ span }) => placeName(span) === place);
  const which = here.length > 1 ? ` (${here.indexOf(writer) + 1} of ${here.length})` : '';
  const last = `${place}${which} runs last`;
  return writer.condition ? `${writer.condition.when} and ${last}` : last;
}

function isEmpty(value: Value): boolean {
  return value.kind === 'null' || (value.kind === 'string' && value.text.length === 0);
}

function equal(first: Value, second: Value): boolean {
  if (first === second) return true;
  if (first.kind === 'number' || first.kind === 'boolean')
    return second.kind === first.kind && second.value === first.value;
  if (first.kind === 'null' || second.kind === 'null') return first.kind === second.kind;
  return sameText(first, second) === 'same';
}

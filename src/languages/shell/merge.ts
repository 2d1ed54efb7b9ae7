import { TracedText } from '../../text/traced.ts';
import { withoutImplied } from '../../value/condition.ts';
import type { Value } from '../../value/value.ts';
import { isAlternative } from './alternative.ts';
import type { Fork } from './choices.ts';
import type { Evaluation } from './evaluation.ts';
import type { Status } from './status.ts';
import type { Call, ScriptEnd, ScriptEvent, ShellRun } from './world.ts';

/** One way through a script, and how it ended; null: it was not followed to its end. */
export interface Way {
  readonly forks: readonly Fork[];
  readonly evaluation: Evaluation;
  readonly exit: Status | null;
}

/** What all ways tell together: a call that every way makes has no condition. */
export function merge(ways: readonly Way[]): ShellRun {
  const [first] = ways;
  const unknowns = ways.flatMap((way) => way.evaluation.unknowns);
  const { stderr } = first?.evaluation ?? {};
  const events = first && ways.length === 1 ? first.evaluation.events : conditional(ways);
  return {
    calls: events.filter((event) => 'program' in event),
    events,
    exit: sharedExit(ways),
    unknowns: unknowns.filter(
      (one, at) =>
        unknowns.findIndex((other) => other.reason === one.reason && other.span?.start === one.span?.start) === at,
    ),
    assumptions: [...new Set(ways.flatMap((way) => [...way.evaluation.assumptions]))],
    ...(stderr === undefined ? {} : { stderr }),
    ends: ways.map((way) => endOf(way, ways)),
    unset: [...new Set(ways.flatMap((way) => [...way.evaluation.unset]))],
    scripts: [...new Set(ways.flatMap((way) => [...way.evaluation.scripts]))],
  };
}

function endOf(way: Way, all: readonly Way[]): ScriptEnd {
  const { disk, world, log } = way.evaluation;
  const files = world.keepFiles ? disk.texts() : new Map();
  return {
    condition:
      all.length === 1
        ? null
        : labelsOf([way], all)
            .map(({ label }) => label)
            .join(' and ') || SOMETIMES,
    files,
    output: log?.text ?? TracedText.empty,
  };
}

/** It surely ends with an error. */
export function hasFailed({ exit }: Way): boolean {
  return typeof exit === 'number' && exit !== 0;
}

/**
 * The ways of a startup script that don't end with an error of its own making (`flask db upgrade || exit 1`): that it
 * doesn't come to that is assumed, as it is of each program that the script needs. One that starts something stays.
 */
export function withoutFailures(ways: readonly Way[]): readonly Way[] {
  const kept = ways.filter((way) => !hasFailed(way));
  const calls = new Set(kept.flatMap(({ evaluation }) => evaluation.calls.map(written)));
  const starts = ({ evaluation }: Way): boolean =>
    evaluation.calls.some((call) => STARTS.test(call.program) && !calls.has(written(call)));
  const stay = ways.filter((way) => kept.includes(way) || starts(way));
  if (kept.length === 0 || stay.length === ways.length) return ways;
  const assumed = labelsOf(stay, ways).flatMap(({ label, standing }) => (standing ? [] : [label]));
  for (const { evaluation } of stay) for (const label of assumed) evaluation.assumptions.add(label);
  return stay;
}

const STARTS =
  /(^|\/)(gunicorn|uvicorn|hypercorn|daphne|waitress-serve|streamlit|chainlit|python[\d.]*|flask|fastapi|celery|node|npm)$/;

function written({ program, argv }: Call): string {
  return [program, ...argv.map(({ string }) => string)].join(' ');
}

function conditional(ways: readonly Way[]): readonly ScriptEvent[] {
  const merged: { readonly event: ScriptEvent; readonly ways: Way[] }[] = [];
  for (const way of ways) {
    let from = 0;
    for (const event of way.evaluation.events) {
      const at = merged.findIndex((one, index) => index >= from && same(one.event, event) && !one.ways.includes(way));
      if (at >= 0) {
        merged[at]?.ways.push(way);
        from = at + 1;
      } else merged.splice(from++, 0, { event, ways: [way] });
    }
  }
  return merged.map(({ event, ways: own }) =>
    own.length === ways.length ? event : { ...event, condition: conditionOf(own, ways, event) },
  );
}

function same(first: ScriptEvent, second: ScriptEvent): boolean {
  if ('program' in first) return 'program' in second && sameCall(first, second);
  if ('folder' in first) return 'folder' in second && first.folder === second.folder;
  return 'text' in second && first.path === second.path && first.text?.string === second.text?.string;
}

function sameCall(first: Call, second: Call): boolean {
  return (
    first.program === second.program &&
    first.cwd === second.cwd &&
    first.background === second.background &&
    first.argv.length === second.argv.length &&
    first.argv.every((word, at) => word.string === second.argv[at]?.string) &&
    sameEnvironment(first, second)
  );
}

function sameEnvironment({ environment: first }: Call, { environment: second }: Call): boolean {
  const names = new Set([...first.keys(), ...second.keys()]);
  return [...names].every((name) => WHERE_TO_LOOK.has(name) || sameString(first.get(name), second.get(name)));
}

/** Variables that say where programs and modules lie: another folder makes no other call. */
const WHERE_TO_LOOK: ReadonlySet<string> = new Set(['PATH', 'PYTHONPATH', 'VIRTUAL_ENV', 'LD_LIBRARY_PATH', 'PS1']);

function sameString(value: Value | undefined, other: Value | undefined): boolean {
  if (value === other) return true;
  return value?.kind === 'string' && other?.kind === 'string' && value.text.string === other.text.string;
}

/**
 * What holds on the ways that make a call: the forks before it on which they all took one side, and others took another;
 * null where that is only that something stands already, or not yet, and it is not made otherwise there.
 */
function conditionOf(own: readonly Way[], all: readonly Way[], event: ScriptEvent): string | null {
  const others = all.filter((way) => !own.includes(way));
  const labels = labelsOf(own, all, own[0]?.evaluation.forksBefore.get(event));
  const decisive = 'program' in event ? whereOtherwise(event, own, others) : null;
  const counted = labels.filter(({ label, standing }) => !standing || decisive?.has(label));
  const conditions = withoutImplied(counted.map(({ label }) => label));
  if (conditions.length > 0) return conditions.join(' and ');
  return labels.length > 0 || others.every((way) => own.some((one) => partAtStanding(one, way))) ? null : SOMETIMES;
}

/** The sides of the forks by which alone it is decided that another way makes an alternative of the call. */
function whereOtherwise(call: Call, own: readonly Way[], others: readonly Way[]): ReadonlySet<string> {
  const made = new Set(own.flatMap(({ evaluation }) => evaluation.calls.map(written)));
  const otherwise = others.filter(({ evaluation }) =>
    evaluation.calls.some((other) => isAlternative(call, other) && !made.has(written(other))),
  );
  const sides = otherwise.flatMap((other) => own.map((way) => takenOnlyBy(way, other)));
  return new Set(sides.flatMap(([side, ...more]) => (side !== undefined && more.length === 0 ? side : [])));
}

/** The sides that a way takes of the forks where another takes other ones. */
function takenOnlyBy({ forks }: Way, other: Way): readonly string[] {
  return forks.flatMap((fork) => (isDisputed(fork, [other]) ? (fork.labels[fork.taken] ?? []) : []));
}

/** Two ways are the same up to where it is asked what stands already. */
function partAtStanding({ forks: first }: Way, { forks: second }: Way): boolean {
  const at = first.findIndex(({ taken: side }, index) => side !== second[index]?.taken);
  return first[at]?.standing === true && at < second.length;
}

/** The condition of what is done on ways that have nothing of their own in common. */
export const SOMETIMES = 'on some of the ways through the script';

interface Label {
  readonly label: string;
  readonly standing: boolean;
}

function labelsOf(own: readonly Way[], all: readonly Way[], before?: number): readonly Label[] {
  const labels = new Map<string, Label>();
  for (const fork of own[0]?.forks.slice(0, before) ?? []) {
    const label = fork.labels[fork.taken] ?? '';
    const everywhere = own.every((way) => taken(way).includes(label));
    const elsewhere = all.every((way) => taken(way).includes(label));
    if (everywhere && !elsewhere && isDisputed(fork, all)) labels.set(label, { label, standing: fork.standing });
  }
  return [...labels.values()];
}

/** Some way takes another side: on those that never come to the fork, what led away from it is the condition. */
function isDisputed({ labels, taken: side }: Fork, ways: readonly Way[]): boolean {
  const same = (other: Fork): boolean => other.labels.every((label, at) => label === labels[at]);
  return ways.some(({ forks }) => forks.some((other) => other.taken !== side && same(other)));
}

function taken(way: Way): readonly string[] {
  return way.forks.map((fork) => fork.labels[fork.taken] ?? '');
}

function sharedExit(ways: readonly Way[]): number | null {
  const exits = new Set(ways.map((way) => (typeof way.exit === 'number' ? way.exit : null)));
  const [only] = exits;
  return exits.size === 1 ? (only ?? null) : null;
}

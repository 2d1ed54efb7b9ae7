import type { Result } from '../../result.ts';
import { memoryOvercommit } from '../../rules/memory-overcommit.ts';
import { planMemory } from '../../rules/plan-memory.ts';
import type { Finding, Subject } from '../../rules/rule.ts';
import type { Span } from '../../text/source.ts';
import type { Changes, DeploymentChange } from '../changes.ts';
import { appsOf, concerns } from '../concerns.ts';
import { unknowns } from '../coverage.ts';
import { type Shown, shownOf } from '../hidden.ts';
import { appPhrase, planPhrase, serversPhrase, valuePhrase } from '../phrase.ts';
import { asChecked, type ShownLine } from '../shown-line.ts';
import { wholeCommand } from '../whole-command.ts';
import type { Place, Review, ReviewedDeployment, ReviewedFinding } from './facts.ts';
import { originsOf } from './origins.ts';

export interface ReviewOptions {
  /** what is different from before; null where there is nothing to compare with */
  readonly changes: Changes | null;
  /** why there is nothing to compare with; null to say nothing of it */
  readonly noBase: string | null;
  /** what stands before each path, so that it starts at the repository's root: `backend/`, or '' */
  readonly prefix: string;
  /** where a line stands in the commit that a reader is shown */
  readonly shownLine?: ShownLine;
}

/** Collects what a reviewer gets to read. */
export function reviewOf(result: Result, { changes, noBase, prefix, shownLine = asChecked }: ReviewOptions): Review {
  const shown = shownOf(result);
  const place = (span: Span): Place => placeOf(span, prefix, shownLine);
  const gone = (changes?.deployments ?? []).flatMap((change) => (change.kind === 'removed' ? [change.base] : []));
  return {
    version: 1,
    noBase: changes === null ? (noBase ?? '') : null,
    deployments: [
      ...result.subjects.map((subject) => reviewed(subject, changes, result, shown, place)),
      ...gone.map((subject) => removed(subject, shown)),
    ],
    findings: result.findings.map((finding) => found(finding, changes, shown, place)),
    fixed: changes?.fixed.length ?? 0,
    hidden: result.hidden,
    filesRead: result.coverage.filesRead,
    lookedFor: result.coverage.lookedFor,
    unknowns: unknowns(result, shown).map((group) => ({
      ...group,
      place: group.place === null ? null : prefix + group.place,
    })),
    notes: result.notes.map(({ file, line = null, message }) => ({
      place: { path: prefix + file, line, endLine: line },
      message,
    })),
  };
}

function placeOf({ source, start, end }: Span, prefix: string, shownLine: ShownLine): Place {
  const line = shownLine(source, source.position(start).line);
  const last = shownLine(source, source.position(end).line);
  return { path: prefix + source.path, line, endLine: line !== null && last !== null && last > line ? last : line };
}

function reviewed(
  subject: Subject,
  changes: Changes | null,
  { findings }: Result,
  shown: Shown,
  place: (span: Span) => Place,
): ReviewedDeployment {
  const { deployment, launch, capacity } = subject;
  const change = changeOf(subject, changes);
  const own = findings.filter((finding) => concerns(finding, subject));
  const before = change && 'base' in change ? change.base : null;
  const fixed = (changes?.fixed ?? []).filter((finding) => before !== null && concerns(finding, before));
  return {
    app: appPhrase(deployment, shown),
    environment: deployment.environment,
    condition: deployment.condition ? shown.words(deployment.condition.when) : null,
    change: change?.kind ?? null,
    plan: planPhrase(deployment, shown),
    launch: launch.refusal
      ? { kind: 'refused', why: shown.words(launch.refusal.message) }
      : { kind: 'starts', command: serversPhrase(launch, shown), assumed: launch.assumed },
    requests: capacity.unlimited === null ? valuePhrase(capacity.concurrency, shown) : 'no fixed limit',
    arithmetic: capacity.arithmetic ?? capacity.unlimited,
    findings: own.map(({ rule, severity }) => ({ rule, severity })),
    fixed: [...new Set(fixed.map(({ rule }) => rule))],
    memory: own.some(({ rule }) => rule === memoryOvercommit.name) ? memoryOf(subject) : null,
    values: change?.kind === 'changed' ? change.values : [],
    origins: originsOf(subject, shown, place),
    remarks: [
      ...launch.assumptions.map((text) => `assumed: ${shown.words(text)}`),
      ...deployment.joins.map(shown.words),
    ],
  };
}

function removed({ deployment }: Subject, shown: Shown): ReviewedDeployment {
  return {
    app: appPhrase(deployment, shown),
    environment: deployment.environment,
    condition: deployment.condition ? shown.words(deployment.condition.when) : null,
    change: 'removed',
    plan: '',
    launch: { kind: 'starts', command: '', assumed: false },
    requests: '',
    arithmetic: null,
    findings: [],
    fixed: [],
    memory: null,
    values: [],
    origins: [],
    remarks: [],
  };
}

function found(finding: Finding, changes: Changes | null, shown: Shown, place: (span: Span) => Place): ReviewedFinding {
  const { rule, severity, confidence, message, at, related, fix, environments, condition } = finding;
  return {
    rule,
    severity,
    confidence,
    isNew: changes?.added.includes(finding) === true,
    place: place(at),
    app: appsOf(finding),
    environments,
    condition: condition ? shown.words(condition) : null,
    message: shown.words(message),
    related: related.map((label) => ({ message: shown.words(label.message), place: place(label.at) })),
    fix: fix && {
      title: shown.words(fix.title),
      command: wholeCommand(finding, shown),
    },
  };
}

function memoryOf(subject: Subject): ReviewedDeployment['memory'] {
  const found = planMemory(subject);
  return found && { asked: Math.round(found.fit.askedMiB), left: Math.round(found.leftMiB) };
}

function changeOf(subject: Subject, changes: Changes | null): DeploymentChange | undefined {
  return changes?.deployments.find((change) => change.kind !== 'removed' && change.head === subject);
}

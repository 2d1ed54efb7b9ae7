import { createHash } from 'node:crypto';
import { knownString } from '../value/read.ts';
import { AS_DECLARED, type Permission, type Policy, type Verdict } from './policy.ts';
import type { Edit, Finding, Problem, Rule, Severity, Subject } from './rule.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export interface Findings {
  /** worst first, then by file and place */
  readonly findings: readonly Finding[];
  /** of pedantic rules that were not asked for */
  readonly hidden: number;
  /** what the policy allows, each with where it does */
  readonly allowed: readonly Allowed[];
}

/** A finding that is not reported because somebody wrote that it is all right. */
export interface Allowed {
  readonly finding: Finding;
  readonly by: Permission;
}

/** Asks every rule about every deployment. One problem is one finding, with all the environments that it holds for. */
export function findingsOf(
  subjects: readonly Subject[],
  rules: readonly Rule[],
  pedantic: boolean,
  policy: Policy = AS_DECLARED,
): Findings {
  const shown: Finding[] = [];
  const allowed: Allowed[] = [];
  let hidden = 0;
  for (const rule of rules) {
    const said = subjects.flatMap((subject) => saidOf(rule, subject, policy));
    const found = merge(
      rule,
      said.filter(({ by }) => by === null),
    );
    if (rule.audience === 'pedantic' && !pedantic) hidden += found.length;
    else shown.push(...found);
    for (const by of new Set(said.flatMap((one) => one.by ?? []))) {
      const own = said.filter((one) => one.by === by);
      allowed.push(...merge(rule, own).map((finding) => ({ finding, by })));
    }
  }
  return { findings: shown.sort(worstFirst), hidden, allowed };
}

interface Said {
  readonly subject: Subject;
  readonly problem: Problem;
  /** null: it is reported */
  readonly by: Permission | null;
}

/** What a rule says of a deployment, with the severity that the policy gives it. */
function saidOf(rule: Rule, subject: Subject, policy: Policy): readonly Said[] {
  const problems = rule.check(subject, (name) => policy.option(rule, name, subject));
  return problems.flatMap((problem) => judged(subject, problem, policy.judge(rule, problem, subject)));
}

function judged(subject: Subject, problem: Problem, verdict: Verdict): readonly Said[] {
  switch (verdict.kind) {
    case 'off':
      return [];
    case 'allowed':
      return [{ subject, problem, by: verdict.by }];
    case 'reported':
      return [{ subject, problem: verdict.severity ? { ...problem, severity: verdict.severity } : problem, by: null }];
  }
}

function merge(rule: Rule, said: readonly Said[]): readonly Finding[] {
  const groups = new Map<string, Said[]>();
  for (const one of said) {
    const { at, key } = one.problem;
    const place = `${at.source.path}\0${at.start}\0${key ?? ''}`;
    groups.set(place, [...(groups.get(place) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => oneFinding(rule, group) ?? []);
}

function oneFinding(rule: Rule, group: readonly Said[]): Finding | null {
  const severity = (one: Said): Severity => one.problem.severity ?? rule.severity;
  const [worst] = [...group].sort((first, second) => RANK[severity(first)] - RANK[severity(second)]);
  if (!worst) return null;
  const { problem, subject } = worst;
  return {
    ...problem,
    message: messageOf(worst, group),
    fix: problem.fix && { ...problem.fix, edit: agreedEdit(group) },
    rule: rule.name,
    severity: severity(worst),
    confidence: problem.confidence ?? rule.confidence,
    app: appName(subject),
    environments: [...new Set(group.map((one) => one.subject.deployment.environment))],
    subjects: [...new Set(group.map((one) => one.subject))],
    fingerprint: fingerprintOf(rule.name, problem),
  };
}

/** The edit that mends it in every environment; null where they ask for different ones. */
function agreedEdit(group: readonly Said[]): Edit | null {
  const [first, ...others] = group.map(({ problem }) => problem.fix?.edit ?? null);
  if (!first) return null;
  const same = others.every(
    (edit) =>
      edit?.text === first.text &&
      edit.at.source === first.at.source &&
      edit.at.start === first.at.start &&
      edit.at.end === first.at.end,
  );
  return same ? { ...first, safe: group.every(({ problem }) => problem.fix?.edit?.safe === true) } : null;
}

/** The worst one's message, and what is different in the other environments. */
function messageOf(worst: Said, group: readonly Said[]): string {
  const others = group.filter((one) => one.problem.message !== worst.problem.message);
  const lines = others.map(
    (one) => `In ${one.subject.deployment.environment ?? 'another deployment'}: ${firstLine(one.problem.message)}`,
  );
  return [worst.problem.message, ...new Set(lines)].join('\n');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}

export function appName({ deployment }: Subject): string {
  const slot = knownString(deployment.slot ?? undefined);
  const name =
    deployment.name.kind === 'string'
      ? deployment.name.text.pieces.map((piece) => (piece.unknown ? '…' : piece.text)).join('')
      : 'the site';
  return slot === undefined ? name : `${name}/${slot}`;
}

/** The rule, the file and the words at the place, not its line: a finding is the same one after lines were moved. */
export function fingerprintOf(rule: string, { at, key }: Pick<Problem, 'at' | 'key'>): string {
  const words = at.source.text.slice(at.start, at.end).replace(/\s+/g, ' ').trim();
  return createHash('sha256')
    .update([rule, at.source.path, words, key ?? ''].join('\0'))
    .digest('hex')
    .slice(0, 16);
}

/** The order in which findings are reported. */
export function worstFirst(first: Finding, second: Finding): number {
  return (
    RANK[first.severity] - RANK[second.severity] ||
    compare(first.at.source.path, second.at.source.path) ||
    first.at.start - second.at.start ||
    compare(first.rule, second.rule)
  );
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

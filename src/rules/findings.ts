import { createHash } from 'node:crypto';
import { serverProcess } from '../launch/launch.ts';
import { appName } from './app-name.ts';
import { messageText } from './message-text.ts';
import { AS_DECLARED, type Permission, type Policy, type Verdict } from './policy.ts';
import type { Edit, Finding, Problem, Rule, Severity, Subject } from './rule.ts';
import { alsoSetAt } from './same-command.ts';

export { appName };

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export interface Findings {
  /** worst first, then by file and place */
  readonly findings: readonly Finding[];
  /** of pedantic rules that were not asked for */
  readonly hidden: readonly Finding[];
  /** what the policy allows, each with where it does */
  readonly allowed: readonly Allowed[];
  /** of rules that the policy turns off there */
  readonly off: readonly Finding[];
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
  const findings: Finding[] = [];
  const hidden: Finding[] = [];
  const allowed: Allowed[] = [];
  const off: Finding[] = [];
  for (const rule of rules) {
    const said = subjects.flatMap((subject) => saidOf(rule, subject, policy));
    const of = (wanted: (verdict: Verdict) => boolean): readonly Finding[] =>
      merge(
        rule,
        said.filter(({ verdict }) => wanted(verdict)),
      );
    // A pedantic rule that the policy gives a severity is asked for there.
    const isAskedFor = ({ severity }: Reported): boolean =>
      rule.audience === 'default' || pedantic || severity !== null;
    findings.push(...of((verdict) => verdict.kind === 'reported' && isAskedFor(verdict)));
    hidden.push(...of((verdict) => verdict.kind === 'reported' && !isAskedFor(verdict)));
    off.push(...of(({ kind }) => kind === 'off'));
    const permissions = new Set(said.flatMap(({ verdict }) => (verdict.kind === 'allowed' ? [verdict.by] : [])));
    for (const by of permissions) {
      const own = of((verdict) => verdict.kind === 'allowed' && verdict.by === by);
      allowed.push(...own.map((finding) => ({ finding, by })));
    }
  }
  return { findings: findings.sort(worstFirst), hidden, allowed, off };
}

type Reported = Extract<Verdict, { kind: 'reported' }>;

interface Said {
  readonly subject: Subject;
  readonly problem: Problem;
  readonly message: string;
  readonly verdict: Verdict;
}

/** What a rule says of a deployment, with what the policy decides about it. */
function saidOf(rule: Rule, subject: Subject, policy: Policy): readonly Said[] {
  const problems = rule.check(subject, (name) => policy.option(rule, name, subject));
  return problems.map((problem) => ({
    subject,
    problem: {
      ...problem,
      condition: problem.condition ?? serverProcess(subject.launch)?.condition ?? null,
      related: [...problem.related, ...alsoSetAt(subject, problem)],
    },
    message: messageText(rule, problem),
    verdict: policy.judge(rule, problem, subject),
  }));
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
  const severity = ({ verdict, problem }: Said): Severity =>
    (verdict.kind === 'reported' ? verdict.severity : null) ?? problem.severity ?? rule.severity;
  const [worst] = [...group].sort((first, second) => RANK[severity(first)] - RANK[severity(second)]);
  if (!worst) return null;
  const { id: _id, facts: _facts, ...problem } = worst.problem;
  const { subject } = worst;
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
    // Worked out where it is asked for: most reports don't show it.
    get fingerprint() {
      return fingerprintOf(rule.name, problem);
    },
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
  const others = group.filter((one) => one.message !== worst.message);
  const lines = others.map(
    (one) =>
      `In ${one.subject.deployment.environment ?? 'another deployment'}: ${otherLine(one.message, worst.message)}`,
  );
  return [worst.message, ...new Set(lines)].join('\n');
}

/** The first line of a message that isn't said already. */
function otherLine(text: string, said: string): string {
  const known = said.split('\n');
  return text.split('\n').find((line) => !known.includes(line)) ?? text;
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

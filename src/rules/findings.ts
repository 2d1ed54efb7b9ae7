import { createHash } from 'node:crypto';
import { knownString } from '../value/read.ts';
import type { Finding, Problem, Rule, Severity, Subject } from './rule.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export interface Findings {
  /** worst first, then by file and place */
  readonly findings: readonly Finding[];
  /** of pedantic rules that were not asked for */
  readonly hidden: number;
}

/** Asks every rule about every deployment. One problem is one finding, with all the environments that it holds for. */
export function findingsOf(subjects: readonly Subject[], rules: readonly Rule[], pedantic: boolean): Findings {
  const shown: Finding[] = [];
  let hidden = 0;
  for (const rule of rules) {
    const found = merge(
      rule,
      subjects.flatMap((subject) => rule.check(subject).map((problem) => ({ subject, problem }))),
    );
    if (rule.audience === 'pedantic' && !pedantic) hidden += found.length;
    else shown.push(...found);
  }
  return { findings: shown.sort(worstFirst), hidden };
}

interface Said {
  readonly subject: Subject;
  readonly problem: Problem;
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
    rule: rule.name,
    severity: severity(worst),
    confidence: problem.confidence ?? rule.confidence,
    app: appName(subject),
    environments: [...new Set(group.map((one) => one.subject.deployment.environment))],
    fingerprint: fingerprint(rule, problem),
  };
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
function fingerprint(rule: Rule, { at, key }: Problem): string {
  const words = at.source.text.slice(at.start, at.end).replace(/\s+/g, ' ').trim();
  return createHash('sha256')
    .update([rule.name, at.source.path, words, key ?? ''].join('\0'))
    .digest('hex')
    .slice(0, 16);
}

function worstFirst(first: Finding, second: Finding): number {
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

import type { Finding, Rule } from '../rules/rule.ts';
import { UsageError } from '../workspace/usage-error.ts';

/** Findings that a project had when it took up the check: they are not reported. */
export interface Baseline {
  /** the file, as the user named it */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
}

/** One of them. It holds no words of the repository but a path. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
}

/** What a baseline did in a run. */
export interface Known {
  readonly file: string;
  /** findings that are not reported because they are in it */
  readonly count: number;
  /** entries that nothing is found for any more */
  readonly gone: readonly BaselineEntry[];
}

/**
 * Takes out the findings that a baseline knows: each entry stands for one, so that a second mistake of the same words is
 * reported.
 * @param asked the rules that were asked for: an entry of another says nothing
 */
export function withoutKnown(
  findings: readonly Finding[],
  { file, entries }: Baseline,
  asked: (rule: string) => boolean,
): { readonly findings: readonly Finding[]; readonly known: Known } {
  const left = new Map<string, BaselineEntry[]>();
  for (const entry of entries) left.set(keyOf(entry), [...(left.get(keyOf(entry)) ?? []), entry]);
  const kept = findings.filter(
    ({ rule, fingerprint, at }) => !left.get(keyOf({ rule, fingerprint, file: at.source.path }))?.pop(),
  );
  const gone = [...left.values()].flat().filter(({ rule }) => asked(rule));
  return { findings: kept, known: { file, count: findings.length - kept.length, gone } };
}

/** Whether a run reports a rule's findings. */
export function isAsked(rules: readonly Rule[], pedantic: boolean): (rule: string) => boolean {
  return (name) => pedantic || rules.find((rule) => rule.name === name)?.audience !== 'pedantic';
}

function keyOf({ rule, file, fingerprint }: BaselineEntry): string {
  return [rule, file, fingerprint].join('\0');
}

/** The baseline of a run's findings, as a file: an entry a line, in an order that later ones don't disturb. */
export function baselineText(findings: readonly Finding[]): string {
  const lines = findings
    .map(({ rule, fingerprint, at }) => JSON.stringify({ rule, file: at.source.path, fingerprint }))
    .sort();
  return `{\n  "version": 1,\n  "findings": [${lines.map((line) => `\n    ${line}`).join(',')}${lines.length > 0 ? '\n  ' : ''}]\n}\n`;
}

/**
 * Reads a baseline file.
 * @throws UsageError where it is none
 */
export function readBaseline(file: string, text: string): Baseline {
  const wrong = (why: string): UsageError =>
    new UsageError(`${file}: ${why}; --update-baseline writes a baseline that can be read.`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw wrong('this is not valid JSON');
  }
  if (!isObject(document) || !Array.isArray(document['findings'])) throw wrong('this is no baseline');
  if (document['version'] !== 1) throw wrong('this is a baseline of another version');
  const items: readonly unknown[] = document['findings'];
  const entries = items.map((item, index) => {
    const entry = entryOf(item);
    if (entry === null) throw wrong(`entry ${index + 1} is not as it has to be`);
    return entry;
  });
  return { file, entries };
}

function entryOf(item: unknown): BaselineEntry | null {
  if (!isObject(item)) return null;
  const { rule, file, fingerprint } = item;
  return typeof rule === 'string' && typeof file === 'string' && typeof fingerprint === 'string'
    ? { rule, file, fingerprint }
    : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

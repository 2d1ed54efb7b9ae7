import type { Result } from '../result.ts';
import type { Finding, Severity } from '../rules/rule.ts';

/**
 * Whether edits did what they were made for: each finding is gone, there are fewer than before, the worst counted first, and
 * nothing that was known before is unknown now. A run is never made to look better by breaking a file.
 */
export function isBetter(before: Result, after: Result, mended: readonly Finding[]): boolean {
  if (after.subjects.length < before.subjects.length || unknownsOf(after) > unknownsOf(before)) return false;
  if (!isFewer(before.findings, after.findings)) return false;
  const rules = new Set(mended.map(({ rule }) => rule));
  return [...rules].every((name) => {
    const of = (findings: readonly Finding[]): number => findings.filter(({ rule }) => rule === name).length;
    return of(after.findings) <= of(before.findings) - of(mended);
  });
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

function isFewer(before: readonly Finding[], after: readonly Finding[]): boolean {
  for (const severity of SEVERITIES) {
    const of = (findings: readonly Finding[]): number => findings.filter((one) => one.severity === severity).length;
    if (of(before) !== of(after)) return of(after) < of(before);
  }
  return false;
}

function unknownsOf({ notes, coverage, subjects }: Result): number {
  const launches = subjects.reduce((sum, { launch }) => sum + launch.unknowns.length, 0);
  return notes.length + coverage.unknown.length + launches;
}

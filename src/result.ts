import type { Allowed } from './rules/findings.ts';
import type { Finding, Subject } from './rules/rule.ts';
import type { Known } from './suppress/baseline.ts';
import type { CoverageNote } from './surfaces/facts.ts';
import type { Note } from './workspace/workspace.ts';

/** All that a run has worked out: what every report is made from. */
export interface Result {
  readonly subjects: readonly Subject[];
  /** worst first, then by file and line */
  readonly findings: readonly Finding[];
  /** findings that a comment or the config file allows */
  readonly allowed: readonly Allowed[];
  /** what the baseline left out; null without one */
  readonly known: Known | null;
  /** findings of pedantic rules that were not asked for */
  readonly hidden: number;
  /** files that could not be read or parsed */
  readonly notes: readonly Note[];
  readonly coverage: Coverage;
}

export interface Coverage {
  readonly filesRead: number;
  readonly unknown: readonly CoverageNote[];
  /** what was looked for, as a person would say it: for the run that finds nothing */
  readonly lookedFor: readonly string[];
}

import type { Result } from '../result.ts';
import type { Severity } from '../rules/rule.ts';

export const FAIL_ON = ['error', 'warning', 'note', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 };

/** Whether a run fails: it has a finding that is as bad as `failOn`, or worse. */
export function fails({ findings }: Result, failOn: FailOn): boolean {
  return failOn !== 'never' && findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
}

import type { Span } from '../text/source.ts';
import type { Problem, Rule, Severity, Subject } from './rule.ts';

/** What the owners of a repository decide about the rules: how bad each is where, and what is allowed. */
export interface Policy {
  judge(rule: Rule, problem: Problem, subject: Subject): Verdict;
  /** the value of a rule's option for a deployment */
  option(rule: Rule, name: string, subject: Subject): number;
  /** how bad a finding in a file is that belongs to no deployment (about a comment); null: as its rule says */
  severityAt(rule: Rule, path: string): Severity | 'off' | null;
  /** everything that it may allow something by, used or not */
  readonly permissions: readonly Permission[];
}

export type Verdict =
  | { readonly kind: 'off' }
  /** `severity` null: as the rule says */
  | { readonly kind: 'reported'; readonly severity: Severity | null }
  | { readonly kind: 'allowed'; readonly by: Permission };

/** Where somebody wrote that a finding is all right, and why. */
export interface Permission {
  readonly kind: 'comment' | 'config';
  readonly at: Span;
  readonly because: string | null;
}

/** Every rule as it declares itself: the policy of a repository that decides nothing. */
export const AS_DECLARED: Policy = {
  judge: () => ({ kind: 'reported', severity: null }),
  option: (rule, name) => declaredOption(rule, name).default,
  severityAt: () => null,
  permissions: [],
};

/** @throws for an option that the rule doesn't declare */
export function declaredOption(rule: Rule, name: string) {
  const option = rule.options?.find((candidate) => candidate.name === name);
  if (!option) throw new Error(`rule ${rule.name} declares no option "${name}"`);
  return option;
}

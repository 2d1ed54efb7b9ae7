import type { Span } from '../text/source.ts';
import { fingerprintOf } from './findings.ts';
import type { Policy } from './policy.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** A finding that belongs to the repository and to no deployment; not shown where its rule is pedantic and wasn't asked for. */
export interface RepositoryFinding {
  readonly finding: Finding;
  readonly shown: boolean;
}

export interface Said {
  readonly at: Span;
  readonly message: string;
  readonly fix: Fix | null;
}

/** What a rule says of a place in the repository; nothing where the policy turns it off there. */
export function repositoryFinding(
  rule: Rule,
  { policy, pedantic }: { readonly policy: Policy; readonly pedantic: boolean },
  said: Said,
): readonly RepositoryFinding[] {
  const decided = policy.severityAt(rule, said.at.source.path);
  if (decided === 'off') return [];
  const finding: Finding = {
    ...said,
    related: [],
    rule: rule.name,
    severity: decided ?? rule.severity,
    confidence: rule.confidence,
    app: 'this repository',
    environments: [],
    subjects: [],
    fingerprint: fingerprintOf(rule.name, said),
  };
  return [{ finding, shown: decided !== null || rule.audience === 'default' || pedantic }];
}

import type { Result } from '../result.ts';
import type { Confidence, Finding, Severity } from '../rules/rule.ts';
import { tally } from './coverage.ts';
import { type CoverageJson, coverageJson, type DeploymentJson, deploymentJson } from './deployment-json.ts';
import { type Shown, shownOf } from './hidden.ts';
import { printedJson, type Range, rangeJson } from './value-json.ts';

/** `lint --format json`, and the Action's report; its schema is `docs/lint.schema.json`. */
export interface LintJson {
  readonly version: 1;
  readonly findings: readonly FindingJson[];
  /** how many findings there are of each severity, how many more the pedantic rules have, and how many somebody allows */
  readonly counts: Readonly<Record<Severity | 'pedantic' | 'allowed', number>>;
  readonly deployments: readonly DeploymentJson[];
  readonly coverage: CoverageJson;
}

export interface FindingJson extends Range {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly app: string;
  readonly environments: readonly (string | null)[];
  /** it holds only then */
  readonly condition?: string;
  readonly related: readonly ({ readonly message: string } & Range)[];
  readonly fix: {
    readonly title: string;
    readonly command: string | null;
    readonly edit: ({ readonly text: string; readonly safe: boolean } & Range) | null;
  } | null;
  readonly fingerprint: string;
}

export function lintJson(result: Result): string {
  const shown = shownOf(result);
  const document: LintJson = {
    version: 1,
    findings: result.findings.map((finding) => findingJson(finding, shown)),
    counts: { ...tally(result), pedantic: result.hidden, allowed: result.allowed.length },
    deployments: result.subjects.map((subject) => deploymentJson(subject, shown)),
    coverage: coverageJson(result, shown),
  };
  return printedJson(document);
}

function findingJson(finding: Finding, shown: Shown): FindingJson {
  const { rule, severity, confidence, message, at, app, environments, condition, related, fix, fingerprint } = finding;
  return {
    rule,
    severity,
    confidence,
    message: shown.words(message),
    ...rangeJson(at),
    app,
    environments,
    ...(condition ? { condition: shown.words(condition) } : {}),
    related: related.map((label) => ({ message: shown.words(label.message), ...rangeJson(label.at) })),
    fix: fix && {
      title: shown.words(fix.title),
      command: fix.command === null ? null : shown.words(fix.command),
      // An edit that had to be masked would write the mask.
      edit:
        fix.edit && shown.words(fix.edit.text) === fix.edit.text
          ? { text: fix.edit.text, safe: fix.edit.safe, ...rangeJson(fix.edit.at) }
          : null,
    },
    fingerprint,
  };
}

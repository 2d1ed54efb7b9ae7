import type { Result } from '../result.ts';
import type { Severity } from '../rules/rule.ts';
import { cleanOneLine } from './clean.ts';
import { shownOf } from './hidden.ts';
import { printedJson } from './value-json.ts';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', note: 'info' };

/**
 * The findings as GitLab's Code Quality report.
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function gitlabReport(result: Result, prefix: string): string {
  const shown = shownOf(result);
  const seen = new Map<string, number>();
  return printedJson(
    result.findings.map(({ rule, severity, message, at, fingerprint }) => {
      // GitLab drops a finding whose fingerprint another one has.
      const nth = (seen.get(fingerprint) ?? 0) + 1;
      seen.set(fingerprint, nth);
      const [from, to] = [at.source.position(at.start), at.source.position(at.end)];
      return {
        description: cleanOneLine(shown.words(message)),
        check_name: rule,
        fingerprint: nth === 1 ? fingerprint : `${fingerprint}-${nth}`,
        severity: SEVERITY[severity],
        location: { path: prefix + at.source.path, lines: { begin: from.line, end: to.line } },
      };
    }),
  );
}

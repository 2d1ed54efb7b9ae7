import type { Result } from '../result.ts';
import type { Finding, Subject } from '../rules/rule.ts';
import { placeName } from '../text/source.ts';
import { clean, cleanLines } from './clean.ts';
import { concerns } from './concerns.ts';
import { type Shown, shownOf } from './hidden.ts';
import { appPhrase, capacityPhrase } from './phrase.ts';

/**
 * The findings as a JUnit test report: each finding a failed test (a note a skipped one), each deployment of which nothing
 * is said a passed one. The form that Jenkins, GitLab and Azure Pipelines read.
 * @see https://github.com/testmoapp/junitxml
 */
export function junitReport(result: Result, prefix: string): string {
  const shown = shownOf(result);
  const quiet = result.subjects.filter((subject) => !result.findings.some((finding) => concerns(finding, subject)));
  const failed = result.findings.filter(({ severity }) => severity !== 'note').length;
  const skipped = result.findings.length - failed;
  const counts = `tests="${result.findings.length + quiet.length}" failures="${failed}" skipped="${skipped}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gunicorn-plan-lint" ${counts}>`,
    `  <testsuite name="gunicorn-plan-lint" ${counts}>`,
    ...result.findings.flatMap((finding) => findingCase(finding, prefix, shown)),
    ...quiet.map((subject) => passedCase(subject, prefix, shown)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function findingCase(finding: Finding, prefix: string, shown: Shown): readonly string[] {
  const { rule, severity, message, at, environments, app, fix } = finding;
  const [headline = ''] = cleanLines(shown.words(message));
  const place = prefix + placeName(at);
  const named = environments.filter((environment) => environment !== null);
  const body = [
    place,
    ...cleanLines(shown.words(message)),
    ...(named.length > 0 ? [`Holds for: ${clean(named.join(', '))}`] : []),
    ...(fix?.command ? [`${clean(shown.words(fix.title))}:`, ...cleanLines(shown.words(fix.command))] : []),
  ].join('\n');
  const kind = severity === 'note' ? 'skipped' : 'failure';
  const type = severity === 'note' ? '' : ` type="${severity}"`;
  return [
    `    <testcase classname="${xml(rule)}" name="${xml(`${app}: ${place}`)}" file="${xml(prefix + at.source.path)}">`,
    `      <${kind} message="${xml(headline)}"${type}>${xml(body)}</${kind}>`,
    '    </testcase>',
  ];
}

function passedCase(subject: Subject, prefix: string, shown: Shown): string {
  const { deployment } = subject;
  const environment = deployment.environment === null ? '' : ` (${deployment.environment})`;
  const name = `${appPhrase(deployment, shown)}${environment}: ${capacityPhrase(subject, shown)}`;
  return `    <testcase classname="deployment" name="${xml(name)}" file="${xml(prefix + deployment.span.source.path)}"/>`;
}

/** XML 1.0 has no control characters at all, not even as references: `clean` has named them. */
function xml(text: string): string {
  return text
    .split('\n')
    .map(clean)
    .join('\n')
    .replace(/[&<>"\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

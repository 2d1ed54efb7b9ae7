import type { Result } from '../result.ts';
import type { Finding, Severity } from '../rules/rule.ts';
import type { Span } from '../text/source.ts';
import { clean, cleanLines, cleanOneLine } from './clean.ts';
import { tallyPhrase } from './coverage.ts';
import { type Shown, shownOf } from './hidden.ts';
import { count } from './phrase.ts';
import { asChecked, type ShownLine } from './shown-line.ts';
import { wholeCommand } from './whole-command.ts';

/**
 * GitHub shows the first ten errors, warnings and notices of a step, and cuts a message at 4,096 characters
 * (actions/runner, `ExecutionContext.cs`: `_maxCountPerIssueType`, `_maxIssueMessageLength`).
 */
const MOST_OF_A_KIND = 10;
const LONGEST_MESSAGE = 4000;

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * One workflow command a finding, worst first, at most as many as GitHub shows; then one line for people.
 * @param prefix what stands before each path, so that it starts at the repository's root: `backend/` or ''
 * @param kept how many findings there are besides, that were there before
 * @param shownLine where a line stands in the commit that the annotations are shown on
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(result: Result, prefix: string, shownLine: ShownLine = asChecked, kept = 0): string {
  const shown = shownOf(result);
  const emitted = { error: 0, warning: 0, note: 0 };
  const lines: string[] = [];
  for (const finding of result.findings) {
    if (emitted[finding.severity]++ < MOST_OF_A_KIND) lines.push(annotation(finding, prefix, shown, shownLine));
  }
  const left = result.findings.length - lines.length;
  const more = left > 0 ? `; ${count(left, 'finding')} not annotated: GitHub shows ${MOST_OF_A_KIND} of a kind` : '';
  const before = kept > 0 ? ` besides ${count(kept, 'finding')} from before` : '';
  lines.push(
    `gunicorn-plan-lint: ${tallyPhrase(result)}${before} in ${count(result.subjects.length, 'deployment')}${more}`,
  );
  return `${lines.join('\n')}\n`;
}

function annotation(finding: Finding, prefix: string, shown: Shown, shownLine: ShownLine): string {
  const properties = {
    file: clean(prefix + finding.at.source.path),
    ...place(finding.at, shownLine),
    title: cleanOneLine(`${finding.rule}: ${finding.app}`),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${COMMAND[finding.severity]} ${written.join(',')}::${escapedData(messageOf(finding, prefix, shown, shownLine))}`;
}

/** GitHub takes columns only where a finding stands on one line, and shows nothing for one that reaches to a file's end. */
function place({ source, start, end }: Span, shownLine: ShownLine): object {
  const from = source.position(start);
  const to = source.position(end);
  const line = shownLine(source, from.line);
  if (line === null) return {};
  if (from.line === to.line) {
    return { line, endLine: line, col: from.column, endColumn: Math.max(to.column, from.column + 1) };
  }
  const last = shownLine(source, to.column === 1 ? to.line - 1 : to.line);
  return { line, endLine: last !== null && last >= line ? last : line };
}

function messageOf(finding: Finding, prefix: string, shown: Shown, shownLine: ShownLine): string {
  const named = finding.environments.filter((environment) => environment !== null);
  const { fix } = finding;
  const lines = [
    ...cleanLines(shown.words(finding.message)),
    ...finding.related.map(({ message, at }) => {
      const line = shownLine(at.source, at.source.position(at.start).line);
      const file = clean(prefix + at.source.path);
      return `${line === null ? file : `${file}:${line}`}: ${cleanOneLine(shown.words(message))}`;
    }),
    ...(finding.condition ? [`Only if: ${cleanOneLine(shown.words(finding.condition))}`] : []),
    ...(named.length > 0 ? [`Holds for: ${cleanOneLine(named.join(', '))}`] : []),
    ...(fix
      ? [`Mend: ${cleanOneLine(shown.words(fix.title))}`, ...cleanLines(wholeCommand(finding, shown) ?? '')]
      : []),
  ];
  const message = lines.join('\n').trimEnd();
  return message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
}

/** As `@actions/core` escapes a command's message. */
export function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As `@actions/core` escapes a command's property. */
export function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

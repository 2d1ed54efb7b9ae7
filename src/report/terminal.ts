import type { Result } from '../result.ts';
import type { Finding, Label } from '../rules/rule.ts';
import { placeName, type Span } from '../text/source.ts';
import { clean, cleanLines, cleanOneLine, withoutWorkflowCommands } from './clean.ts';
import type { Paint } from './colour.ts';
import { appsOf } from './concerns.ts';
import { coveragePhrase, leftOutPhrases, tally, tallyPhrase, unknowns } from './coverage.ts';
import { type Excerpt, excerpt } from './excerpt.ts';
import { type Shown, shownOf } from './hidden.ts';
import { appPhrase, capacityPhrase, count, launchPhrase, planPhrase } from './phrase.ts';
import { unreadLines } from './unread-lines.ts';
import { wholeCommand } from './whole-command.ts';
import { wrap } from './wrap.ts';

export interface TerminalOptions {
  readonly paint: Paint;
  /** what stands before each path, so that it can be opened from where the user is: `examples/slow-flask/` or '' */
  readonly prefix: string;
  /** where sentences are broken; null: nowhere */
  readonly columns: number | null;
}

const MOST_LINES = 20;

/** The findings of a run with the lines they stand on, then what starts where, then what was read and what isn't known. */
export function terminalReport(result: Result, options: TerminalOptions): string {
  const shown = shownOf(result);
  const blocks = [
    ...result.findings.map((finding) => findingBlock(finding, shown, options)),
    ...(result.notes.length > 0 ? [unreadLines(result.notes, options)] : []),
    result.subjects.length > 0 ? deploymentsBlock(result, shown, options) : nothingFound(result),
    closingBlock(result, shown, options),
  ];
  return withoutWorkflowCommands(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

export function findingBlock(
  finding: Finding,
  shown: Shown,
  { paint, prefix, columns }: TerminalOptions,
): readonly string[] {
  const [headline = '', ...reasons] = cleanLines(shown.words(finding.message));
  const places = [{ at: finding.at, message: '' }, ...finding.related];
  const excerpts = places.map(({ at }) => excerpt(at, shown));
  const gutter = Math.max(...excerpts.map(({ number }) => String(number).length));
  const blank = ' '.repeat(gutter);
  const bar = paint.frame(`${blank} |`);
  const title = `${finding.severity}[${finding.rule}]`;
  const [start = '', ...more] = wrap(`${title}: ${headline}`, columns);
  const lines = [
    `${paint.severity(finding.severity, title)}${paint.strong(start.slice(title.length))}`,
    ...more.map((line) => paint.strong(`  ${line}`)),
  ];
  places.forEach((place, index) => {
    const mark = index === 0 ? '^' : '-';
    const shownLine = excerpts[index];
    if (!shownLine) return;
    lines.push(`${blank}${paint.frame('-->')} ${prefix}${position(place.at)}`, bar);
    lines.push(`${paint.frame(`${String(shownLine.number).padStart(gutter)} |`)} ${shownLine.text}`);
    const under = underline(shownLine, mark, place, shown);
    lines.push(`${bar} ${index === 0 ? paint.severity(finding.severity, under) : paint.frame(under)}`);
  });
  lines.push(bar);
  const say = (text: string, label = '') => {
    const [said = '', ...rest] = wrap(label + text, columns === null ? null : columns - gutter - 3);
    const painted = paint.strong(label) + said.slice(label.length);
    lines.push(`${paint.frame(`${blank} =`)} ${painted}`, ...rest.map((line) => `${blank}   ${line}`));
  };
  for (const reason of reasons) if (reason.trim() !== '') say(reason);
  if (finding.condition) say(`only if: ${cleanOneLine(shown.words(finding.condition))}`);
  if (finding.confidence !== 'high') say(`confidence: ${finding.confidence}`);
  // One command that is checked alone holds for nothing but itself.
  if (finding.app !== finding.at.source.path) say(`holds for: ${holdsFor(finding)}`);
  if (finding.fix) {
    say(` ${cleanOneLine(shown.words(finding.fix.title))}`, 'mend:');
    const command = wholeCommand(finding, shown);
    if (command) lines.push(...cleanLines(command).map((line) => `${blank}     ${paint.command(line)}`));
  }
  return lines;
}

function underline({ indent, length }: Excerpt, mark: string, { message }: Label, shown: Shown): string {
  const label = message === '' ? '' : ` ${cleanOneLine(shown.words(message))}`;
  return `${' '.repeat(indent)}${mark.repeat(length)}${label}`;
}

function position(at: Span): string {
  return clean(`${placeName(at)}:${at.source.position(at.start).column}`);
}

function holdsFor(finding: Finding): string {
  const app = appsOf(finding);
  const named = finding.environments.filter((environment) => environment !== null);
  return cleanOneLine(named.length === 0 ? app : `${app} in ${named.join(', ')}`);
}

function deploymentsBlock(result: Result, shown: Shown, { paint }: TerminalOptions): readonly string[] {
  const lines = result.subjects.slice(0, MOST_LINES).map((subject) => {
    const { deployment, launch } = subject;
    const environment = deployment.environment === null ? '' : ` (${cleanOneLine(deployment.environment)})`;
    const condition = deployment.condition ? `, if ${cleanOneLine(shown.words(deployment.condition.when))}` : '';
    const name = paint.strong(`${appPhrase(deployment, shown)}${environment}`);
    const starts = launch.refusal
      ? `doesn't start: ${cleanOneLine(shown.words(launch.refusal.message))}`
      : capacityPhrase(subject, shown);
    return `${name} on ${planPhrase(deployment, shown)}, ${launchPhrase(launch)}${condition}: ${starts}`;
  });
  const more = result.subjects.length - MOST_LINES;
  return more > 0 ? [...lines, `and ${count(more, 'more deployment')}: inspect shows all`] : lines;
}

function nothingFound({ coverage }: Result): readonly string[] {
  return [
    'No Python app on Azure App Service was found here. Looked for:',
    ...coverage.lookedFor.map((what) => `  - ${cleanOneLine(what)}`),
  ];
}

export function closingBlock(result: Result, shown: Shown, { paint, prefix }: TerminalOptions): readonly string[] {
  const groups = unknowns(result, shown);
  const found = tally(result);
  const worst = found.error > 0 ? 'error' : found.warning > 0 ? 'warning' : found.note > 0 ? 'note' : null;
  const counted = worst === null ? paint.good(tallyPhrase(result)) : paint.severity(worst, tallyPhrase(result));
  const hidden = [...leftOutPhrases(result), ...(result.hidden > 0 ? [`${result.hidden} more with --pedantic`] : [])];
  const lines = groups.slice(0, MOST_LINES).map(({ reason, count: times, place }) => {
    const often = times > 1 ? `${times} × ` : '';
    return paint.faint(`  unknown: ${often}${reason}${place === null ? '' : ` (${prefix}${clean(place)})`}`);
  });
  const more = groups.length - MOST_LINES;
  return [
    [counted, coveragePhrase(result, groups), ...hidden].join('; '),
    ...lines,
    ...(more > 0 ? [paint.faint(`  and ${count(more, 'more reason')}: inspect shows all`)] : []),
  ];
}

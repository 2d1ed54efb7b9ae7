import type { Result } from '../result.ts';
import type { Finding, Subject } from '../rules/rule.ts';
import { placeName } from '../text/source.ts';
import { concerns } from './concerns.ts';
import { coveragePhrase, tallyPhrase, unknowns } from './coverage.ts';
import { type Shown, shownOf } from './hidden.ts';
import { code, prose, tableRow } from './markdown.ts';
import { appPhrase, count, planPhrase, serversPhrase, valuePhrase } from './phrase.ts';

/** GitHub drops a step's summary over 1 MiB whole (actions/runner, `FileCommandManager.cs`); some room is left for the closing lines. */
const MOST_BYTES = 1024 * 1024 - 8 * 1024;
const LONGEST_CELL = 300;

const TITLES = ['App', 'Environment', 'Plan', 'Launch', 'Requests at once', 'Findings'];
const FINDING_TITLES = ['', 'Finding', 'Where', 'What to do'];
const BADGE = { error: 'error', warning: 'warning', note: 'note' } as const;

/** The job's summary, in GitHub's Markdown: a row for each deployment, one for each finding, and what isn't known. */
export function summaryReport(result: Result): string {
  const shown = shownOf(result);
  const groups = unknowns(result, shown);
  if (result.subjects.length === 0) {
    return [
      '## gunicorn-plan-lint',
      '',
      'No Python app on Azure App Service was found in this repository, so there is nothing to check. Looked for:',
      '',
      ...result.coverage.lookedFor.map((what) => `- ${prose(what)}`),
      '',
      `${count(result.coverage.filesRead, 'file')} read.`,
      ...unread(result),
      '',
    ].join('\n');
  }
  const closing = [
    '',
    `${tallyPhrase(result)}; ${coveragePhrase(result, groups)}${result.hidden > 0 ? `; ${result.hidden} more with \`pedantic: true\`` : ''}.`,
    ...(groups.length > 0
      ? [
          '',
          ...groups.slice(0, 20).map(({ reason, count: times, place }) => {
            return `- unknown: ${times > 1 ? `${times} × ` : ''}${prose(short(reason))}${place === null ? '' : ` (${code(place)})`}`;
          }),
        ]
      : []),
    ...unread(result),
    '',
  ];
  const room = new Room(MOST_BYTES);
  const lines = ['## gunicorn-plan-lint', '', ...table(TITLES)];
  lines.push(
    ...room.take(result.subjects, (subject) => deploymentRow(subject, result, shown), 'deployment', TITLES.length),
  );
  if (result.findings.length > 0) {
    lines.push('', ...table(FINDING_TITLES));
    lines.push(
      ...room.take(result.findings, (finding) => findingRow(finding, shown), 'finding', FINDING_TITLES.length),
    );
  }
  return [...lines, ...closing].join('\n');
}

function table(titles: readonly string[]): readonly string[] {
  return [tableRow(titles), tableRow(titles.map(() => '---'))];
}

function deploymentRow(subject: Subject, { findings }: Result, shown: Shown): string {
  const { deployment, launch, capacity } = subject;
  const app = appPhrase(deployment, shown);
  const own = findings.filter((finding) => concerns(finding, subject));
  const requests =
    capacity.concurrency.kind === 'number'
      ? `**${capacity.concurrency.value}**`
      : prose(short(valuePhrase(capacity.concurrency, shown)));
  const sum = capacity.arithmetic === null ? '' : `<br>${prose(capacity.arithmetic)}`;
  return tableRow([
    code(short(app)),
    deployment.environment === null ? '' : code(short(deployment.environment)),
    prose(short(planPhrase(deployment, shown))),
    launch.refusal
      ? `doesn&#39;t start: ${prose(short(launch.refusal.message))}`
      : `${launch.assumed ? 'if none is set on the site: ' : ''}${code(short(serversPhrase(launch, shown)))}`,
    `${requests}${sum}`,
    own.length === 0
      ? ''
      : [...new Set(own.map(({ rule, severity }) => `${BADGE[severity]}: ${code(rule)}`))].join('<br>'),
  ]);
}

function findingRow({ rule, severity, message, at, fix }: Finding, shown: Shown): string {
  const [headline = ''] = shown.words(message).split('\n');
  const mend = fix
    ? `${prose(shown.words(fix.title))}${fix.command ? `<br>${code(short(shown.words(fix.command)))}` : ''}`
    : '';
  return tableRow([BADGE[severity], `${code(rule)}<br>${prose(short(headline))}`, code(placeName(at)), mend]);
}

function unread({ notes }: Result): readonly string[] {
  if (notes.length === 0) return [];
  const lines = notes.slice(0, 20).map(({ file, line, message }) => {
    return `- not read: ${code(line === undefined ? file : `${file}:${line}`)} ${prose(short(message))}`;
  });
  return ['', ...lines, ...(notes.length > 20 ? [`- and ${count(notes.length - 20, 'more file')}`] : [])];
}

function short(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

/** Hands out rows as long as their bytes fit, and says how many did not. */
class Room {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  take<T>(items: readonly T[], row: (item: T) => string, noun: string, columns: number): readonly string[] {
    const rows: string[] = [];
    for (const item of items) {
      const text = row(item);
      const bytes = Buffer.byteLength(text) + 1;
      if (bytes > this.#left) {
        const more = `and ${count(items.length - rows.length, `more ${noun}`)}, in the report`;
        return [...rows, tableRow([more, ...Array.from({ length: columns - 1 }, () => '')])];
      }
      this.#left -= bytes;
      rows.push(text);
    }
    return rows;
  }
}

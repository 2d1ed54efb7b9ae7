import type { Result } from '../../result.ts';
import type { Subject } from '../../rules/rule.ts';
import type { Changes, DeploymentChange, ValueChange } from '../changes.ts';
import { concerns } from '../concerns.ts';
import type { Shown } from '../hidden.ts';
import { code, prose, tableHead, tableRow } from '../markdown.ts';
import { appPhrase, planPhrase, serversPhrase, valuePhrase } from '../phrase.ts';
import type { Room } from './room.ts';
import { SIGN } from './verdict.ts';

const TITLES = ['App', 'Environment', 'Plan', 'Launch', 'Requests at once', 'Findings'];
const CHANGE_TITLES = ['App', 'Value', 'Before', 'After'];
const LONGEST_CELL = 300;

/** A row for each deployment; a value that the change sets differently shows what it was. */
export function deploymentsTable(result: Result, changes: Changes | null, shown: Shown, room: Room): readonly string[] {
  const removed = (changes?.deployments ?? []).flatMap((change) => (change.kind === 'removed' ? [change.base] : []));
  const rows = [
    ...result.subjects.map((subject) => ({ subject, change: changeOf(subject, changes) })),
    ...removed.map((subject) => ({ subject, change: undefined })),
  ];
  const row = ({ subject, change }: (typeof rows)[number]) =>
    removed.includes(subject) ? removedRow(subject, shown) : deploymentRow(subject, change, result, shown);
  return [...tableHead(TITLES), ...room.rows(rows, row, 'deployment', TITLES.length)];
}

/** Everything that runs differently than before, a row each. */
export function changesTable(changes: Changes, shown: Shown, room: Room): readonly string[] {
  const rows = changes.deployments.flatMap((change) =>
    change.kind === 'changed' ? change.values.map((value) => ({ subject: change.head, value })) : [],
  );
  if (rows.length === 0) return [];
  const row = ({ subject, value }: { readonly subject: Subject; readonly value: ValueChange }) =>
    tableRow([nameCell(subject, shown), prose(value.what), code(short(value.before)), code(short(value.after))]);
  return [
    '',
    '<details><summary>What runs differently</summary>',
    '',
    ...tableHead(CHANGE_TITLES),
    ...room.rows(rows, row, 'change', CHANGE_TITLES.length),
    '',
    '</details>',
  ];
}

function deploymentRow(
  subject: Subject,
  change: DeploymentChange | undefined,
  { findings }: Result,
  shown: Shown,
): string {
  const { deployment, launch } = subject;
  const own = findings.filter((finding) => concerns(finding, subject));
  return tableRow([
    `${code(short(appPhrase(deployment, shown)))}${change?.kind === 'added' ? '<br>new' : ''}`,
    environmentCell(subject),
    `${was(change, 'plan')}${prose(short(planPhrase(deployment, shown)))}`,
    launch.refusal
      ? `doesn&#39;t start: ${prose(short(shown.words(launch.refusal.message)))}`
      : `${launch.assumed ? 'if none is set on the site: ' : ''}${code(short(serversPhrase(launch, shown)))}`,
    requestsCell(subject, change, shown),
    [...new Set(own.map(({ rule, severity }) => `${SIGN[severity]} ${code(rule)}`))].join('<br>'),
  ]);
}

function requestsCell({ capacity }: Subject, change: DeploymentChange | undefined, shown: Shown): string {
  const { concurrency, arithmetic } = capacity;
  const value = prose(short(valuePhrase(concurrency, shown)));
  const sum = arithmetic === null ? '' : `<br>${prose(arithmetic)}`;
  return `${was(change, 'requests at once')}${concurrency.kind === 'number' ? `**${value}**` : value}${sum}`;
}

function removedRow(subject: Subject, shown: Shown): string {
  return tableRow([
    `<del>${code(appPhrase(subject.deployment, shown))}</del>`,
    environmentCell(subject),
    '',
    'not deployed any more',
    '',
    '',
  ]);
}

function environmentCell({ deployment }: Subject): string {
  const condition = deployment.condition ? `if ${code(short(deployment.condition.when))}` : '';
  const environment = deployment.environment === null ? '' : code(short(deployment.environment));
  return [environment, condition].filter((part) => part !== '').join('<br>');
}

function nameCell({ deployment }: Subject, shown: Shown): string {
  const environment = deployment.environment === null ? '' : ` (${prose(short(deployment.environment))})`;
  return `${code(short(appPhrase(deployment, shown)))}${environment}`;
}

function was(change: DeploymentChange | undefined, what: string): string {
  const value = change?.kind === 'changed' ? change.values.find((candidate) => candidate.what === what) : undefined;
  return value ? `${prose(short(value.before))} → ` : '';
}

function changeOf(subject: Subject, changes: Changes | null): DeploymentChange | undefined {
  return changes?.deployments.find((change) => change.kind !== 'removed' && change.head === subject);
}

function short(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

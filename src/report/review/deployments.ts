import { code, prose, tableHead, tableRow } from '../markdown.ts';
import { type Address, placeLink, short } from './cells.ts';
import { REQUESTS, type Review, type ReviewedDeployment } from './facts.ts';
import type { Room } from './room.ts';
import { current, SIGN } from './verdict.ts';

const TITLES = ['App', 'Environment', 'Plan', 'Launch', 'Requests at once', 'Findings'];
const CHANGE_TITLES = ['App', 'Value', 'Before', 'After'];
const ORIGIN_TITLES = ['Value', 'What it is', 'Where it comes from'];

/** A row for each deployment; a value that the change sets differently shows what it was. */
export function deploymentsTable({ deployments }: Review, room: Room): readonly string[] {
  const row = (one: ReviewedDeployment): string => (one.change === 'removed' ? removedRow(one) : deploymentRow(one));
  return [...tableHead(TITLES), ...room.rows(deployments, row, 'deployment', TITLES.length)];
}

/** Everything that runs differently than before, a row each. */
export function changesTable({ deployments }: Review, room: Room): readonly string[] {
  const rows = deployments.flatMap((deployment) =>
    deployment.values.map((value, index) => ({ name: index === 0 ? nameCell(deployment) : '', value })),
  );
  if (rows.length === 0) return [];
  const row = ({ name, value }: (typeof rows)[number]): string =>
    tableRow([name, prose(value.what), code(short(value.before)), code(short(value.after))]);
  return folded('What runs differently', [
    ...tableHead(CHANGE_TITLES),
    ...room.rows(rows, row, 'change', CHANGE_TITLES.length),
  ]);
}

/** For each deployment, where what was shown of it is written. */
export function originsTables(review: Review, address: Address, room: Room): readonly string[] {
  const tables = room.take(
    current(review),
    ({ app, environment, origins, remarks }) => [
      '',
      `${code(app)}${environment === null ? '' : ` in ${code(environment)}`}`,
      '',
      ...tableHead(ORIGIN_TITLES),
      ...origins.map(({ what, value, from }) =>
        tableRow([prose(what), code(short(value)), typeof from === 'string' ? prose(from) : placeLink(from, address)]),
      ),
      ...remarks.map((text) => tableRow(['', prose(short(text)), ''])),
    ],
    () => '\n… and the rest in the report.',
  );
  return tables.length === 0 ? [] : folded('Where each value comes from', tables.slice(1));
}

function folded(title: string, lines: readonly string[]): readonly string[] {
  return ['', `<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}

function deploymentRow(deployment: ReviewedDeployment): string {
  const { app, change, plan, launch, findings } = deployment;
  return tableRow([
    `${code(short(app))}${change === 'added' ? '<br>new' : ''}`,
    environmentCell(deployment),
    `${was(deployment, 'plan')}${prose(short(plan))}`,
    launch.kind === 'refused'
      ? `doesn&#39;t start: ${prose(short(launch.why))}`
      : `${launch.assumed ? 'if none is set on the site: ' : ''}${code(short(launch.command))}`,
    requestsCell(deployment),
    [...new Set(findings.map(({ rule, severity }) => `${SIGN[severity]} ${code(rule)}`))].join('<br>'),
  ]);
}

function requestsCell(deployment: ReviewedDeployment): string {
  const { requests, arithmetic } = deployment;
  const value = prose(short(requests));
  const sum = arithmetic === null ? '' : `<br>${prose(arithmetic)}`;
  return `${was(deployment, REQUESTS)}${/^\d+$/.test(requests) ? `**${value}**` : value}${sum}`;
}

function removedRow(deployment: ReviewedDeployment): string {
  const name = `<del>${code(short(deployment.app))}</del>`;
  return tableRow([name, environmentCell(deployment), '', 'not deployed any more', '', '']);
}

function environmentCell({ environment, condition }: ReviewedDeployment): string {
  const parts = [
    ...(environment === null ? [] : [code(short(environment))]),
    ...(condition === null ? [] : [`if ${code(short(condition))}`]),
  ];
  return parts.join('<br>');
}

function nameCell({ app, environment }: ReviewedDeployment): string {
  return `${code(short(app))}${environment === null ? '' : ` (${prose(short(environment))})`}`;
}

function was({ values }: ReviewedDeployment, what: string): string {
  const value = values.find((candidate) => candidate.what === what);
  return value ? `${prose(short(value.before))} → ` : '';
}

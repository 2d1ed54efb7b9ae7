import { code, prose, sentence, tableHead, tableRow } from '../markdown.ts';
import { type Address, placeLink, short } from './cells.ts';
import { REQUESTS, type Review, type ReviewedDeployment } from './facts.ts';
import type { Room } from './room.ts';
import { current, SIGN } from './verdict.ts';

const ENVIRONMENT = 'Environment';
/** The columns of the table; that of environments only where there are any. */
const COLUMNS: readonly { readonly title: string; cell(deployment: ReviewedDeployment): string }[] = [
  { title: 'App', cell: appCell },
  { title: ENVIRONMENT, cell: environmentCell },
  { title: 'Plan', cell: planCell },
  { title: 'Launch', cell: launchCell },
  { title: 'Requests at once', cell: requestsCell },
  { title: 'Findings', cell: findingsCell },
];
const CHANGE_TITLES = ['App', 'Value', 'Before', 'After'];
const ORIGIN_TITLES = ['Value', 'What it is', 'Where it comes from'];

/** A row for each deployment; a value that the change sets differently shows what it was. */
export function deploymentsTable({ deployments }: Review, room: Room): readonly string[] {
  const named = deployments.some((one) => environmentCell(one) !== '');
  const columns = COLUMNS.filter(({ title }) => named || title !== ENVIRONMENT);
  const row = (one: ReviewedDeployment): string => tableRow(columns.map(({ cell }) => cell(one)));
  const titles = columns.map(({ title }) => title);
  return [...tableHead(titles), ...room.rows(deployments, row, 'deployment', titles.length)];
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
      ...remarks.map((text) => tableRow(['', sentence(short(text)), ''])),
    ],
    () => '\n… and the rest in the report.',
  );
  return tables.length === 0 ? [] : folded('Where each value comes from', tables.slice(1));
}

function folded(title: string, lines: readonly string[]): readonly string[] {
  return ['', `<details><summary>${title}</summary>`, '', ...lines, '', '</details>'];
}

function appCell({ app, change }: ReviewedDeployment): string {
  if (change === 'removed') return `<del>${code(short(app))}</del>`;
  return `${code(short(app))}${change === 'added' ? '<br>new' : ''}`;
}

function planCell(deployment: ReviewedDeployment): string {
  // A number and its unit stay on one line.
  const plan = prose(short(deployment.plan)).replace(/(\d) (vCPU|GiB)/g, '$1&nbsp;$2');
  return `${was(deployment, 'plan')}${plan}`;
}

function launchCell({ change, launch }: ReviewedDeployment): string {
  if (change === 'removed') return 'not deployed any more';
  return launch.kind === 'refused'
    ? `doesn&#39;t start: ${sentence(short(launch.why))}`
    : `${launch.assumed ? 'if none is set on the site: ' : ''}${code(short(launch.command))}`;
}

/** What is wrong, and what isn't any more. */
function findingsCell({ change, findings, fixed }: ReviewedDeployment): string {
  if (change === 'removed') return '';
  const wrong = findings.map(({ rule, severity }) => `${SIGN[severity]} ${code(rule)}`);
  const right = fixed.map((rule) => `${SIGN.well} fixed: ${code(rule)}`);
  return [...new Set([...wrong, ...right])].join('<br>') || 'none';
}

function requestsCell(deployment: ReviewedDeployment): string {
  const { change, requests, arithmetic } = deployment;
  if (change === 'removed') return '';
  const value = sentence(short(requests));
  const sum = arithmetic === null ? '' : `<br>${prose(arithmetic)}`;
  return `${was(deployment, REQUESTS)}${/^\d+$/.test(requests) ? `**${value}**` : value}${sum}`;
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

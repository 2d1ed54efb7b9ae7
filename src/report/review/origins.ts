import { serverOf } from '../../launch/launch.ts';
import type { Subject } from '../../rules/rule.ts';
import { placeName, type Span } from '../../text/source.ts';
import type { Value } from '../../value/value.ts';
import type { Shown } from '../hidden.ts';
import { code, link, prose, tableHead, tableRow } from '../markdown.ts';
import { appPhrase, valuePhrase } from '../phrase.ts';
import type { Room } from './room.ts';

const TITLES = ['Value', 'What it is', 'Where it comes from'];
const LONGEST_CELL = 200;
const TELLING = ['workers', 'threads', 'worker_class', 'worker_connections', 'timeout', 'bind'];

/** For each deployment, where what was shown of it is written. */
export function originsSection(
  subjects: readonly Subject[],
  shown: Shown,
  linked: (at: Span) => string | null,
  room: Room,
): readonly string[] {
  const tables = room.take(
    subjects,
    (subject) => ['', `${nameOf(subject, shown)}`, '', ...tableHead(TITLES), ...rowsOf(subject, shown, linked)],
    () => '\n… and the rest in the report.',
  );
  return ['', '<details><summary>Where each value comes from</summary>', ...tables, '', '</details>'];
}

function nameOf({ deployment }: Subject, shown: Shown): string {
  const environment = deployment.environment === null ? '' : ` in ${code(deployment.environment)}`;
  return `${code(appPhrase(deployment, shown))}${environment}`;
}

function rowsOf(subject: Subject, shown: Shown, linked: (at: Span) => string | null): readonly string[] {
  const { deployment, launch, capacity } = subject;
  const server = serverOf(launch);
  const values: (readonly [string, Value | null | undefined])[] = [
    ['app', deployment.name],
    ['plan', deployment.plan?.sku],
    ['instances', deployment.plan?.instances],
    ['Python', deployment.pythonVersion],
    ['startup command', launch.command],
    ['entry point', server?.app],
    ...[...(server?.settings ?? [])]
      .filter(([name, value]) => TELLING.includes(name) || value.origin.kind === 'written')
      .map(([name, value]) => [name, value] as const),
    ['requests at once', capacity.concurrency],
  ];
  const rows = values.flatMap(([name, value]) => (value ? [rowOf(name, value, shown, linked)] : []));
  const notes = [...launch.assumptions.map((text) => `assumed: ${shown.words(text)}`), ...deployment.joins];
  return [...rows, ...notes.map((text) => tableRow(['', prose(short(text)), '']))];
}

function rowOf(name: string, value: Value, shown: Shown, linked: (at: Span) => string | null): string {
  const { origin } = value;
  const from = origin.kind === 'written' ? link(placeName(origin.span), linked(origin.span)) : prose(origin.by);
  return tableRow([code(name), code(short(valuePhrase(value, shown))), from]);
}

function short(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

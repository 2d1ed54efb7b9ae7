import type { Launch, Server } from '../launch/launch.ts';
import type { Result } from '../result.ts';
import type { Subject } from '../rules/rule.ts';
import { placeName } from '../text/source.ts';
import type { Value } from '../value/value.ts';
import { unknownPart } from '../workspace/container.ts';
import { clean, cleanOneLine, withoutWorkflowCommands } from './clean.ts';
import { coveragePhrase, unknowns } from './coverage.ts';
import { cpuPhrase, memoryPhrase } from './fit.ts';
import { type Shown, shownOf } from './hidden.ts';
import { appPhrase, capacityPhrase, launchPhrase, planPhrase, processPhrase, valuePhrase } from './phrase.ts';
import type { TerminalOptions } from './terminal.ts';
import { unreadLines } from './unread-lines.ts';
import { originPhrase } from './way.ts';
import { pad, width } from './width.ts';
import { writerRows } from './writer-rows.ts';

/** A line of the table: what, its value, and where it comes from. */
type Row = readonly [label: string, value: string, from: string];

const WIDEST_VALUE = 72;

/** What matters of a gunicorn even where it is left at its default. */
const ALWAYS_SHOWN: ReadonlySet<string> = new Set(['bind', 'workers', 'threads', 'worker_class', 'timeout']);

/** Every deployment, with where each of its values comes from. */
export function inspectReport(result: Result, options: TerminalOptions): string {
  const shown = shownOf(result);
  const groups = unknowns(result, shown);
  const blocks = [
    ...result.subjects.map((subject) => deploymentBlock(subject, shown, options)),
    [
      coveragePhrase(result, groups),
      ...groups.map(({ reason, count, place }) => {
        const where = place === null ? '' : ` (${options.prefix}${clean(place)})`;
        return options.paint.faint(`  unknown: ${count > 1 ? `${count} × ` : ''}${reason}${where}`);
      }),
      ...(result.subjects.length === 0
        ? ['Looked for:', ...result.coverage.lookedFor.map((what) => `  - ${cleanOneLine(what)}`)]
        : []),
      ...unreadLines(result.notes, options),
    ],
  ];
  return withoutWorkflowCommands(`${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`);
}

function deploymentBlock(subject: Subject, shown: Shown, options: TerminalOptions): readonly string[] {
  const { deployment } = subject;
  const { paint, prefix } = options;
  const environment = deployment.environment === null ? '' : ` in ${cleanOneLine(deployment.environment)}`;
  const plan = deployment.plan ? originPhrase(deployment.plan.sku, prefix) : '';
  const rows: Row[] = [
    ...(deployment.condition ? [['only if', cleanOneLine(shown.words(deployment.condition.when)), ''] as const] : []),
    [
      'folder',
      deployment.root.path === null ? 'unknown' : cleanOneLine(deployment.root.path) || '.',
      cleanOneLine(deployment.root.reason ?? unknownPart(deployment.root.layers) ?? ''),
    ],
    ['plan', planPhrase(deployment, shown), plan],
    ...writerRows(deployment.plan?.sku, deployment.writers?.sku ?? [], shown, prefix),
  ];
  return [
    `${paint.strong(`${appPhrase(deployment, shown)}${environment}`)} ${paint.frame(`${prefix}${clean(placeName(deployment.span))}`)}`,
    ...table([...rows, ...launchRows(subject, shown, prefix)], options),
  ];
}

/** What starts, and how it fits its plan. */
export function launchTable(subject: Subject, shown: Shown, options: TerminalOptions): readonly string[] {
  return table(launchRows(subject, shown, options.prefix), options);
}

function launchRows(subject: Subject, shown: Shown, prefix: string): readonly Row[] {
  const { deployment, launch } = subject;
  const say = (value: Value | undefined | null, none: string): readonly [string, string] =>
    value ? [valuePhrase(value, shown), originPhrase(value, prefix)] : [none, ''];
  const fits: readonly (readonly [string, string | null])[] = [
    ['CPU', cpuPhrase(subject)],
    ['memory', memoryPhrase(subject)],
  ];
  return [
    ['runtime', ...say(deployment.linuxFxVersion ?? deployment.pythonVersion, 'unknown')],
    ['startup', ...say(launch.command, launchPhrase(launch))],
    ...writerRows(deployment.startupCommand, deployment.writers?.startupCommand ?? [], shown, prefix),
    ...(launch.refusal ? [["doesn't start", cleanOneLine(shown.words(launch.refusal.message)), ''] as const] : []),
    ...launch.assumptions.map((assumption): Row => ['assumed', cleanOneLine(shown.words(assumption)), '']),
    ...deployment.joins.map((join): Row => ['joined by', cleanOneLine(shown.words(join)), '']),
    ...(launch.detected === 'default page' ? [['starts', "App Service's placeholder page", ''] as const] : []),
    ...(launch.detected === 'default page' ? [] : launch.processes).flatMap((process): readonly Row[] => [
      [
        process.background ? 'in background' : 'starts',
        processPhrase(process, shown),
        process.condition === null ? '' : `only if ${cleanOneLine(shown.words(process.condition))}`,
      ],
      ...(process.server ? serverRows(process.server, launch, shown, prefix) : []),
    ]),
    ['capacity', capacityPhrase(subject, shown), ''],
    ...fits.flatMap(([label, phrase]): readonly Row[] => (phrase === null ? [] : [[label, cleanOneLine(phrase), '']])),
  ];
}

function table(rows: readonly Row[], { paint }: TerminalOptions): readonly string[] {
  const labels = Math.max(...rows.map(([label]) => label.length));
  const placed = rows.filter(([, , origin]) => origin !== '');
  const columns = Math.min(Math.max(0, ...placed.map(([, value]) => width(value))), WIDEST_VALUE);
  return rows.map(([label, value, origin]) =>
    `  ${paint.faint(label.padEnd(labels))} ${origin === '' ? value : `${pad(value, columns)}  ${paint.frame(origin)}`}`.trimEnd(),
  );
}

/** Made of another setting. */
const NEVER_SHOWN: ReadonlySet<string> = new Set(['default_proc_name']);

function serverRows({ app, settings }: Server, { command }: Launch, shown: Shown, prefix: string): readonly Row[] {
  // without a startup command, the command is App Service's own
  const from = (value: Value): string =>
    command === null && value.origin.kind === 'built-in' && value.origin.by === 'the command'
      ? "App Service's own command"
      : originPhrase(value, prefix);
  const rows: Row[] = app ? [['  app', valuePhrase(app, shown), from(app)]] : [];
  let defaults = 0;
  for (const [name, value] of settings) {
    const ofItself = value.origin.kind === 'built-in' || NEVER_SHOWN.has(name);
    if (ofItself && !ALWAYS_SHOWN.has(name)) defaults++;
    else rows.push([`  ${name}`, valuePhrase(value, shown), from(value)]);
  }
  if (defaults > 0) rows.push(['  …', `${defaults} more at their defaults: see --format json`, '']);
  return rows;
}

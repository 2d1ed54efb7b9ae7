import type { Writer } from '../src/deployments/writers.ts';
import { serverOf } from '../src/launch/launch.ts';
import { wayOf } from '../src/report/way.ts';
import type { Result } from '../src/result.ts';
import { appName } from '../src/rules/findings.ts';
import type { Finding, Subject } from '../src/rules/rule.ts';
import type { Span } from '../src/text/source.ts';
import { sides, textOf, unknownReason } from '../src/value/read.ts';
import type { Value } from '../src/value/value.ts';

/**
 * Everything that a run reports, a line each: deployments, findings, notes, what is unknown.
 * @param places also where what a deployment runs on is written, and everything that writes it, in order
 */
export function reported(
  { subjects, findings, allowed, notes, coverage, hidden }: Result,
  { places = false }: { readonly places?: boolean } = {},
): string {
  const lines = [
    ...subjects.flatMap((subject) => [deployment(subject), ...(places ? placesOf(subject) : [])]),
    ...findings.flatMap(finding),
    ...notes.map(
      ({ file, line, column, message }) =>
        `unread ${[file, line, column].filter((part) => part !== undefined).join(':')} ${message}`,
    ),
    ...coverage.unknown.map(({ what, why, span }) => `unknown ${span ? `${start(span)} ` : ''}${what}: ${why}`),
    ...allowed.map(
      ({ finding: { rule, at }, by }) => `allowed ${rule} ${start(at)} by ${start(by.at)} ${by.because ?? ''}`,
    ),
    ...(hidden > 0 ? [`hidden ${hidden}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function deployment(subject: Subject): string {
  const { deployment: site, launch, capacity } = subject;
  const starts = launch.processes.map(
    (process) =>
      `${process.background ? '& ' : ''}${[process.program, ...process.argv.map((word) => word.string)].join(' ')}`,
  );
  const settings = serverOf(launch)?.settings;
  const parts = [
    `deployment ${start(site.span)} ${appName(subject)}`,
    `[${site.environment ?? ''}]${site.condition ? ` if ${site.condition.when}` : ''}`,
    `${show(site.plan?.sku)} × ${show(site.plan?.instances)}`,
    `in ${site.root.path ?? '?'}${site.root.whole ? '' : ' (perhaps not whole)'}`,
    `${launch.kind}: ${starts.join('; ') || (launch.unknowns[0]?.reason ?? 'nothing')}`,
    ...(settings
      ? [
          `workers ${show(settings.get('workers'))}, threads ${show(settings.get('threads'))}, timeout ${show(settings.get('timeout'))}, class ${show(settings.get('worker_class'))}`,
        ]
      : []),
    `at once ${show(capacity.concurrency)}`,
    ...launch.assumptions.map((assumption) => `assumed: ${assumption}`),
    ...site.joins,
  ];
  return parts.join(' | ');
}

/** Where the startup command, the plan's size, the runtime and the app settings come from; who writes the first two, in order. */
function placesOf({ deployment: site }: Subject): readonly string[] {
  const settings = [...site.appSettings.settings.values()];
  return [
    ...(site.startupCommand ? [`  startup ${from(site.startupCommand)}`] : []),
    ...(site.plan ? [`  plan ${from(site.plan.sku)}`] : []),
    ...(site.linuxFxVersion ? [`  runtime ${show(site.linuxFxVersion)} ${from(site.linuxFxVersion)}`] : []),
    ...writing('startup', site.writers?.startupCommand ?? []),
    ...writing('plan', site.writers?.sku ?? []),
    ...settings.map(({ name, value }) => `  setting ${name}=${show(value)} ${from(value)}`),
    ...(site.root.reason === null ? [] : [`  folder: ${site.root.reason}`]),
  ];
}

function writing(what: string, writers: readonly Writer[]): readonly string[] {
  if (writers.length < 2) return [];
  return writers.map(
    ({ value, span, condition }, at) =>
      `  ${what} writer ${at + 1} of ${writers.length}: ${show(value)} ${from(value)} by ${start(span)}${condition ? ` if ${condition.when}` : ''}`,
  );
}

function from({ origin }: Value): string {
  return origin.kind === 'built-in' ? `(${origin.by})` : wayOf(origin).map(start).join(' → ');
}

function finding({ severity, rule, at, environments, message, related, fix }: Finding): readonly string[] {
  const { line, column } = at.source.position(at.start);
  const end = at.source.position(at.end);
  const to = end.line === line ? `${end.column}` : `${end.line}:${end.column}`;
  return [
    `${severity} ${rule} ${at.source.path}:${line}:${column}-${to} [${environments.map((name) => name ?? '').join(', ')}]`,
    ...message.split('\n').map((text) => `  ${text}`),
    ...related.map(({ at: place, message: label }) => `  at ${start(place)} ${label}`),
    ...(fix
      ? [
          `  fix: ${fix.title}${fix.command ? `: ${fix.command}` : ''}${fix.edit ? ` (edit ${start(fix.edit.at)} → ${fix.edit.text})` : ''}`,
        ]
      : []),
  ];
}

function start({ source, start: at }: Span): string {
  const { line, column } = source.position(at);
  return `${source.path}:${line}:${column}`;
}

function show(value: Value | undefined): string {
  if (!value) return '-';
  return sides(value)
    .map(
      ({ when, value: side }) =>
        `${when === null ? '' : `${when} ? `}${side.kind === 'number' ? side.value : (textOf(side)?.string ?? `? (${unknownReason(side) ?? side.kind})`)}`,
    )
    .join(' : ');
}

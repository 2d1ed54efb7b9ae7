import type { AdvisedLaunch, Holds, NoAdvice } from '../capacity/recommendation.ts';
import { clean, cleanLines, cleanOneLine } from './clean.ts';
import type { Paint } from './colour.ts';
import { count } from './phrase.ts';
import { pad } from './width.ts';
import { wrap } from './wrap.ts';

interface Options {
  readonly paint: Paint;
  /** where sentences are broken; null: nowhere */
  readonly columns: number | null;
}

/** The command, why each number, what it will hold, in which forms to paste it, and what to watch. */
export function recommendReport(advice: AdvisedLaunch | NoAdvice, options: Options): string {
  if (advice.kind === 'none') return `No gunicorn command is recommended: ${cleanOneLine(advice.why)}.\n`;
  const blocks = [
    headBlock(advice, options),
    reasonsBlock(advice, options),
    holdsBlock(advice, options),
    formsBlock(advice, options),
    watchBlock(advice, options),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headBlock(advice: AdvisedLaunch, { paint, columns }: Options): readonly string[] {
  const { plan, recommendation, holds, appAssumed, missingPackages } = advice;
  const size = `${plan.name} (${plan.vcpu} vCPU, ${plan.memoryGiB} GiB)`;
  const workers = count(recommendation.workers, 'worker');
  const sum =
    holds.requestsAtOnce === null
      ? `${workers}, each with an event loop`
      : `${workers} × ${count(recommendation.threads, 'thread')} = ${count(holds.requestsAtOnce, 'request')} at once`;
  return [
    paint.strong(`For ${size}: ${sum}`),
    '',
    `  ${paint.command(clean(advice.command))}`,
    ...(appAssumed
      ? ['', ...wrap('No app was found to name: put your own module:attribute in place of app:app.', columns)]
      : []),
    ...missingPackages.flatMap((name) => [
      '',
      `Add ${cleanOneLine(name)} to the requirements: the worker class is in it.`,
    ]),
  ];
}

function reasonsBlock({ reasons, memory, plan }: AdvisedLaunch, { paint, columns }: Options): readonly string[] {
  const names = Math.max(...reasons.map(({ setting }) => setting.length));
  const values = Math.max(...reasons.map(({ value }) => value.length));
  const indent = 2 + names + 2 + values + 2;
  const rows = reasons.flatMap(({ setting, value, why }) => {
    const [first = '', ...rest] = wrap(cleanOneLine(why), columns === null ? null : Math.max(20, columns - indent));
    const head = `  ${setting.padEnd(names)}  ${pad(value, values)}  `;
    return [head + first, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
  const fits = memory.askedMiB <= memory.leftMiB ? '' : ': it does not fit, so take a larger plan';
  const left = `${memory.arithmetic}, of about ${Math.round(memory.leftMiB)} MiB that ${plan.name} leaves after the platform${fits}.`;
  return [
    paint.strong('Why'),
    ...rows,
    ...wrap(`Memory: ${left}`, columns === null ? null : columns - 2).map(indented),
  ];
}

function holdsBlock({ holds }: AdvisedLaunch, { paint, columns }: Options): readonly string[] {
  const { workload, before, after } = holds;
  const text = `${count(workload.users, 'user')} who ask again as soon as they have their answer, with requests that each wait ${shown(workload.waitMs)} ms and compute ${shown(workload.cpuMs)} ms, by a queueing model:`;
  return [
    paint.strong('What it will hold'),
    ...wrap(text, columns === null ? null : columns - 2).map(indented),
    ...table([
      ['', 'requests/s', 'half within', '95 % within', 'CPU busy'],
      row(holds.beforeIs, before),
      row('this command', after),
    ]),
  ];
}

function row(name: string, of: Holds['after']): readonly string[] {
  const time = (ms: number) => (ms >= 10_000 ? `${Math.round(ms / 1000)} s` : `${shown(ms)} ms`);
  return [name, shown(of.requestsPerSecond), time(of.p50Ms), time(of.p95Ms), `${Math.round(of.cpuBusy * 100)} %`];
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((one) => (one[at] ?? '').length)));
  return rows.map((one) =>
    `  ${one.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('   ')}`.trimEnd(),
  );
}

function formsBlock({ forms }: AdvisedLaunch, { paint, columns }: Options): readonly string[] {
  return [
    paint.strong('To paste'),
    ...forms
      .slice(1)
      .flatMap(({ name, where, text }) => [
        ...wrap(`${name}: ${where}`, columns === null ? null : columns - 2).map(indented),
        ...cleanLines(text).map((line) => `    ${paint.command(line)}`),
      ]),
  ];
}

function watchBlock({ watches }: AdvisedLaunch, { paint, columns }: Options): readonly string[] {
  const intro = 'Every number above is provisional. Under real use, these say whether it is right:';
  return [
    paint.strong('After the deployment'),
    ...wrap(intro, columns === null ? null : columns - 2).map(indented),
    ...watches.flatMap(({ metrics, command }) => [
      `    ${paint.command(command)}`,
      ...metrics.flatMap(({ name, look }) =>
        wrap(`${name}: ${look}.`, columns === null ? null : columns - 6).map((line, at) =>
          at === 0 ? `    ${line}` : `      ${line}`,
        ),
      ),
    ]),
  ];
}

function indented(line: string): string {
  return `  ${line}`;
}

function shown(number: number): string {
  return String(number >= 10 ? Math.round(number) : Math.round(number * 10) / 10);
}

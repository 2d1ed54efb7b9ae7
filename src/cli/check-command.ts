import { check } from '../check.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { folderPath } from './folder.ts';
import { numberOf, versionOf } from './given-values.ts';
import { exitCode, printFindings, terminalOptions } from './lint-command.ts';
import type { CommandRequest, Given } from './request.ts';
import type { Shell } from './shell.ts';

export async function checkCommand({ argument, options }: CommandRequest, shell: Shell): Promise<number> {
  const value = (name: string) => options.values.get(name)?.[0] ?? null;
  const sku = value('sku');
  if (sku === null) throw new UsageError('check needs the size of the plan: --sku B1, for example.');
  const directory = value('dir');
  const result = await check({
    command: argument ?? '',
    sku,
    directory: directory === null ? null : folderPath(directory, shell),
    environment: environmentOf(options),
    python: versionOf('python', value('python')),
    gunicorn: versionOf('gunicorn', value('gunicorn')),
    cpus: numberOf('cpus', value('cpus'), { least: 1, most: 1024, whole: true }),
    pedantic: options.switches.has('pedantic'),
  });
  if ((value('format') ?? 'terminal') !== 'terminal') return printFindings(result, null, options, shell);
  const { checkReport } = await import('../report/check-terminal.ts');
  shell.print(checkReport(result, await terminalOptions(null, shell)));
  return exitCode(result, options);
}

function environmentOf(options: Given): ReadonlyMap<string, string> {
  const environment = new Map<string, string>();
  for (const assignment of options.values.get('env') ?? []) {
    const at = assignment.indexOf('=');
    // Not quoted: what was meant as a value may be a secret.
    if (at < 1) throw new UsageError('--env takes NAME=VALUE, with a name before the first "=".');
    environment.set(assignment.slice(0, at), assignment.slice(at + 1));
  }
  return environment;
}

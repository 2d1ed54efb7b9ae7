import { check } from '../check.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { folderPath } from './folder.ts';
import { printFindings } from './lint-command.ts';
import type { CommandRequest, Given } from './request.ts';
import type { Shell } from './run.ts';

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
    cpus: cpusOf(value('cpus')),
    pedantic: options.switches.has('pedantic'),
  });
  return printFindings(result, null, options, shell);
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

function versionOf(option: string, version: string | null): string | null {
  if (version !== null && !/^\d+(\.\d+)*$/.test(version)) {
    throw new UsageError(
      `--${option} takes a version such as ${option === 'python' ? '3.12' : '23.0.0'}, not "${version}".`,
    );
  }
  return version;
}

function cpusOf(cpus: string | null): number | null {
  if (cpus === null) return null;
  const number = Number(cpus);
  if (!Number.isInteger(number) || number < 1 || number > 1024) {
    throw new UsageError(`--cpus takes a whole number from 1 to 1024, not "${cpus}".`);
  }
  return number;
}

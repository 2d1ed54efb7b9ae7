import { lint } from '../lint.ts';
import { FAIL_ON, type FailOn, fails } from '../report/gate.ts';
import type { TerminalOptions } from '../report/terminal.ts';
import type { Result } from '../result.ts';
import { UsageError } from '../workspace/usage-error.ts';
import { openFolder, prefixOf } from './folder.ts';
import { givenBaseline, givenConfig } from './given-files.ts';
import type { CommandRequest, Given } from './request.ts';
import type { Shell } from './shell.ts';

export async function lintCommand({ argument, options }: CommandRequest, shell: Shell): Promise<number> {
  const { switches } = options;
  const baselineFile = options.values.get('baseline')?.[0];
  const updates = switches.has('update-baseline');
  if (updates && baselineFile === undefined) throw new UsageError('--update-baseline needs --baseline FILE.');
  if (updates && (switches.has('fix') || switches.has('diff'))) {
    throw new UsageError('--update-baseline writes what is found; mend first, with --fix alone.');
  }
  const workspace = openFolder(argument, shell);
  const lintOptions = {
    pedantic: switches.has('pedantic'),
    ...givenConfig(options, argument, shell),
    ...(updates ? {} : givenBaseline(options, shell)),
  };
  const result = await lint(workspace, lintOptions);
  if (updates && baselineFile !== undefined) {
    (await import('./update-baseline.ts')).updateBaseline(result, baselineFile, shell);
    return 0;
  }
  if (!switches.has('fix') && !switches.has('diff')) return printFindings(result, argument, options, shell);
  const { mend } = await import('./mend.ts');
  const mended = await mend(workspace, result, argument, options, shell, (changed) => lint(changed, lintOptions));
  if (mended === null) return exitCode(result, options);
  if ((options.values.get('format')?.[0] ?? 'terminal') === 'terminal') shell.print(mended.said);
  return printFindings(mended.result, argument, options, shell);
}

/** Prints a result in the format that was asked for, and gives the exit code. */
export async function printFindings(
  result: Result,
  path: string | null,
  options: Given,
  shell: Shell,
): Promise<number> {
  const format = options.values.get('format')?.[0] ?? 'terminal';
  shell.print(await report(format, result, path, shell));
  return exitCode(result, options);
}

export function exitCode(result: Result, options: Given): number {
  const wanted = options.values.get('fail-on')?.[0];
  const failOn: FailOn = FAIL_ON.find((level) => level === wanted) ?? 'error';
  return fails(result, failOn) ? 1 : 0;
}

async function report(format: string, result: Result, path: string | null, shell: Shell): Promise<string> {
  if (format === 'json') return (await import('../report/lint-json.ts')).lintJson(result);
  if (format === 'github') {
    const { githubReport } = await import('../report/annotations.ts');
    return githubReport(result, prefixOf(path, shell, shell.environment['GITHUB_WORKSPACE'] || shell.folder));
  }
  const prefix = () => prefixOf(path, shell);
  if (format === 'sarif') return (await import('../report/sarif.ts')).sarifReport(result, prefix());
  if (format === 'junit') return (await import('../report/junit.ts')).junitReport(result, prefix());
  if (format === 'gitlab') return (await import('../report/gitlab.ts')).gitlabReport(result, prefix());
  const { terminalReport } = await import('../report/terminal.ts');
  return terminalReport(result, await terminalOptions(path, shell));
}

export async function terminalOptions(path: string | null, shell: Shell): Promise<TerminalOptions> {
  const { paintFor } = await import('../report/colour.ts');
  return {
    paint: paintFor(shell.environment, shell.terminal),
    prefix: prefixOf(path, shell),
    columns: shell.columns,
  };
}

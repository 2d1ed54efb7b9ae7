import { lint } from '../lint.ts';
import { FAIL_ON, type FailOn, fails } from '../report/gate.ts';
import type { Result } from '../result.ts';
import { openFolder, prefixOf } from './folder.ts';
import type { CommandRequest, Given } from './request.ts';
import type { Shell } from './run.ts';

export async function lintCommand({ argument, options }: CommandRequest, shell: Shell): Promise<number> {
  const result = await lint(openFolder(argument, shell), { pedantic: options.switches.has('pedantic') });
  return printFindings(result, argument, options, shell);
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
  const [{ terminalReport }, { paintFor }] = await Promise.all([
    import('../report/terminal.ts'),
    import('../report/colour.ts'),
  ]);
  return terminalReport(result, {
    paint: paintFor(shell.environment, shell.terminal),
    prefix: prefix(),
    columns: shell.columns,
  });
}

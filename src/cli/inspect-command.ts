import { lint } from '../lint.ts';
import { openFolder } from './folder.ts';
import { givenConfig } from './given-files.ts';
import { terminalOptions } from './lint-command.ts';
import type { CommandRequest } from './request.ts';
import type { Shell } from './shell.ts';

export async function inspectCommand({ argument, options }: CommandRequest, shell: Shell): Promise<number> {
  const result = await lint(openFolder(argument, shell), givenConfig(options, argument, shell));
  if (options.values.get('format')?.[0] === 'json') {
    shell.print((await import('../report/inspect-json.ts')).inspectJson(result));
    return 0;
  }
  const { inspectReport } = await import('../report/inspect-terminal.ts');
  shell.print(inspectReport(result, await terminalOptions(argument, shell)));
  return 0;
}

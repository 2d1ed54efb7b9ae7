import { lint } from '../lint.ts';
import { openFolder, prefixOf } from './folder.ts';
import { givenConfig } from './given-files.ts';
import type { CommandRequest } from './request.ts';
import type { Shell } from './run.ts';

export async function inspectCommand({ argument, options }: CommandRequest, shell: Shell): Promise<number> {
  const result = await lint(openFolder(argument, shell), givenConfig(options, argument, shell));
  if (options.values.get('format')?.[0] === 'json') {
    shell.print((await import('../report/inspect-json.ts')).inspectJson(result));
    return 0;
  }
  const [{ inspectReport }, { paintFor }] = await Promise.all([
    import('../report/inspect-terminal.ts'),
    import('../report/colour.ts'),
  ]);
  const paint = paintFor(shell.environment, shell.terminal);
  shell.print(inspectReport(result, { paint, prefix: prefixOf(argument, shell), columns: shell.columns }));
  return 0;
}

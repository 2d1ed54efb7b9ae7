import { VERSION } from '../version.ts';
import { helpOf } from './help.ts';
import type { Request } from './request.ts';
import type { Shell } from './shell.ts';

/**
 * Carries out a request. Each command is loaded when it is asked for.
 * @returns the exit code: 0, or 1 where something at or above `--fail-on` was found
 * @throws UsageError where the user has to mend the call; anything else is a bug
 */
export async function run(request: Exclude<Request, { kind: 'misuse' }>, shell: Shell): Promise<number> {
  if (request.kind === 'help') {
    shell.print(helpOf(request.command));
    return 0;
  }
  if (request.kind === 'version') {
    shell.print(`${VERSION}\n`);
    return 0;
  }
  switch (request.name) {
    case 'lint':
      return (await import('./lint-command.ts')).lintCommand(request, shell);
    case 'inspect':
      return (await import('./inspect-command.ts')).inspectCommand(request, shell);
    case 'check':
      return (await import('./check-command.ts')).checkCommand(request, shell);
    case 'init':
      return (await import('./init-command.ts')).initCommand(request, shell);
    case 'recommend':
      return (await import('./recommend-command.ts')).recommendCommand(request, shell);
    case 'explain':
      return (await import('./explain-command.ts')).explainCommand(request, shell);
  }
}

import { type PowerShellCommand, powerShellCommands } from '../../languages/powershell/commands.ts';
import { Location } from '../../languages/powershell/location.ts';
import { parametersOf } from '../../languages/powershell/parameters.ts';
import { RUNNER_WORKSPACE } from '../../languages/workflow/runner/files.ts';
import { afterCommand } from '../../languages/workflow/runner/powershell.ts';
import type { TracedText } from '../../text/traced.ts';
import type { StepContext, StepFindings } from '../workflow/step-context.ts';
import { azd } from './azd.ts';
import { cmdlet } from './cmdlets.ts';
import { azureCli } from './commands.ts';

/**
 * What a PowerShell script does to Azure, by the CLI and by the cmdlets of the Az module with plain arguments.
 * @param folder of a script that is a file
 */
export function powerShellFindings(
  text: TracedText,
  context: StepContext,
  cwd: string = RUNNER_WORKSPACE,
  folder: string | null = null,
): StepFindings {
  let { files } = context;
  const place = new Location(cwd);
  const found = powerShellCommands(text, context.environment, folder).map((command) => {
    const findings = commandFindings(command, place.folder, { ...context, files });
    files = afterCommand(files, command, place.folder);
    place.follow(command);
    return findings;
  });
  return {
    facts: found.flatMap((each) => each.facts),
    runs: found.flatMap((each) => each.runs),
    coverage: found.flatMap((each) => each.coverage),
  };
}

function commandFindings(command: PowerShellCommand, cwd: string, outer: StepContext): StepFindings {
  const condition =
    command.condition === null
      ? outer.condition
      : {
          when: outer.condition ? `${outer.condition.when} and ${command.condition}` : command.condition,
          span: command.span,
        };
  const context = { ...outer, condition, span: command.span ?? outer.span };
  const texts = command.words.flatMap((word) => (word.kind === 'text' ? [word.text] : []));
  switch (command.name.toLowerCase().replace(/\.(exe|cmd)$/, '')) {
    case 'az':
      return azureCli(texts, cwd, context);
    case 'azd':
      return azd(texts, cwd, context);
    default:
      return cmdlet(command.name, parametersOf(command.words), cwd, context);
  }
}

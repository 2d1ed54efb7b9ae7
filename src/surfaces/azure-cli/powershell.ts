import { type PowerShellCommand, powerShellCommands, type ScriptCall } from '../../languages/powershell/commands.ts';
import { Location } from '../../languages/powershell/location.ts';
import { parametersOf } from '../../languages/powershell/parameters.ts';
import type { Word } from '../../languages/powershell/words.ts';
import type { Call } from '../../languages/shell/world.ts';
import { runnerContainer } from '../../languages/workflow/runner/container.ts';
import { runnerPath } from '../../languages/workflow/runner/files.ts';
import { afterCommand } from '../../languages/workflow/runner/powershell.ts';
import { span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings, together } from '../workflow/step-context.ts';
import { azd } from './azd.ts';
import { placeOf } from './call-place.ts';
import { cmdlet } from './cmdlets.ts';
import { azureCli } from './commands.ts';

/** Scripts that call one another deeper than this are not followed. */
const DEEPEST = 8;

/** A script and how it is called. */
export interface PowerShellScript extends Omit<ScriptCall, 'environment'> {
  readonly text: TracedText;
  /** absolute */
  readonly cwd: string;
}

/** What a PowerShell script does to Azure, by the CLI and by the cmdlets of the Az module with plain arguments. */
export function powerShellFindings(script: PowerShellScript, context: StepContext, depth = 0): StepFindings {
  let { files } = context;
  const place = new Location(script.cwd);
  const { environment } = context;
  const found = powerShellCommands(script.text, { ...script, environment }).map((command) => {
    const findings = commandFindings(command, place.folder, { ...context, files }, depth);
    files = afterCommand(files, command, place.folder);
    place.follow(command);
    return findings;
  });
  return together(found);
}

/** `pwsh ./deploy.ps1 -App shop`, `pwsh -File deploy.ps1`, `pwsh -Command '…'`, as another shell calls it. */
export function powerShellCall({ argv, cwd }: Call, context: StepContext): StepFindings {
  const words = argv.map((text): Word => ({ kind: 'text', text, quoted: !text.string.startsWith('-') }));
  const option = argv.findIndex(({ string }) => /^-(f(ile)?|c(ommand)?)$/i.test(string));
  const at = option < 0 ? argv.findIndex(({ string }) => /\.ps1$/i.test(string)) : option + 1;
  const first = argv[at];
  if (first === undefined) return NOTHING_FOUND;
  if (/^-c/i.test(argv[option]?.string ?? ''))
    return powerShellFindings({ text: first, cwd, folder: null, words: [] }, context);
  return calledScript(first.string, words.slice(at + 1), cwd, context, 0);
}

/** A script of the repository that another one calls with words. */
function calledScript(
  name: string,
  words: readonly Word[],
  cwd: string,
  context: StepContext,
  depth: number,
): StepFindings {
  const path = runnerPath(cwd, name.replaceAll('\\', '/'));
  const source = depth < DEEPEST ? runnerContainer(context.files).read(path) : null;
  if (!source) return NOTHING_FOUND;
  const text = TracedText.at(span(source, 0, source.text.length));
  const folder = path.slice(0, path.lastIndexOf('/'));
  const findings = powerShellFindings({ text, cwd, folder, words }, context, depth + 1);
  return { ...findings, scripts: [source.path, ...(findings.scripts ?? [])] };
}

/** The words of another program: a list's items are words of their own. */
function textsOf(word: Word): readonly TracedText[] {
  switch (word.kind) {
    case 'text':
      return [word.text];
    case 'list':
      return word.items.flatMap(textsOf);
    case 'splat':
      return [TracedText.hole({ reason: `\`@${word.name}\` is known only when the script runs` }, null)];
    case 'table':
      return [];
  }
}

function commandFindings(command: PowerShellCommand, cwd: string, outer: StepContext, depth: number): StepFindings {
  const condition =
    command.condition === null
      ? outer.condition
      : {
          when: outer.condition ? `${outer.condition.when} and ${command.condition}` : command.condition,
          span: command.span,
        };
  // of a function that hands its words to the CLI, the place is where it is called
  const place = placeOf({ argv: command.words.flatMap(textsOf), span: command.span });
  const context = { ...outer, condition, span: place ?? command.span ?? outer.span };
  const texts = command.words.flatMap(textsOf);
  if (/\.ps1$/i.test(command.name)) return calledScript(command.name, command.words, cwd, context, depth);
  switch (command.name.toLowerCase().replace(/\.(exe|cmd)$/, '')) {
    case 'az':
      return azureCli(texts, cwd, context);
    case 'azd':
      return azd(texts, cwd, context);
    default:
      return cmdlet(command.name, parametersOf(command.words), cwd, context);
  }
}

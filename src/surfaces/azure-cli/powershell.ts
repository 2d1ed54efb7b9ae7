import {
  type PowerShellCommand,
  powerShellCommands,
  type ScriptCall,
  type ScriptFile,
} from '../../languages/powershell/commands.ts';
import { Location } from '../../languages/powershell/location.ts';
import { parametersOf } from '../../languages/powershell/parameters.ts';
import type { Word } from '../../languages/powershell/words.ts';
import type { Call } from '../../languages/shell/world.ts';
import { runnerContainer } from '../../languages/workflow/runner/container.ts';
import { runnerPath } from '../../languages/workflow/runner/files.ts';
import { afterCommand } from '../../languages/workflow/runner/powershell.ts';
import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { both } from '../../value/condition.ts';
import { NOTHING_FOUND, type StepContext, type StepFindings, together } from '../workflow/step-context.ts';
import { azd } from './azd.ts';
import { placeOf } from './call-place.ts';
import { cmdlet } from './cmdlets.ts';
import { azureCli } from './commands.ts';
import { shellFindings } from './shell-findings.ts';

/** Scripts that call one another deeper than this are not followed. */
const DEEPEST = 8;

/** A script and how it is called. */
export interface PowerShellScript extends Omit<ScriptCall, 'environment' | 'read'> {
  readonly text: TracedText;
  /** absolute */
  readonly cwd: string;
}

/** What a PowerShell script does to Azure, by the CLI and by the cmdlets of the Az module with plain arguments. */
export function powerShellFindings(script: PowerShellScript, context: StepContext): StepFindings {
  let { files } = context;
  const place = new Location(script.cwd);
  const { environment } = context;
  const included: string[] = [];
  const read = (path: string): ScriptFile | null => {
    const file = scriptFile(path, script.cwd, context);
    if (file) included.push(file.source.path);
    return file;
  };
  const found = powerShellCommands(script.text, { ...script, environment, read }).map((command) => {
    const findings = commandFindings(command, place.folder, { ...context, files });
    files = afterCommand(files, command, place.folder);
    place.follow(command);
    return findings;
  });
  return together([...found, { ...NOTHING_FOUND, scripts: included }]);
}

/** A script of the repository. */
function scriptFile(
  name: string,
  cwd: string,
  { files }: StepContext,
): (ScriptFile & { readonly source: Source }) | null {
  const path = runnerPath(cwd, name.replaceAll('\\', '/'));
  const source = runnerContainer(files).read(path);
  if (!source) return null;
  const text = TracedText.at(span(source, 0, source.text.length));
  return { source, text, folder: path.slice(0, path.lastIndexOf('/')) };
}

/** `pwsh ./deploy.ps1 -App shop`, `pwsh -File deploy.ps1`, `pwsh -Command '…'`, as another shell calls it. */
export function powerShellCall({ argv, cwd }: Pick<Call, 'argv' | 'cwd'>, context: StepContext): StepFindings {
  const words = argv.map((text): Word => ({ kind: 'text', text, quoted: !text.string.startsWith('-') }));
  const option = argv.findIndex(({ string }) => /^-(f(ile)?|c(ommand)?)$/i.test(string));
  const at = option < 0 ? argv.findIndex(({ string }) => /\.ps1$/i.test(string)) : option + 1;
  const first = argv[at];
  if (first === undefined) return NOTHING_FOUND;
  if (/^-c/i.test(argv[option]?.string ?? ''))
    return powerShellFindings({ text: first, cwd, folder: null, words: [] }, deeper(context));
  return calledScript(first.string, words.slice(at + 1), cwd, context);
}

function isTooDeep({ depth = 0 }: StepContext): boolean {
  return depth >= DEEPEST;
}

function deeper(context: StepContext): StepContext {
  return { ...context, depth: (context.depth ?? 0) + 1 };
}

/** A script of the repository that another one calls with words. */
function calledScript(name: string, words: readonly Word[], cwd: string, context: StepContext): StepFindings {
  const file = isTooDeep(context) ? null : scriptFile(name, cwd, context);
  if (!file) return NOTHING_FOUND;
  const findings = powerShellFindings({ ...file, cwd, words }, deeper(context));
  return { ...findings, scripts: [file.source.path, ...(findings.scripts ?? [])] };
}

/** `bash ./set-startup.sh shop` as a line of its own shell. */
function commandLine(program: string, words: readonly TracedText[]): TracedText {
  const quoted = words.flatMap((word) => {
    const parts = [...word.string.matchAll(/'|[^']+/g)].map(({ index, 0: part }) =>
      part === "'"
        ? TracedText.of("\\'")
        : TracedText.join([TracedText.of("'"), word.slice(index, index + part.length), TracedText.of("'")]),
    );
    return [TracedText.of(' '), ...(parts.length === 0 ? [TracedText.of("''")] : parts)];
  });
  return TracedText.join([TracedText.of(program), ...quoted, TracedText.of('\n')]);
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

function commandFindings(command: PowerShellCommand, cwd: string, outer: StepContext): StepFindings {
  const inner = command.condition === null ? null : { when: command.condition, span: command.span };
  const condition = both(outer.condition, inner);
  // of a function that hands its words to the CLI, the place is where it is called
  const place = placeOf({ argv: command.words.flatMap(textsOf), span: command.span });
  const context = { ...outer, condition, span: place ?? command.span ?? outer.span };
  const texts = command.words.flatMap(textsOf);
  if (/\.ps1$/i.test(command.name)) return calledScript(command.name, command.words, cwd, context);
  const program = command.name.toLowerCase().replace(/\.(exe|cmd)$/, '');
  switch (program) {
    case 'pwsh':
    case 'powershell':
      return powerShellCall({ argv: texts, cwd }, context);
    case 'bash':
    case 'sh':
      return isTooDeep(context) ? NOTHING_FOUND : shellFindings(commandLine(program, texts), cwd, deeper(context));
    case 'az':
      return azureCli(texts, cwd, context);
    case 'azd':
      return azd(texts, cwd, context);
    default:
      return cmdlet(command.name, parametersOf(command.words), cwd, context);
  }
}

import type { PowerShellCommand } from '../../languages/powershell/commands.ts';
import { BASH_CONTINUATION } from '../../languages/powershell/statement-words.ts';
import { unwrap } from '../../languages/shell/run.ts';
import type { Call } from '../../languages/shell/world.ts';
import { allOf } from '../../languages/workflow/job-state.ts';
import type { Doing, Follower } from '../../languages/workflow/runner/follow.ts';
import { textsOf } from '../../languages/workflow/runner/powershell-call.ts';
import { span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { both } from '../../value/condition.ts';
import type { CoverageNote } from '../facts.ts';
import { found, NOTHING_FOUND, type StepContext, type StepFindings, together } from '../workflow/step-context.ts';
import { azd } from './azd.ts';
import { placeOf } from './call-place.ts';
import { cmdlet } from './cmdlets.ts';
import { azureCli } from './commands.ts';
import { type Defaults, defaultsAfter, NO_DEFAULTS } from './configured-defaults.ts';
import { curl, gitPush } from './kudu.ts';

/** What a script does to Azure, by the CLI, by azd and by the cmdlets of the Az module with plain arguments. */
export function doingFindings(doing: Doing, context: StepContext): StepFindings {
  return doing.kind === 'call'
    ? callFindings(unwrap(doing.call), context)
    : commandFindings(doing.command, doing.cwd, context);
}

function callFindings(call: Call, context: StepContext): StepFindings {
  // of a function that hands its words to the CLI, the place is where it is called
  const placed = { ...context, span: placeOf(call) ?? context.span };
  return programFindings(nameOf(call.program), call.argv, call.cwd, placed) ?? NOTHING_FOUND;
}

function commandFindings(command: PowerShellCommand, cwd: string, context: StepContext): StepFindings {
  const argv = command.words.flatMap(textsOf);
  const placed = { ...context, span: placeOf({ argv, span: command.span }) ?? context.span };
  const program = command.name.toLowerCase().replace(/\.(exe|cmd)$/, '');
  const findings = programFindings(program, argv, cwd, placed) ?? cmdlet(command.name, command.words, cwd, placed);
  const note = bashContinuation(command);
  return note ? { ...findings, coverage: [...findings.coverage, note] } : findings;
}

/** It counts all the same: once the line is mended, it is what the script does. */
function bashContinuation({ name, words, span: place }: PowerShellCommand): CoverageNote | null {
  const text = place?.source.text.slice(place.start, place.end) ?? '';
  const at = BASH_CONTINUATION.exec(text)?.index;
  if (!place || at === undefined) return null;
  const plain = words.flatMap((word) =>
    word.kind === 'text' && /^[a-z][a-z-]*$/.test(word.text.string) ? word.text.string : [],
  );
  const command = [name, ...plain.slice(0, 3)].join(' ');
  const message =
    'a line goes on after a backtick, not after a backslash, and a script with such a line does not run at all';
  return {
    what: `\`${command}\``,
    why: message,
    span: span(place.source, place.start + at, place.start + at + 1),
    refused: {
      by: 'PowerShell',
      command,
      message,
      meant: null,
      advice: 'Write a backtick in place of each `\\` at the end of a line.',
    },
  };
}

function programFindings(
  program: string,
  argv: readonly TracedText[],
  cwd: string,
  context: StepContext,
): StepFindings | null {
  if (program === 'az') return azureCli(argv, cwd, context);
  if (program === 'curl') return found(...curl(argv, cwd, context));
  if (program === 'git') return found(...gitPush(argv, context));
  return program === 'azd' ? azd(argv, cwd, context) : null;
}

function nameOf(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/**
 * All that scripts do which are run in one place.
 * @param findings what one of their doings is, at its number
 */
export function scriptFindings(
  { doings, scripts }: Follower,
  context: StepContext,
  findings: (doing: Doing, context: StepContext, at: number) => StepFindings = doingFindings,
): StepFindings {
  let defaults = context.defaults ?? NO_DEFAULTS;
  const found = doings.map((doing, at) => {
    const here = { ...within(doing, context), defaults };
    defaults = defaultsOf(doing, here, defaults);
    return findings(doing, here, at);
  });
  return together([...found, { ...NOTHING_FOUND, scripts: [...scripts] }]);
}

/** The defaults of the Azure CLI after what a script does. */
export function defaultsOf(doing: Doing, context: StepContext, before: Defaults): Defaults {
  if (doing.kind === 'call') {
    const { program, argv } = unwrap(doing.call);
    return nameOf(program) === 'az' ? defaultsAfter(argv, context, before) : before;
  }
  const { name, words } = doing.command;
  return /^az(\.cmd)?$/i.test(name) ? defaultsAfter(words.flatMap(textsOf), context, before) : before;
}

function within({ conditions, span, files, environment }: Doing, context: StepContext): StepContext {
  const condition = both(context.condition, allOf(conditions));
  return { ...context, condition, span: span ?? context.span, files, environment };
}

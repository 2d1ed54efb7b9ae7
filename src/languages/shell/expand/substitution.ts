import { TracedText } from '../../../text/traced.ts';
import { readCode } from '../code.ts';
import type { CommandExpansionPart, Redirect, Statement } from '../parse.ts';
import type { Process } from '../process.ts';
import { redirectAll } from '../redirect.ts';
import type { Status } from '../status.ts';
import { Captured } from '../streams.ts';

/** What `$( … )` puts in its place: its commands' output without the line ends at its end. */
export function commandOutput(shell: Process, part: CommandExpansionPart): TracedText {
  const { evaluation } = shell;
  const script = part.script;
  if (!script) return TracedText.empty;
  const output = new Captured((text) => evaluation.bounded(text));
  shell.substituted = evaluation.engine.inSubshell(shell, (copy) => {
    const file = shell.dialect === 'bash' ? fileIn(script.commands) : null;
    if (file) return readFile(copy, file, output);
    copy.tested = 0;
    if (shell.dialect === 'bash') copy.options.errexit = false;
    copy.streams = { ...copy.streams, outputs: new Map([...copy.streams.outputs, [1, output]]) };
    // Between backquotes the commands have been unescaped, so their offsets are their own.
    if (script.source !== undefined) {
      const code = readCode(evaluation, TracedText.of(script.source, shell.span(part)), shell.dialect);
      copy.code = code;
      return evaluation.engine.runStatements(copy, code.statements);
    }
    return evaluation.engine.runStatements(copy, script.commands);
  });
  const { text } = output;
  const end = text.string.replace(/\n+$/, '').length;
  return text.slice(0, end);
}

/** bash's `$(<file)` stands for the file's text. */
function fileIn(statements: readonly Statement[]): Redirect | null {
  const command = statements.length === 1 ? statements[0]?.command : undefined;
  if (command?.type !== 'Command' || command.name || command.redirects.length !== 1 || command.prefix.length > 1)
    return null;
  const [redirect] = command.redirects;
  return redirect?.type === 'Redirect' && redirect.operator === '<' ? redirect : null;
}

function readFile(copy: Process, redirect: Redirect, output: Captured): Status {
  if (!redirectAll(copy, [redirect])) return 1;
  output.write(copy.input.rest());
  return 0;
}

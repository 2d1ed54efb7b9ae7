import { TracedText } from '../../../text/traced.ts';
import { readCode } from '../code.ts';
import type { ArithmeticCommandExpansion, CommandExpansionPart } from '../parse.ts';
import type { Process } from '../process.ts';
import { Captured } from '../streams.ts';

/** What `$( … )` puts in its place: its commands' output without the line ends at its end. */
export function commandOutput(shell: Process, part: CommandExpansionPart | ArithmeticCommandExpansion): TracedText {
  const { evaluation } = shell;
  const script = part.script;
  if (!script) return TracedText.empty;
  const output = new Captured((text) => evaluation.bounded(text));
  shell.substituted = evaluation.engine.inSubshell(shell, (copy) => {
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

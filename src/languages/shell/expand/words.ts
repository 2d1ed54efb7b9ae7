import { TracedText } from '../../../text/traced.ts';
import { readCode } from '../code.ts';
import { Stop } from '../evaluation.ts';
import type { Word } from '../parse.ts';
import type { Process } from '../process.ts';
import { braceWords } from './braces.ts';
import { fieldsOf } from './fields.ts';
import { COMMAND_WORD, expandWord } from './word.ts';

/** All that a word of a command comes to: bash's braces, expansions, fields, file names. */
export function expandToFields(shell: Process, word: Word): readonly TracedText[] {
  if (shell.dialect === 'sh' || !word.parts?.some((part) => part.type === 'BraceExpansion'))
    return fieldsOf(shell, expandWord(shell, word, COMMAND_WORD));
  const raw = shell.code.text.slice(word.pos, word.end);
  const words = braceWords(raw);
  if (!words) throw new Stop('a word stands for unreasonably many', raw.spanOf());
  if (words.length === 1) return fieldsOf(shell, expandWord(shell, word, COMMAND_WORD));
  return words.flatMap((text) => writtenFields(shell, text));
}

/** The fields of a word that was put together, read as it would be where it stands. */
function writtenFields(shell: Process, text: TracedText): readonly TracedText[] {
  const outer = shell.code;
  const code = readCode(shell.evaluation, TracedText.join([TracedText.of(': '), text]), shell.dialect);
  const command = code.statements[0]?.command;
  shell.code = code;
  try {
    const words = command?.type === 'Command' ? command.args : [];
    return words.flatMap((word) =>
      word.type === 'Word'
        ? fieldsOf(shell, expandWord(shell, word, COMMAND_WORD))
        : [code.text.slice(word.pos, word.end)],
    );
  } finally {
    shell.code = outer;
  }
}

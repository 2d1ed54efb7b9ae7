import { TracedText } from '../../../text/traced.ts';
import { BuiltinError } from '../control.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { assign, lookUp, unset } from '../variables.ts';

/** `getopts ab:c name`: the next option of the arguments. */
export function getOptions(shell: Process, words: readonly TracedText[]): Status {
  const [letters, name, ...given] = words;
  if (!letters || !name) throw new BuiltinError(2);
  const args = given.length > 0 ? given : shell.arguments;
  const index = optionIndex(shell) > args.length + 1 ? 1 : optionIndex(shell);
  // Within a word of several letters (`-ab`), the next one is kept in the process.
  if (shell.optionAt.index !== index) shell.optionAt = { index, character: 1 };
  const word = args[index - 1];
  if (!word || !/^-./.test(word.string) || word.string === '--') {
    if (word?.string === '--') setIndex(shell, index + 1);
    assign(shell, name.string, TracedText.of('?'));
    if (shell.dialect === 'sh') unset(shell, 'OPTARG');
    return 1;
  }
  const { character } = shell.optionAt;
  const letter = word.string[character] ?? '';
  const at = letter === ':' ? -1 : letters.string.indexOf(letter, letters.string.startsWith(':') ? 1 : 0);
  const last = character + 1 >= word.length;
  const advance = (): void => {
    if (last) setIndex(shell, index + 1);
    else shell.optionAt = { index, character: character + 1 };
  };
  if (at < 0) {
    advance();
    assign(shell, name.string, TracedText.of('?'));
    if (letters.string.startsWith(':')) assign(shell, 'OPTARG', TracedText.of(letter));
    else unset(shell, 'OPTARG');
    return 0;
  }
  if (letters.string[at + 1] !== ':') {
    advance();
    assign(shell, name.string, word.slice(character, character + 1));
    unset(shell, 'OPTARG');
    return 0;
  }
  const value = last ? args[index] : word.slice(character + 1);
  setIndex(shell, last ? index + 2 : index + 1);
  if (value) {
    assign(shell, name.string, word.slice(character, character + 1));
    assign(shell, 'OPTARG', value);
    return 0;
  }
  const quiet = letters.string.startsWith(':');
  assign(shell, name.string, TracedText.of(quiet ? ':' : '?'));
  if (quiet) assign(shell, 'OPTARG', TracedText.of(letter));
  else unset(shell, 'OPTARG');
  return 0;
}

function optionIndex(shell: Process): number {
  const found = lookUp(shell, 'OPTIND');
  const index = found.kind === 'set' ? Number(found.text.string) : 1;
  return Number.isInteger(index) && index > 0 ? index : 1;
}

function setIndex(shell: Process, index: number): void {
  assign(shell, 'OPTIND', TracedText.of(String(index)));
  shell.optionAt = { index, character: 1 };
}

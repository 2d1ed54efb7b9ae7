import { TracedText } from '../../../text/traced.ts';
import { Exit } from '../control.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { assign, makeLocal, mark, unset } from '../variables.ts';

const NAME = /^[A-Za-z_]\w*/;

/** `export`, `readonly`, `local`, `declare`: names and assignments. */
export function declare(shell: Process, command: string, words: readonly TracedText[]): Status {
  for (const word of words) {
    if (word.string.startsWith('-')) continue;
    const name = NAME.exec(word.string)?.[0] ?? '';
    const rest = word.string.slice(name.length);
    if (name === '' || (rest !== '' && !/^\+?=/.test(rest))) {
      if (!word.known) {
        shell.evaluation.unknown(word.holes[0]?.reason ?? 'a name is not known', word.spanOf());
        continue;
      }
      shell.evaluation.stderr = `${command}: ${word.string}: bad variable name`;
      if (shell.dialect === 'sh') throw new Exit(2);
      return 1;
    }
    if (command === 'local' || command === 'declare' || command === 'typeset') {
      if (shell.scopes.length > 0) makeLocal(shell, name);
    }
    if (rest !== '') assign(shell, name, word.slice(name.length + 1));
    if (command === 'export') mark(shell, name, { exported: true });
    if (command === 'readonly') mark(shell, name, { readonly: true });
    if (command === 'declare' && words.some((option) => option.string === '-x')) mark(shell, name, { exported: true });
  }
  return 0;
}

export function unsetNames(shell: Process, words: readonly TracedText[]): Status {
  const functions = words[0]?.string === '-f';
  for (const word of words) {
    if (/^-[fv]$/.test(word.string)) continue;
    if (functions) shell.functions.delete(word.string);
    else unset(shell, word.string);
  }
  return 0;
}

const LETTERS: Readonly<Record<string, keyof Process['options']>> = {
  a: 'allexport',
  e: 'errexit',
  f: 'noglob',
  u: 'nounset',
  n: 'noexec',
};
const OPTION_NAMES: Readonly<Record<string, keyof Process['options']>> = {
  allexport: 'allexport',
  errexit: 'errexit',
  noglob: 'noglob',
  nounset: 'nounset',
  noexec: 'noexec',
  pipefail: 'pipefail',
};
const HARMLESS_LETTERS = /^[bhikmpstvxBCEHIPTV]$/;
const HARMLESS_NAMES =
  /^(xtrace|verbose|monitor|notify|noclobber|ignoreeof|vi|emacs|debug|errtrace|functrace|hashall|posix|interactive|stdin)$/;

/** `set -eux -o pipefail -- a b` */
export function setOptions(shell: Process, words: readonly TracedText[]): Status {
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at]?.string ?? '';
    if (word === '--') {
      shell.arguments = words.slice(at + 1);
      return 0;
    }
    if (!/^[-+]./.test(word)) break;
    const on = word.startsWith('-');
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        const name = words[++at]?.string;
        if (name !== undefined && !named(shell, name, on)) return illegal(shell, `-o ${name}`);
      } else if (LETTERS[letter]) shell.options[LETTERS[letter]] = on;
      else if (!HARMLESS_LETTERS.test(letter)) return illegal(shell, `-${letter}`);
    }
  }
  if (at < words.length) shell.arguments = words.slice(at);
  return 0;
}

/** Debian's dash (0.5.12) has no pipefail. */
function named(shell: Process, name: string, on: boolean): boolean {
  const option = OPTION_NAMES[name];
  if (!option || (option === 'pipefail' && shell.dialect === 'sh')) return HARMLESS_NAMES.test(name);
  shell.options[option] = on;
  return true;
}

function illegal(shell: Process, option: string): Status {
  shell.evaluation.stderr = `set: Illegal option ${option}`;
  if (shell.dialect === 'sh') throw new Exit(2);
  return 2;
}

export function shift(shell: Process, words: readonly TracedText[]): Status {
  const count = Number(words[0]?.string ?? '1');
  if (!Number.isInteger(count) || count > shell.arguments.length) {
    if (shell.dialect === 'sh') throw new Exit(2);
    return 1;
  }
  shell.arguments = shell.arguments.slice(count);
  shell.evaluation.changes++;
  return 0;
}

/** `read a b`: a line of the input, split at blanks. */
export function read(shell: Process, words: readonly TracedText[]): Status {
  const names = words.filter((word) => !word.string.startsWith('-'));
  const line = shell.streams.input.line();
  shell.evaluation.changes++;
  if (!line) {
    for (const name of names) assign(shell, name.string, TracedText.empty);
    return 1;
  }
  const found = [...line.text.string.matchAll(/\S+/g)];
  for (const [at, name] of names.entries()) {
    const match = found[at];
    const end =
      at === names.length - 1 ? line.text.string.trimEnd().length : (match?.index ?? 0) + (match?.[0].length ?? 0);
    assign(shell, name.string, match ? line.text.slice(match.index, end) : TracedText.empty);
  }
  return line.ended ? 0 : 1;
}

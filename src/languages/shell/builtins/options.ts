import type { TracedText } from '../../../text/traced.ts';
import { BuiltinError } from '../control.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';

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

function illegal(shell: Process, option: string): never {
  shell.evaluation.stderr = `set: Illegal option ${option}`;
  throw new BuiltinError(2);
}

const SHELL_OPTIONS: Readonly<Record<string, keyof Process['options']>> = {
  nullglob: 'nullglob',
  extglob: 'extglob',
  dotglob: 'dotglob',
};

/** bash's `shopt -s nullglob` */
export function shellOptions(shell: Process, words: readonly TracedText[]): Status {
  const letters = words
    .filter((word) => word.string.startsWith('-'))
    .map((word) => word.string)
    .join('');
  const names = words.filter((word) => !word.string.startsWith('-')).map((word) => word.string);
  let status: Status = 0;
  for (const name of names) {
    const option = (letters.includes('o') ? OPTION_NAMES : SHELL_OPTIONS)[name];
    if (!option) {
      if (/^(globstar|nocasematch|nocaseglob|failglob|lastpipe|inherit_errexit)$/.test(name) && letters.includes('s'))
        shell.evaluation.unknown(`what \`shopt -s ${name}\` changes is not followed`, words[0]?.spanOf() ?? null);
      continue;
    }
    if (letters.includes('s')) shell.options[option] = true;
    else if (letters.includes('u')) shell.options[option] = false;
    else if (!shell.options[option]) status = 1;
  }
  return status;
}

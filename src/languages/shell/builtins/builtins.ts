import { TracedText } from '../../../text/traced.ts';
import { Exit } from '../control.ts';
import type { Place } from '../engine.ts';
import { isFound } from '../external.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { changeFolder, evalText, exit, findCommand, leaveFunction, leaveLoop, source } from './flow.ts';
import { echo, printf } from './output.ts';
import { bracket, test } from './test.ts';
import { declare, read, setOptions, shift, unsetNames } from './variables.ts';

export interface Builtin {
  /** bash has it, dash doesn't */
  readonly bash: boolean;
  run(shell: Process, words: readonly TracedText[], place: Place): Status;
}

/** POSIX's special builtins: an assignment before one of them stays. */
export const SPECIAL: ReadonlySet<string> = new Set(
  ': . break continue eval exec exit export readonly return set shift times trap unset'.split(' '),
);

type Run = Builtin['run'];

const both = (names: string, run: Run): readonly (readonly [string, Builtin])[] =>
  names.split(' ').map((name) => [name, { bash: false, run }] as const);
const bash = (names: string, run: Run): readonly (readonly [string, Builtin])[] =>
  names.split(' ').map((name) => [name, { bash: true, run }] as const);

export const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ...both(': true umask ulimit hash alias unalias times trap wait jobs getopts fc bg fg kill', () => 0),
  ...bash('shopt bind disown enable help history logout mapfile readarray suspend complete compgen caller', () => 0),
  ...both('false', () => 1),
  ...both('export', (shell, words) => declare(shell, 'export', words)),
  ...both('readonly', (shell, words) => declare(shell, 'readonly', words)),
  ...both('local', (shell, words) => declare(shell, 'local', words)),
  ...bash('declare typeset', (shell, words) => declare(shell, 'declare', words)),
  ...both('unset', unsetNames),
  ...both('set', setOptions),
  ...both('shift', shift),
  ...both('read', read),
  ...both('exit', exit),
  ...both('return', leaveFunction),
  ...both('break', (shell, words) => leaveLoop(shell, 'break', words)),
  ...both('continue', (shell, words) => leaveLoop(shell, 'continue', words)),
  ...both('cd chdir', changeFolder),
  ...bash('pushd', changeFolder),
  ...bash('popd', () => 0),
  ...both('pwd', (shell) => {
    shell.write(TracedText.of(`${shell.cwd}\n`));
    return 0;
  }),
  ...both('.', source),
  ...bash('source', source),
  ...both('eval', evalText),
  ...both('exec', exec),
  ...both('command', command),
  ...both('type', (shell, words) => (words[0] ? findCommand(shell, words[0], isFound(shell, words[0].string)) : 0)),
  ...bash('builtin', (shell, words, place) => shell.evaluation.engine.runCommand(shell, words, place, false)),
  ...both('test', test),
  ...both('[', bracket),
  ...both('echo', echo),
  ...both('printf', printf),
  ...bash('let', () => 0),
]);

/** `exec program`: the program in place of the shell; without one, the redirections stay. */
function exec(shell: Process, words: readonly TracedText[], place: Place): Status {
  if (words.length === 0) return 0;
  throw new Exit(shell.evaluation.engine.runCommand(shell, words, place, true));
}

/** `command program`, `command -v program`. */
function command(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [first, second] = words;
  if (first && /^-[vV]$/.test(first.string)) {
    return second
      ? findCommand(
          shell,
          second,
          BUILTINS.has(second.string) || shell.functions.has(second.string) || isFound(shell, second.string),
        )
      : 0;
  }
  const rest = first?.string === '-p' || first?.string === '--' ? words.slice(1) : words;
  const name = rest[0]?.string ?? '';
  const builtin = BUILTINS.get(name);
  return builtin
    ? builtin.run(shell, rest.slice(1), place)
    : shell.evaluation.engine.runCommand(shell, rest, place, true);
}

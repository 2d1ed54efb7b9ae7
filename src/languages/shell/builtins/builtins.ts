import { TracedText } from '../../../text/traced.ts';
import { BuiltinError, Exit } from '../control.ts';
import type { Place } from '../engine.ts';
import { pathOf } from '../external.ts';
import type { Process } from '../process.ts';
import { type Status, testOf } from '../status.ts';
import { evalText, exit, leaveFunction, leaveLoop, source, trap } from './flow.ts';
import { changeFolder, popFolder, pushFolder } from './folders.ts';
import { getOptions } from './getopts.ts';
import { setOptions, shellOptions } from './options.ts';
import { echo } from './output.ts';
import { printf } from './printf.ts';
import { read, readLines } from './read.ts';
import { bracket, test } from './test.ts';
import { declare, letNumbers, shift, unsetNames } from './variables.ts';

export interface Builtin {
  /** bash has it, dash doesn't */
  readonly bash: boolean;
  run(shell: Process, words: readonly TracedText[], place: Place): Status;
}

/** dash's special builtins (POSIX's and `local`): an assignment before one of them stays, and an error in one ends the shell. */
export const SPECIAL: ReadonlySet<string> = new Set(
  ': . break continue eval exec exit export local readonly return set shift times trap unset'.split(' '),
);

type Run = Builtin['run'];

const both = (names: string, run: Run): readonly (readonly [string, Builtin])[] =>
  names.split(' ').map((name) => [name, { bash: false, run }] as const);
const bash = (names: string, run: Run): readonly (readonly [string, Builtin])[] =>
  names.split(' ').map((name) => [name, { bash: true, run }] as const);

export const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ...both(': true umask ulimit alias times wait jobs fc bg fg kill', () => 0),
  ...bash('bind disown enable help history logout suspend complete compgen caller', () => 0),
  ...both('hash', (shell, words) => {
    const names = words.filter((word) => !word.string.startsWith('-'));
    return names.some((name) => pathOf(shell, name) === null) ? 1 : 0;
  }),
  ...both('false', () => 1),
  ...both('export', (shell, words, place) => declare(shell, 'export', words, place)),
  ...both('readonly', (shell, words, place) => declare(shell, 'readonly', words, place)),
  ...both('local', (shell, words, place) => declare(shell, 'local', words, place)),
  ...bash('declare typeset', (shell, words, place) => declare(shell, 'declare', words, place)),
  ...both('unset', unsetNames),
  ...both('unalias', () => 0),
  ...both('set', setOptions),
  ...bash('shopt', shellOptions),
  ...both('shift', shift),
  ...both('getopts', getOptions),
  ...both('read', read),
  ...bash('mapfile readarray', readLines),
  ...both('exit', exit),
  ...both('trap', trap),
  ...both('return', leaveFunction),
  ...both('break', (shell, words) => leaveLoop(shell, 'break', words)),
  ...both('continue', (shell, words) => leaveLoop(shell, 'continue', words)),
  ...both('cd chdir', changeFolder),
  ...bash('pushd', pushFolder),
  ...bash('popd', popFolder),
  ...both('pwd', (shell) => {
    shell.write(TracedText.of(`${shell.cwd}\n`));
    return 0;
  }),
  ...both('.', source),
  ...bash('source', source),
  ...both('eval', evalText),
  ...both('exec', exec),
  ...both('command', command),
  ...both('type', (shell, words) => describe(shell, words)),
  ...bash('builtin', (shell, words, place) => {
    const [name, ...rest] = words;
    return (name && builtinNamed(shell, name.string)?.run(shell, rest, place)) ?? 1;
  }),
  ...both('test', test),
  ...both('[', bracket),
  ...both('echo', echo),
  ...both('printf', printf),
  ...bash('let', letNumbers),
]);

export function builtinNamed(shell: Process, name: string): Builtin | undefined {
  const builtin = BUILTINS.get(name);
  return builtin?.bash && shell.dialect === 'sh' ? undefined : builtin;
}

/** `exec program`: the program in place of the shell. (Without one, the redirections stay: `runSimple`.) */
function exec(shell: Process, words: readonly TracedText[], place: Place): Status {
  const options = words.findIndex((word) => !/^-[cl]$/.test(word.string));
  const named = words[options]?.string === '-a' ? options + 2 : words[options]?.string === '--' ? options + 1 : options;
  const rest = words.slice(Math.max(named, 0));
  if (shell.dialect === 'bash' && named === options && rest[0]?.string.startsWith('-')) throw new BuiltinError(2);
  if (rest.length === 0) return 0;
  if (rest[0]?.length === 0) throw new Exit(126, true);
  throw new Exit(shell.evaluation.engine.runCommand(shell, rest, place, true), true);
}

/** `command program`: no function is looked for; and a special builtin that fails ends nothing. */
function command(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [first, ...others] = words;
  if (first && /^-[vV]$/.test(first.string)) return findCommands(shell, others, first.string === '-V');
  const rest = first && /^(-p|--)$/.test(first.string) ? others : words;
  const [name, ...args] = rest;
  const builtin = name ? builtinNamed(shell, name.string) : undefined;
  if (!name) return 0;
  if (!builtin) return shell.evaluation.engine.runCommand(shell, rest, place, true);
  try {
    return builtin.run(shell, args, place);
  } catch (thrown) {
    if (thrown instanceof BuiltinError) return thrown.status;
    throw thrown;
  }
}

function findCommands(shell: Process, names: readonly TracedText[], describes: boolean): Status {
  if (describes) return describe(shell, names);
  let status: Status = names.length === 0 ? 0 : shell.dialect === 'sh' ? 127 : 1;
  for (const name of names.slice(0, shell.dialect === 'sh' ? 1 : names.length)) {
    const found = findCommand(shell, name);
    if (found !== null) status = found;
  }
  return status;
}

/** `command -v x`: prints what would run; null where nothing would. */
function findCommand(shell: Process, name: TracedText): Status | null {
  const own = KEYWORDS.has(name.string) || shell.functions.has(name.string) || builtinNamed(shell, name.string);
  if (own) {
    shell.write(name.concat(TracedText.of('\n')));
    return 0;
  }
  const found = pathOf(shell, name);
  if (found === null) return null;
  if (found === 'unknown') return testOf(`command -v ${name.string}`, `command -v ${name.string}`, true);
  shell.write(found.concat(TracedText.of('\n')));
  return 0;
}

/** `type x` */
function describe(shell: Process, names: readonly TracedText[]): Status {
  let status: Status = 0;
  for (const name of names) {
    const write = (text: string): void => shell.write(name.concat(TracedText.of(`${text}\n`)));
    if (KEYWORDS.has(name.string)) write(' is a shell keyword');
    else if (shell.functions.has(name.string) && shell.dialect === 'sh') write(' is a shell function');
    else if (builtinNamed(shell, name.string)) {
      write(SPECIAL.has(name.string) && shell.dialect === 'sh' ? ' is a special shell builtin' : ' is a shell builtin');
    } else {
      const found = shell.functions.has(name.string) ? null : pathOf(shell, name);
      if (found === 'unknown') return testOf(`type ${name.string}`, `command -v ${name.string}`, true);
      if (found) shell.write(TracedText.join([name, TracedText.of(' is '), found, TracedText.of('\n')]));
      else if (shell.functions.has(name.string)) write(' is a function');
      else {
        if (shell.dialect === 'sh') write(': not found');
        status = shell.dialect === 'sh' ? 127 : 1;
      }
    }
  }
  return status;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  '! { } case do done elif else esac fi for if in then until while'.split(' ').filter((word) => word !== 'in'),
);

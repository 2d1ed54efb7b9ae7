import { shownText } from '../../text/shown.ts';
import { TracedText } from '../../text/traced.ts';
import { surelyDiffer } from '../../value/same-text.ts';
import { areAskedFor } from './asked-arguments.ts';
import { assignTo } from './assignments.ts';
import { type Builtin, builtinNamed, SPECIAL } from './builtins/builtins.ts';
import { excerpt } from './code.ts';
import { BuiltinError, Exit, Return } from './control.ts';
import type { Place } from './engine.ts';
import { Stop } from './evaluation.ts';
import { literal } from './expand/fragments.ts';
import { ASSIGNED, expandText, PLAIN } from './expand/word.ts';
import { expandToFields } from './expand/words.ts';
import { runExternal } from './external.ts';
import { binaryTest } from './file-test.ts';
import type { Assignment, Command, CommandArgument } from './parse.ts';
import type { Process, ShellFunction } from './process.ts';
import { redirectAll, withRedirects } from './redirect.ts';
import type { Status } from './status.ts';
import { unanswered } from './unanswered.ts';
import { leaveScope, restore } from './variables.ts';

/** A simple command: words are expanded first, then files are opened, then variables are set. */
export function runSimple(shell: Process, node: Command): Status {
  shell.substituted = null;
  const prefix = node.prefix.filter((part) => part.type === 'Assignment');
  const words = node.name ? wordsOf(shell, node.name, node.args) : [];
  const [first] = words;
  if (!first) {
    return withRedirects(shell, node.redirects, () => {
      for (const assignment of prefix) assignTo(shell, assignment, false);
      return shell.substituted ?? 0;
    });
  }
  const name = first.string;
  const special = SPECIAL.has(name) && !shell.functions.has(name) && shell.dialect === 'sh';
  const place: Place = { code: shell.code, pos: (node.name ?? node).pos, end: lastEnd(node) };
  if (name === 'exec' && words.length === 1 && !shell.functions.has(name)) {
    if (!redirectAll(shell, node.redirects)) throw new Exit(shell.dialect === 'sh' ? 2 : 1);
    for (const assignment of prefix) assignTo(shell, assignment, false);
    return 0;
  }
  const run = (): Status => {
    if (special || prefix.length === 0) {
      for (const assignment of prefix) assignTo(shell, assignment, false);
      return runCommand(shell, words, place, false);
    }
    const saved = new Map(prefix.map((assignment) => [assignment.name, shell.variables.get(assignment.name)]));
    try {
      for (const assignment of prefix) assignBefore(shell, assignment);
      return runCommand(shell, words, place, false);
    } finally {
      restore(shell, saved);
    }
  };
  return withRedirects(shell, node.redirects, run, (status) => {
    if (special) throw new Exit(status);
    return status;
  });
}

/** Before a command, bash goes on after a variable that it may not set. */
function assignBefore(shell: Process, assignment: Assignment): void {
  try {
    assignTo(shell, assignment, true);
  } catch (thrown) {
    if (shell.dialect === 'sh' || !(thrown instanceof BuiltinError)) throw thrown;
  }
}

/** The command's words alone, without a redirection at their end. */
function lastEnd(node: Command): number {
  return Math.max(node.name?.end ?? node.end, ...node.args.map((word) => word.end));
}

function wordsOf(
  shell: Process,
  name: NonNullable<Command['name']>,
  args: readonly CommandArgument[],
): readonly TracedText[] {
  return [name, ...args].flatMap((word): readonly TracedText[] => {
    // no file is called as a sum is written
    if (word.type === 'Word' && word !== name && name.text === 'let') return [expandText(shell, word, PLAIN)];
    if (word.type === 'Word') return expandToFields(shell, word);
    // `export A=$B`: an assignment among the words, which is not split
    if (word.value.type === 'ArrayValue') {
      // `declare -a x=(a b)`
      shell.arrays.set(word.name, word.value.elements);
      return [shell.code.text.slice(word.pos, word.pos + word.name.length)];
    }
    const head = shell.code.text.slice(word.pos, word.value.pos);
    return [TracedText.join([literal(head).text, expandText(shell, word.value, ASSIGNED)])];
  });
}

/** Runs a command by its name: a special builtin, a function, a builtin, or a program. */
export function runCommand(shell: Process, words: readonly TracedText[], place: Place, external: boolean): Status {
  const [name, ...args] = words;
  if (!name) return 0;
  shell.evaluation.step();
  if (!name.known) {
    // of a path whose last name is known, the rest doesn't matter
    const base = name.slice(name.string.lastIndexOf('/') + 1);
    const reason = name.holes[0]?.reason ?? 'the program is not known';
    if (base.length > 0 && base.length < name.length && base.known) return runExternal(shell, words, place);
    if (shell.evaluation.world.succeeds) return runUnknown(shell, name, args, place);
    throw new Stop(`which program starts is not known: ${reason}`, name.spanOf());
  }
  const found = external ? null : shell.functions.get(name.string);
  if (found) return runFunction(shell, name, found, args, place);
  const builtin = external ? undefined : builtinNamed(shell, name.string);
  return builtin ? runBuiltin(shell, name.string, builtin, args, place) : runExternal(shell, words, place);
}

/**
 * A command of an unknown name in a script of a deployment, which goes on after it: `"$1"` is one of the script's functions,
 * `if $VERBOSE` is a test, `$SUDO az …` runs what follows, anything else is a program of which nothing is known.
 */
function runUnknown(shell: Process, name: TracedText, args: readonly TracedText[], place: Place): Status {
  const functions = [...shell.functions].filter(([one]) => !surelyDiffer(name, TracedText.of(one)));
  if (functions.length > 0 && functions.length <= MOST_FUNCTIONS) {
    const shown = shownText(name);
    const labels = functions.map(([one]) => `\`${shown}\` is \`${one}\``);
    const chosen = functions[shell.evaluation.choose(labels, `calls ${name.holes[0]?.key ?? shown}`)];
    if (chosen) return runFunction(shell, TracedText.of(chosen[0], name.spanOf()), chosen[1], args, place);
  }
  const isWhole = name.string.length === name.holes.length;
  if (isWhole && args.length === 0) return binaryTest(shell, name, '=', TracedText.of('true'));
  if (isWhole && /^azd?$/.test(args[0]?.string ?? '')) return runCommand(shell, args, place, false);
  return unanswered(shell, place);
}

/** Of more functions than these, a name stands for none that can be followed. */
const MOST_FUNCTIONS = 8;

/** A builtin that is called wrongly fails; where it is a special one, dash ends. */
function runBuiltin(shell: Process, name: string, builtin: Builtin, args: readonly TracedText[], place: Place): Status {
  try {
    return builtin.run(shell, args, place);
  } catch (thrown) {
    if (!(thrown instanceof BuiltinError)) throw thrown;
    if (shell.dialect === 'sh' && SPECIAL.has(name)) throw new Exit(thrown.status);
    return thrown.status;
  }
}

function runFunction(
  shell: Process,
  name: TracedText,
  { body, code }: ShellFunction,
  args: readonly TracedText[],
  place: Place,
): Status {
  if (++shell.calls > shell.evaluation.limits.depth)
    throw new Stop(`\`${name.string}\` calls itself too deeply`, name.spanOf());
  const outer = { arguments: shell.arguments, code: shell.code, loops: shell.loops };
  // `main "$@"` hands on what the script is called with
  const handsOn = args.length === 0 && areAskedFor(shell.arguments) && /\$[@*]/.test(written(place));
  shell.arguments = handsOn ? shell.arguments : args;
  shell.code = code;
  shell.loops = 0;
  shell.scopes.push(new Map());
  try {
    return shell.evaluation.engine.runNode(shell, body);
  } catch (thrown) {
    if (thrown instanceof Return) return thrown.status;
    throw thrown;
  } finally {
    leaveScope(shell);
    shell.calls--;
    shell.arguments = outer.arguments;
    shell.code = outer.code;
    shell.loops = outer.loops;
  }
}

/** The command as it is written, for messages. */
export function written(place: Place): string {
  return excerpt(place.code, place);
}

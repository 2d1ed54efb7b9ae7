import { TracedText } from '../../text/traced.ts';
import { areAskedFor } from './asked-arguments.ts';
import { type Builtin, builtinNamed, SPECIAL } from './builtins/builtins.ts';
import { excerpt } from './code.ts';
import { BuiltinError, Exit, Return } from './control.ts';
import type { Place } from './engine.ts';
import { Stop } from './evaluation.ts';
import { arithmeticOf } from './expand/arithmetic-text.ts';
import { literal } from './expand/fragments.ts';
import { ASSIGNED, expandText, PLAIN } from './expand/word.ts';
import { expandToFields } from './expand/words.ts';
import { runExternal } from './external.ts';
import type { Assignment, Command, CommandArgument, Word } from './parse.ts';
import type { Process, ShellFunction } from './process.ts';
import { redirectAll, withRedirects } from './redirect.ts';
import type { Status } from './status.ts';
import { assign, assignItem, assignItems, itemsOf, leaveScope, lookUp, mark, restore } from './variables.ts';

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

function assignTo(shell: Process, assignment: Assignment, exported: boolean): void {
  const { name, value, append } = assignment;
  if (value.type === 'ArrayValue') {
    assignArray(shell, name, value.elements, append ?? false);
    return;
  }
  const text = expandText(shell, value, ASSIGNED);
  if (assignment.index) {
    const index = indexOf(shell, name, expandText(shell, assignment.index, PLAIN));
    const old = append ? itemsOf(shell, name).get(index) : undefined;
    assignItem(shell, name, index, old ? old.concat(text) : text);
    return;
  }
  const old = append ? lookUp(shell, name) : null;
  assign(shell, name, old?.kind === 'set' ? appended(shell, name, old.text, text) : text, false);
  if (exported) mark(shell, name, { exported: true });
}

function appended(shell: Process, name: string, old: TracedText, more: TracedText): TracedText {
  return shell.variables.get(name)?.integer ? TracedText.join([old, TracedText.of('+'), more]) : old.concat(more);
}

/** The key of an item: the text itself in an associative array, else the number that it gives. */
function indexOf(shell: Process, name: string, text: TracedText): string {
  if (shell.variables.get(name)?.associative) return text.string;
  const index = arithmeticOf(shell, text);
  if (typeof index !== 'bigint')
    throw new Stop(`which item of \`${name}\` is set is not known: ${index.reason}`, text.spanOf());
  return String(index);
}

const KEYED = /^\[([^\]]*)\]=/;

/** `x=(a b [5]=c)` */
export function assignArray(shell: Process, name: string, elements: readonly Word[], append: boolean): void {
  const items = new Map(append ? itemsOf(shell, name) : []);
  let next = Number([...items.keys()].at(-1) ?? '-1') + 1;
  let more: string | undefined;
  for (const word of elements) {
    const [head, key = ''] = KEYED.exec(word.text) ?? [];
    if (head !== undefined) {
      const bare = key.replace(/^(["'])(.*)\1$/, '$2');
      const index = indexOf(shell, name, /[$`]/.test(bare) ? expandedKey(shell, word, head) : TracedText.of(bare));
      const parts = word.parts?.filter((part) => part.pos >= word.pos + head.length);
      items.set(index, expandText(shell, { pos: word.pos + head.length, end: word.end, parts }, ASSIGNED));
      next = Number(index) + 1;
      continue;
    }
    const fields = expandToFields(shell, word);
    for (const field of fields) items.set(String(next++), field);
    // `( $(az … -o tsv) )`: how many words it prints isn't known
    const printed = fields.length === 1 && /^(?:\$\(|`|\$\w)/.test(word.text) ? fields[0] : undefined;
    if (printed?.length === 1) more ??= printed.holes[0]?.reason;
  }
  assignItems(shell, name, items);
  const variable = shell.variables.get(name);
  if (variable && more !== undefined) shell.variables.set(name, { ...variable, more });
}

function expandedKey(shell: Process, word: Word, head: string): TracedText {
  const end = word.pos + head.length - 2;
  const parts = word.parts?.filter((part) => part.pos > word.pos && part.end <= end);
  return expandText(shell, { pos: word.pos + 1, end, parts }, PLAIN);
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
    throw new Stop(`which program starts is not known: ${reason}`, name.spanOf());
  }
  const found = external ? null : shell.functions.get(name.string);
  if (found) return runFunction(shell, name, found, args, place);
  const builtin = external ? undefined : builtinNamed(shell, name.string);
  return builtin ? runBuiltin(shell, name.string, builtin, args, place) : runExternal(shell, words, place);
}

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

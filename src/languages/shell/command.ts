import { TracedText } from '../../text/traced.ts';
import { BUILTINS, type Builtin, SPECIAL } from './builtins/builtins.ts';
import { excerpt } from './code.ts';
import { Return } from './control.ts';
import type { Place } from './engine.ts';
import { Stop } from './evaluation.ts';
import { fieldsOf } from './expand/fields.ts';
import { literal } from './expand/fragments.ts';
import { ASSIGNED, COMMAND_WORD, expandText, expandWord } from './expand/word.ts';
import { runExternal } from './external.ts';
import type { Assignment, Command, CommandArgument } from './parse.ts';
import type { Process, ShellFunction } from './process.ts';
import { withRedirects } from './redirect.ts';
import type { Status } from './status.ts';
import { assign, assignItems, leaveScope, lookUp, mark, restore } from './variables.ts';

/** A simple command: assignments, words, redirections. */
export function runSimple(shell: Process, node: Command): Status {
  shell.substituted = null;
  const prefix = node.prefix.filter((part) => part.type === 'Assignment');
  const words = node.name ? wordsOf(shell, node.name, node.args) : [];
  if (words.length === 0) {
    return withRedirects(shell, node.redirects, () => {
      for (const assignment of prefix) assignTo(shell, assignment, false);
      return shell.substituted ?? 0;
    });
  }
  const name = words[0]?.string ?? '';
  const kept = shell.dialect === 'sh' && SPECIAL.has(name) && !shell.functions.has(name);
  const saved = new Map(prefix.map((assignment) => [assignment.name, shell.variables.get(assignment.name)]));
  for (const assignment of prefix) assignTo(shell, assignment, !kept);
  const place: Place = { code: shell.code, pos: (node.name ?? node).pos, end: lastEnd(node) };
  try {
    return withRedirects(shell, node.redirects, () => runCommand(shell, words, place, false));
  } finally {
    if (!kept && saved.size > 0) restore(shell, saved);
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
    if (word.type === 'Word') return fieldsOf(shell, expandWord(shell, word, COMMAND_WORD));
    // `export A=$B`: an assignment among the words, which is not split
    if (word.value.type === 'ArrayValue') return [shell.code.text.slice(word.pos, word.end)];
    const head = shell.code.text.slice(word.pos, word.value.pos);
    return [TracedText.join([literal(head).text, expandText(shell, word.value, ASSIGNED)])];
  });
}

function assignTo(shell: Process, assignment: Assignment, exported: boolean): void {
  const { name, value, append } = assignment;
  if (value.type === 'ArrayValue') {
    const items = value.elements.flatMap((word) => fieldsOf(shell, expandWord(shell, word, COMMAND_WORD)));
    const old = append ? [...(shell.variables.get(name)?.items?.values() ?? [])] : [];
    assignItems(shell, name, new Map([...old, ...items].map((item, at) => [String(at), item])));
    return;
  }
  const text = expandText(shell, value, ASSIGNED);
  if (assignment.index) {
    const items = new Map(shell.variables.get(name)?.items ?? []);
    assignItems(shell, name, items.set(assignment.index.value, text));
    return;
  }
  const old = append ? lookUp(shell, name) : null;
  assign(shell, name, old?.kind === 'set' ? old.text.concat(text) : text, false);
  if (exported) mark(shell, name, { exported: true });
}

/** Runs a command by its name: a special builtin, a function, a builtin, or a program. */
export function runCommand(shell: Process, words: readonly TracedText[], place: Place, external: boolean): Status {
  const [name, ...args] = words;
  if (!name) return 0;
  shell.evaluation.step();
  if (!name.known) {
    const reason = name.holes[0]?.reason ?? 'the program is not known';
    throw new Stop(`which program starts is not known: ${reason}`, name.spanOf());
  }
  const found = external ? null : shell.functions.get(name.string);
  if (found) return runFunction(shell, name, found, args);
  const builtin: Builtin | undefined = external ? undefined : BUILTINS.get(name.string);
  if (builtin && !(builtin.bash && shell.dialect === 'sh')) return builtin.run(shell, args, place);
  return runExternal(shell, words, place);
}

function runFunction(
  shell: Process,
  name: TracedText,
  { body, code }: ShellFunction,
  args: readonly TracedText[],
): Status {
  if (++shell.calls > shell.evaluation.limits.depth)
    throw new Stop(`\`${name.string}\` calls itself too deeply`, name.spanOf());
  const outer = { arguments: shell.arguments, code: shell.code, loops: shell.loops };
  shell.arguments = args;
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

import type { TracedText } from '../../text/traced.ts';
import { excerpt } from './code.ts';
import { LoopExit } from './control.ts';
import { Stop } from './evaluation.ts';
import { fieldsOf } from './expand/fields.ts';
import { matcher, patternSource } from './expand/pattern.ts';
import { COMMAND_WORD, expandText, expandWord, PLAIN } from './expand/word.ts';
import type { Case, CompoundList, For, If, While } from './parse.ts';
import type { Process } from './process.ts';
import { succeeded } from './settle.ts';
import type { Status } from './status.ts';
import { assign } from './variables.ts';

export function runIf(shell: Process, node: If): Status {
  for (const branch of [node, ...node.elif]) {
    if (holds(shell, branch.clause)) return run(shell, branch.then);
  }
  return node.else ? run(shell, node.else) : 0;
}

function holds(shell: Process, clause: CompoundList): boolean {
  shell.tested++;
  const status = run(shell, clause);
  shell.tested--;
  return succeeded(shell, status, false);
}

function run(shell: Process, list: CompoundList): Status {
  return shell.evaluation.engine.runStatements(shell, list.commands);
}

export function runFor(shell: Process, node: For): Status {
  const items = node.wordlist
    ? node.wordlist.flatMap((word) => fieldsOf(shell, expandWord(shell, word, COMMAND_WORD)))
    : shell.arguments;
  let status: Status = 0;
  shell.loops++;
  for (const [count, item] of items.entries()) {
    if (count >= shell.evaluation.limits.iterations)
      throw new Stop('a loop runs unreasonably often', shell.span(node.name));
    assign(shell, node.name.value, item);
    const turn = runBody(shell, node.body);
    status = turn.status;
    if (turn.leaves) break;
  }
  shell.loops--;
  return status;
}

export function runWhile(shell: Process, node: While): Status {
  let status: Status = 0;
  shell.loops++;
  for (let count = 0; ; count++) {
    if (count >= shell.evaluation.limits.iterations) throw new Stop('a loop runs unreasonably often', shell.span(node));
    const before = shell.evaluation.changes;
    const calls = shell.evaluation.calls.length;
    if (holds(shell, node.clause) !== (node.kind === 'while')) break;
    const turn = runBody(shell, node.body);
    status = turn.status;
    if (turn.leaves) break;
    // A loop that waits for something outside (`until curl …; do sleep 1; done`) is taken to get it.
    if (before === shell.evaluation.changes) {
      shell.evaluation.assumptions.add(
        `\`${excerpt(shell.code, node.clause)}\` comes to ${node.kind === 'while' ? 'fail' : 'succeed'}`,
      );
      if (calls === shell.evaluation.calls.length || count > 0) break;
    }
  }
  shell.loops--;
  return status;
}

interface Turn {
  readonly status: Status;
  readonly leaves: boolean;
}

function runBody(shell: Process, body: CompoundList): Turn {
  const { loops } = shell;
  try {
    return { status: run(shell, body), leaves: false };
  } catch (thrown) {
    if (!(thrown instanceof LoopExit)) throw thrown;
    shell.loops = loops;
    if (thrown.levels > 1 && loops > 1) {
      thrown.levels--;
      shell.loops--;
      throw thrown;
    }
    return { status: 0, leaves: thrown.kind === 'break' };
  }
}

export function runCase(shell: Process, node: Case): Status {
  const word = expandText(shell, node.word, PLAIN);
  for (const [at, item] of node.items.entries()) {
    for (const pattern of item.pattern) {
      if (!matches(shell, word, expandWord(shell, pattern, PLAIN), excerpt(shell.code, pattern))) continue;
      let status = run(shell, item.body);
      for (let next = at; node.items[next]?.terminator === ';&'; next++) {
        const following = node.items[next + 1];
        if (following) status = run(shell, following.body);
      }
      return status;
    }
  }
  return 0;
}

function matches(shell: Process, word: TracedText, pattern: ReturnType<typeof expandWord>, written: string): boolean {
  const source = patternSource(pattern);
  if (source === '[^]*') return true;
  const fits = source === null ? null : matcher(source);
  if (word.known && fits) return fits.test(word.string);
  const name = word.holes[0]?.key ?? word.string;
  const labels = [`\`${name}\` matches \`${written}\``, `\`${name}\` does not match \`${written}\``];
  return shell.evaluation.choose(labels, `${name} ~ ${written}`) === 0;
}

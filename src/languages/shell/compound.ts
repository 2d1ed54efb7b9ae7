import { shownText } from '../../text/shown.ts';
import { HOLE, TracedText } from '../../text/traced.ts';
import { ASKED, areAskedFor, isOfAskedCount } from './asked-arguments.ts';
import { giveOptions, optionsIn } from './asked-options.ts';
import { excerpt } from './code.ts';
import { BuiltinError, LoopExit } from './control.ts';
import { Stop } from './evaluation.ts';
import type { Amount } from './expand/arithmetic.ts';
import { arithmetic } from './expand/arithmetic-text.ts';
import { joined } from './expand/fragments.ts';
import { patternOf } from './expand/pattern.ts';
import { expandText, expandWord, PLAIN } from './expand/word.ts';
import { expandToFields } from './expand/words.ts';
import { isAnother, isMatched } from './matched.ts';
import type { ArithmeticFor, Case, CompoundList, For, If, Select, While } from './parse.ts';
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

function holds(
  shell: Process,
  clause: CompoundList,
  settled: (status: Status) => Status = (status) => status,
): boolean {
  shell.tested++;
  try {
    return succeeded(shell, settled(run(shell, clause)), false);
  } finally {
    shell.tested--;
  }
}

function run(shell: Process, list: CompoundList): Status {
  return shell.evaluation.engine.runStatements(shell, list.commands);
}

export function runFor(shell: Process, node: For): Status {
  const listed = node.wordlist ? itemsOf(shell, node.wordlist) : shell.arguments;
  giveOptions(shell, node.body, node.wordlist ?? null);
  const items = isEmptyList(shell, listed) ? [] : listed.length === 0 ? givenItems(shell, node) : listed;
  let status: Status = 0;
  shell.loops++;
  for (const [count, item] of items.entries()) {
    if (count >= shell.evaluation.limits.iterations)
      throw new Stop('a loop runs unreasonably often', shell.span(node.name));
    try {
      assign(shell, node.name.value, item);
    } catch (thrown) {
      if (shell.dialect === 'sh' || !(thrown instanceof BuiltinError)) throw thrown;
      status = thrown.status;
      break;
    }
    const turn = runTurn(shell, () => run(shell, node.body));
    status = turn.status ?? 0;
    if (turn.leaves) break;
  }
  shell.loops--;
  return status;
}

/** `for step in "$@"`: nobody knows what a script is given; where that is wanted, it is gone through once, unless it reads options. */
function givenItems(shell: Process, { name, wordlist, body }: For): readonly TracedText[] {
  if (!shell.evaluation.world.given || !areAskedFor(shell.arguments)) return [];
  if (wordlist && !wordlist.some(({ value }) => /^\$\{?[@*]/.test(value))) return [];
  if (optionsIn(body).length > 0) return [];
  const place = shell.span(name);
  return [TracedText.hole({ reason: ASKED, key: `${place?.source.path ?? ''}:$${name.value}` }, place)];
}

/** A list of which nothing is known is gone through once, unless that leads nowhere: `for each in $(az … list); do exit 1; done` */
function isEmptyList(shell: Process, [item, ...others]: readonly TracedText[]): boolean {
  const { evaluation } = shell;
  if (!item || others.length > 0 || item.string !== HOLE) return false;
  evaluation.asksForMore = true;
  if (!evaluation.world.given) return false;
  const name = item.holes[0]?.key ?? shownText(item);
  return evaluation.choose([`\`${name}\` lists something`, `\`${name}\` lists nothing`], `lists ${name}`) === 1;
}

/** A loop over a pattern goes through the files that lie there now, also where patterns are kept as they are written. */
function itemsOf(shell: Process, words: NonNullable<For['wordlist']>): readonly TracedText[] {
  const { options, evaluation } = shell;
  const expanded = (): readonly TracedText[] => words.flatMap((word) => expandToFields(shell, word));
  if (!options.noglob || !evaluation.world.keepFiles) return expanded();
  options.noglob = false;
  const items = expanded();
  options.noglob = true;
  return items.length > MOST_FILES ? expanded() : items;
}

/** Of more files, a loop in a script of a deployment is followed once, with their pattern. */
const MOST_FILES = 50;

/** bash's `select`: whoever runs the script chooses one of the words. */
export function runSelect(shell: Process, node: Select): Status {
  const { evaluation } = shell;
  if (!evaluation.world.typed) throw new Stop('this loop is not followed', shell.span(node));
  const items = node.wordlist?.flatMap((word) => expandToFields(shell, word)) ?? [];
  const name = node.name.value;
  const at = evaluation.choose(
    items.map((item) => `\`${name}\` is \`${shownText(item)}\``),
    null,
  );
  const [item] = items.slice(at);
  if (item) assign(shell, name, item);
  assign(shell, 'REPLY', TracedText.of(String(at + 1)));
  shell.loops++;
  const { status } = runTurn(shell, () => run(shell, node.body));
  shell.loops--;
  return status ?? 0;
}

/** bash's `for ((a; b; c))` */
export function runArithmeticFor(shell: Process, node: ArithmeticFor): Status {
  let status: Status = 0;
  const once = (part: { readonly pos: number; readonly end: number } | undefined): Amount =>
    part ? arithmetic(shell, part) : 1n;
  const known = (amount: Amount): bigint => {
    if (typeof amount === 'bigint') return amount;
    throw new Stop(`how often a loop runs is not known: ${amount.reason}`, shell.span(node));
  };
  known(once(node.initialize));
  shell.loops++;
  for (let count = 0; known(once(node.test)) !== 0n; count++) {
    if (count >= shell.evaluation.limits.iterations) throw new Stop('a loop runs unreasonably often', shell.span(node));
    const turn = runTurn(shell, () => run(shell, node.body));
    status = turn.status ?? 0;
    if (turn.leaves) break;
    known(once(node.update));
  }
  shell.loops--;
  return status;
}

export function runWhile(shell: Process, node: While): Status {
  let status: Status = 0;
  let last = '';
  giveOptions(shell, node.body, [node.clause]);
  shell.loops++;
  for (let count = 0; ; count++) {
    if (count >= shell.evaluation.limits.iterations) throw new Stop('a loop runs unreasonably often', shell.span(node));
    const before = shell.evaluation.changes;
    const calls = shell.evaluation.calls.length;
    const turn = runTurn(shell, () => {
      return goesOn(shell, node) ? run(shell, node.body) : null;
    });
    if (turn.status !== null) status = turn.status;
    if (turn.leaves) break;
    // A loop that waits for something outside (`until curl …; do sleep 1; done`) is taken to get it.
    if (before === shell.evaluation.changes) {
      shell.evaluation.assumptions.add(comesTo(shell, node));
      if (calls === shell.evaluation.calls.length || count > 0) break;
    }
    // a menu that asks again: as the last time left all, so does each further one
    const left = count === 0 ? '' : stateOf(shell);
    if (left !== '' && left === last) {
      shell.evaluation.assumptions.add(comesTo(shell, node));
      break;
    }
    last = left;
  }
  shell.loops--;
  return status;
}

/** All that a turn of a loop can go by: variables as far as their texts are known, arguments, and what is left to read. */
function stateOf({ variables, arguments: given, input }: Process): string {
  const each = [...variables].map(([name, { text, items }]) => {
    const all = items ? [...items].map(([key, item]) => `${key}:${item.string}`) : [];
    return `${name}=${text?.string} ${all.join(' ')}`;
  });
  return [given.length, input.left, ...each].join('\n');
}

/** `until python check_db.py; do sleep 2; done` is there for a program that comes to succeed. */
function goesOn(shell: Process, { clause, kind }: While): boolean {
  let status: Status = 0;
  const held = holds(shell, clause, (asked) => {
    status = asked;
    // a loop over the arguments: there are none, or no more
    if (isOfAskedCount(asked)) return kind === 'until' ? 0 : 1;
    return isAwaited(asked, kind) ? (kind === 'until' ? 0 : 1) : asked;
  });
  if (isAwaited(status, kind)) shell.evaluation.assumptions.add(comesTo(shell, { clause, kind }));
  return held === (kind === 'while');
}

function isAwaited(status: Status, kind: While['kind']): boolean {
  if (typeof status === 'number' || !status.program || status.standing) return false;
  return status.likely === (kind === 'until' ? 'succeeds' : 'fails');
}

function comesTo(shell: Process, { clause, kind }: Pick<While, 'clause' | 'kind'>): string {
  return `\`${excerpt(shell.code, clause)}\` comes to ${kind === 'while' ? 'fail' : 'succeed'}`;
}

interface Turn {
  /** null: the loop's condition did not hold */
  readonly status: Status | null;
  readonly leaves: boolean;
}

function runTurn(shell: Process, action: () => Status | null): Turn {
  const { loops } = shell;
  try {
    const status = action();
    return { status, leaves: status === null };
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
  const word = expandText(shell, node.word, { ...PLAIN, tilde: 'word' });
  let status: Status = 0;
  for (const [at, item] of node.items.entries()) {
    if (!matchesAny(shell, word, item.pattern)) continue;
    status = run(shell, item.body);
    let last = at;
    for (; node.items[last]?.terminator === ';&'; last++) {
      const following = node.items[last + 1];
      if (following) status = run(shell, following.body);
    }
    // after `;;&` the other patterns are tried
    if (node.items[last]?.terminator !== ';;&') return status;
  }
  return status;
}

/** `a|b|c)`: which of them it is makes no difference, so it is one fork where the word isn't known. */
function matchesAny(shell: Process, word: TracedText, patterns: Case['items'][number]['pattern']): boolean {
  const open: string[] = [];
  for (const pattern of patterns) {
    const fragments = expandWord(shell, pattern, { ...PLAIN, tilde: 'word' });
    const read = patternOf(fragments, shell.options.extglob);
    if (read?.matchesAll) return true;
    if (word.known && read) {
      if (read.matches(word.string)) return true;
    } else if (!isAnother(word, joined(fragments))) open.push(excerpt(shell.code, pattern));
  }
  if (open.length === 0) return false;
  return isMatched(shell, word, open);
}

import { TracedText } from '../../text/traced.ts';
import { ASKED, areAskedFor } from './asked-arguments.ts';
import { excerpt } from './code.ts';
import { type Assignment, type CompoundList, holdsCommand, walk } from './parse.ts';
import type { Process } from './process.ts';
import { assign, lookUp } from './variables.ts';

type Part = Parameters<typeof excerpt>[1];

/**
 * Nobody knows which options a script is given that loops over its arguments, so it is given none, unless that leads nowhere.
 * Then each variable that an option fills (`--app) APP="$2"`) holds what nobody knows, if it is empty; and where all that
 * options may do is wanted, so does each that one changes (`--deploy) DEPLOY=true`). What is chosen for one is given always.
 * @param asked what the loop asks: a condition, or a list of words; null: it goes through the arguments
 */
export function giveOptions(shell: Process, body: CompoundList, asked: readonly Part[] | null): void {
  const { given, chosen } = shell.evaluation.world;
  if (!areAskedFor(shell.arguments)) return;
  if (asked && !asked.some((part) => OVER_ARGUMENTS.test(excerpt(shell.code, part)))) return;
  shell.evaluation.asksForMore = true;
  if (!given && !chosen) return;
  for (const { name, value } of optionsIn(body)) {
    if (name === chosen?.name) {
      assign(shell, name, chosen.value);
      continue;
    }
    if (!given) continue;
    const old = lookUp(shell, name);
    const isEmpty = old.kind === 'set' && old.text.length === 0;
    const fromArgument = OF_ARGUMENT.test(excerpt(shell.code, value));
    if (!(fromArgument ? isEmpty : given === 'all' && old.kind === 'set' && old.text.known)) continue;
    const place = shell.span(value);
    const key = `${place?.source.path ?? ''}:$${name}`;
    assign(shell, name, TracedText.hole({ reason: ASKED, key, optional: fromArgument }, place));
  }
}

const OVER_ARGUMENTS = /\$\{?[#@*1]|\bgetopts\b/;
const OF_ARGUMENT = /\$\{?(?:[@*]|\d|OPTARG\b|\w+[#%])|^["']?\$\{?\w+\}?["']?$/;

/** What the branches of a loop over the arguments assign, but for those that end the script. */
export function optionsIn(body: CompoundList): readonly Assignment[] {
  const found: Assignment[] = [];
  walk(body, (node) => {
    if (node.type === 'CaseItem' && holdsCommand(node.body, ENDS)) return false;
    if (node.type === 'Assignment' && node.value.type !== 'ArrayValue' && !node.index) found.push(node);
    return true;
  });
  return found;
}

const ENDS = /^(exit|usage|help|show_help|print_usage|die)$/;

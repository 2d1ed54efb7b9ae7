import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import { ASKED, ASKED_FOR, areAskedFor, askedCount } from '../asked-arguments.ts';
import { Discard, Exit } from '../control.ts';
import type { Process } from '../process.ts';
import { statusText } from '../status-text.ts';
import { type Lookup, lookUp } from '../variables.ts';
import { expanded, type Fragment, quoted } from './fragments.ts';

interface Node {
  readonly pos: number;
  readonly end: number;
}

/** What a parameter holds: a variable, an argument, or one of the shell's own. */
export function find(shell: Process, name: string, node: Node): Lookup {
  const place = shell.span(node);
  const set = (text: TracedText): Lookup => ({ kind: 'set', text });
  if (/^\d+$/.test(name)) {
    if (Number(name) === 0) return set(shell.name);
    const argument = shell.arguments[Number(name) - 1];
    if (argument) return set(argument);
    const { chosen } = shell.evaluation.world;
    if (chosen?.name === name && shell.arguments === ASKED_FOR) return set(chosen.value);
    return areAskedFor(shell.arguments) ? set(askedFor(shell, name, place)) : { kind: 'unset' };
  }
  switch (name) {
    case '#':
      if (areAskedFor(shell.arguments)) return set(askedCount());
      return set(TracedText.of(String(shell.arguments.length), place));
    case '?':
      return set(statusText(shell.evaluation, shell.status, place));
    case '$':
    case '!':
      return set(
        TracedText.hole({ reason: 'the number of a process is not known', numeric: true, key: `$${name}` }, place),
      );
    case '-':
      return set(TracedText.hole({ reason: "the shell's own options are not worked out", key: '$-' }, place));
    case '@':
    case '*':
      return shell.arguments.length === 0 ? { kind: 'unset' } : set(joinedArguments(shell));
    default:
      return lookUp(shell, name);
  }
}

/** `$1` of a script stands for the same throughout, until it is shifted. */
function askedFor(shell: Process, name: string, place: Span | null): TracedText {
  const script = shell.code.text.spanOf()?.source.path;
  const key = script !== undefined && shell.arguments === ASKED_FOR ? `${script}:$${name}` : undefined;
  return TracedText.hole({ reason: ASKED, ...(key === undefined ? {} : { key }) }, place);
}

/** The text of what was found; with `set -u`, none is an error. */
export function textOf(shell: Process, name: string, found: Lookup, node: Node): TracedText {
  switch (found.kind) {
    case 'set':
      return found.text;
    case 'unset':
      if (isWritten(shell, node)) shell.evaluation.askedFor(name);
      if (shell.options.nounset && !/^[@*]$/.test(name)) return mustBeSet(shell, `${name}: parameter not set`);
      return TracedText.empty;
    case 'open':
      return TracedText.hole({ reason: found.reason, key: `$${name}` }, shell.span(node));
  }
}

/** What the platform's own script asks for is no setting of the app. */
function isWritten({ code }: Process, { pos, end }: Node): boolean {
  return code.text.slice(pos, end).pieces.some(({ span }) => span !== null);
}

/** `$@` and `$*` */
export function everyArgument(shell: Process, name: '@' | '*', inQuotes: boolean): Fragment[] {
  return listed(shell, shell.arguments, name === '@', inQuotes);
}

/** The items of a list, each a field of its own unless all stand in quotes as one (`"$*"`). */
export function listed(shell: Process, items: readonly TracedText[], apart: boolean, inQuotes: boolean): Fragment[] {
  const separator = firstSeparator(shell);
  if (inQuotes && !apart) {
    const between = TracedText.of(separator);
    return [quoted(TracedText.join(items.flatMap((item, at) => (at === 0 ? [item] : [between, item]))))];
  }
  const by = apart && shell.dialect === 'bash' ? ' ' : separator;
  return items.flatMap((item, at): Fragment[] =>
    at === 0 ? [expanded(item, inQuotes)] : [{ kind: 'break', by }, expanded(item, inQuotes)],
  );
}

function joinedArguments(shell: Process): TracedText {
  const between = TracedText.of(firstSeparator(shell));
  return TracedText.join(shell.arguments.flatMap((item, at) => (at === 0 ? [item] : [between, item])));
}

/** The first character of IFS; a blank where it is unset. */
function firstSeparator(shell: Process): string {
  const ifs = lookUp(shell, 'IFS');
  return ifs.kind === 'set' && ifs.text.known ? ifs.text.string.slice(0, 1) : ' ';
}

/** An expansion that fails: dash ends, bash drops the present command. */
export function expandingFails(shell: Process, message: string): never {
  shell.evaluation.stderr = message;
  throw shell.dialect === 'sh' ? new Exit(2) : new Discard(1);
}

/** A variable that must be set and isn't ends either shell; with bash's `-c` as 127. */
export function mustBeSet(shell: Process, message: string): never {
  shell.evaluation.stderr = message;
  throw new Exit(shell.dialect === 'sh' ? 2 : shell.fromText ? 127 : 1);
}

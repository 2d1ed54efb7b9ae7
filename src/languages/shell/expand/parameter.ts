import { TracedText } from '../../../text/traced.ts';
import { ASKED } from '../asked-arguments.ts';
import type { ParameterExpansionPart, ParameterOperation, Word } from '../parse.ts';
import type { Process } from '../process.ts';
import { TYPED } from '../streams.ts';
import { assign, type Lookup } from '../variables.ts';
import { arrayOf, arrayParameter } from './array-parameter.ts';
import { changed } from './bash-parameter.ts';
import { expanded, type Fragment, joined, quoted } from './fragments.ts';
import { everyArgument, expandingFails, find, mustBeSet, textOf } from './parameter-value.ts';
import { patternOf } from './pattern.ts';
import { removed } from './removal.ts';

interface Node {
  readonly pos: number;
  readonly end: number;
}

/** How the words of an operation are expanded. */
export interface Operands {
  /** in the quoting of the expansion around it: `${x:-word}` */
  word(word: Word): Fragment[];
  /** a pattern, in which quotes always quote */
  pattern(word: Word): Fragment[];
}

/** `$name`, `$1`, `$@`, `$?`, … */
export function expandSimple(shell: Process, name: string, node: Node, inQuotes: boolean): Fragment[] {
  if (name === '@' || name === '*') return everyArgument(shell, name, inQuotes);
  return [expanded(textOf(shell, name, find(shell, name, node), node), inQuotes)];
}

/** `${…}` with all its operators. */
export function expandParameter(
  shell: Process,
  part: ParameterExpansionPart,
  inQuotes: boolean,
  operands: Operands,
): Fragment[] {
  const { operation } = part;
  if (shell.dialect === 'sh' && isBashOnly(part)) return expandingFails(shell, 'Bad substitution');
  if (shell.dialect === 'bash') {
    const array = arrayOf(shell, part);
    if (array) return arrayParameter(shell, part, array, inQuotes, operands);
  }
  const { parameter } = part;
  // In quotes, an empty word is still a word.
  const operand = (word: Word) => (): Fragment[] => {
    const fragments = operands.word(word);
    return fragments.length === 0 && inQuotes ? [quoted(TracedText.empty)] : fragments;
  };
  const found = find(shell, parameter, part);
  if (part.prefix === '#') return [length(shell, parameter, found, part, inQuotes)];
  if (/^[@*]$/.test(parameter)) {
    const all = (): Fragment[] => everyArgument(shell, parameter === '@' ? '@' : '*', inQuotes);
    if (!operation) return all();
    if (operation.type === 'Default')
      return withDefault(shell, part, operation, found, inQuotes, all, operand(operation.operand));
  }
  const value = (): TracedText => textOf(shell, parameter, found, part);
  if (operation?.type === 'Transform' && found.kind === 'unset' && !shell.options.nounset)
    return inQuotes ? [quoted(TracedText.empty)] : [];
  if (!operation) return [expanded(value(), inQuotes)];
  if (operation.type === 'Default') {
    return withDefault(
      shell,
      part,
      operation,
      found,
      inQuotes,
      () => [expanded(value(), inQuotes)],
      operand(operation.operand),
    );
  }
  return [expanded(operated(shell, part, operation, value(), operands), inQuotes)];
}

/** One text after an operation other than those that look for a default. */
export function operated(
  shell: Process,
  part: ParameterExpansionPart,
  operation: Exclude<ParameterOperation, { type: 'Default' }>,
  text: TracedText,
  operands: Operands,
): TracedText {
  if (operation.type === 'Unknown') return expandingFails(shell, 'Bad substitution');
  if (operation.type !== 'Remove') return changed(shell, part, operation, text, operands);
  const fragments = operands.pattern(operation.operand);
  const pattern = patternOf(fragments, shell.options.extglob);
  return removed(text, operation.operator, { pattern, sought: joined(fragments).string }, shell.span(part));
}

function isBashOnly({ operation, prefix, index }: ParameterExpansionPart): boolean {
  if (prefix === '!' || index) return true;
  return operation !== undefined && operation.type !== 'Default' && operation.type !== 'Remove';
}

/** `${x:-word}`, `${x:=word}`, `${x:+word}`, `${x:?word}` and the same without a colon. */
export function withDefault(
  shell: Process,
  part: ParameterExpansionPart,
  { operator }: Extract<ParameterOperation, { type: 'Default' }>,
  found: Lookup,
  inQuotes: boolean,
  value: () => Fragment[],
  operand: () => Fragment[],
): Fragment[] {
  const colon = operator.startsWith(':');
  const maybeEmpty = found.kind === 'set' && !found.text.known && found.text.mayBeEmpty;
  // Who is asked for something that has a default mostly presses Enter.
  const hasDefault = /[-=]$/.test(operator);
  const isTyped =
    maybeEmpty && colon && hasDefault && found.text.holes.every(({ reason }) => reason === TYPED || reason === ASKED);
  const { succeeds, given: more } = shell.evaluation.world;
  const given = more === 'variables' || more === 'all';
  // An empty default only keeps `set -u` from ending the script, so that it can ask for the variable in its own words.
  const isEmpty = (): boolean => joined(operand()).length === 0;
  const isLoaded = found.kind === 'open' && shell.loaded;
  const isAsked = hasDefault && (isTyped || (found.kind === 'open' && !isLoaded));
  if (isAsked) shell.evaluation.asksForMore = true;
  if (succeeds && isAsked && (given || isEmpty())) return given ? value() : value().map(leftOpen);
  if (isTyped) shell.evaluation.assumptions.add(`nothing is given for \`${part.parameter}\``);
  const has = isLoaded || (found.kind === 'set' && !(colon && (found.text.length === 0 || isTyped)));
  if (found.kind === 'open' && !isLoaded && !operator.endsWith('?'))
    shell.evaluation.assumptions.add(`\`${part.parameter}\` is not set`);
  if (maybeEmpty && colon && operator.endsWith('+')) {
    const name = found.text.holes[0]?.key ?? `$${part.parameter}`;
    const labels = [`\`${name}\` is not empty`, `\`${name}\` is empty`];
    const empty = found.text.holes.every(({ optional }) => optional) ? 1 : null;
    if (shell.evaluation.choose(labels, `-n ${name}`, { empty }) === 1)
      return inQuotes ? [quoted(TracedText.empty)] : [];
  }
  switch (operator.slice(-1)) {
    case '-':
      if (found.kind === 'unset' && isEmpty()) shell.evaluation.askedFor(part.parameter);
      return has ? value() : operand();
    case '+':
      return has ? operand() : inQuotes ? [quoted(TracedText.empty)] : [];
    case '=': {
      if (has) return value();
      if (!/^[A-Za-z_]/.test(part.parameter)) return expandingFails(shell, 'Bad substitution');
      const text = joined(operand());
      assign(shell, part.parameter, text);
      return [expanded(text, inQuotes)];
    }
    default:
      if (has || found.kind === 'open') return value();
      shell.evaluation.askedFor(part.parameter);
      return mustBeSet(shell, `${part.parameter}: ${joined(operand()).string || 'parameter not set'}`);
  }
}

/** The same fragment, of which what isn't known need not be given. */
function leftOpen(fragment: Fragment): Fragment {
  if (!('text' in fragment)) return fragment;
  const pieces = fragment.text.pieces.map((piece) =>
    piece.unknown ? { ...piece, unknown: { ...piece.unknown, optional: true } } : piece,
  );
  return { ...fragment, text: new TracedText(pieces) };
}

function length(shell: Process, name: string, found: Lookup, node: Node, inQuotes: boolean): Fragment {
  const place = shell.span(node);
  if (/^[@*]$/.test(name) && shell.dialect === 'bash')
    return expanded(TracedText.of(String(shell.arguments.length), place), inQuotes);
  const text = textOf(shell, name, found, node);
  if (!text.known)
    return expanded(TracedText.hole({ reason: text.holes[0]?.reason ?? '', numeric: true }, place), inQuotes);
  // dash counts bytes
  const count = shell.dialect === 'sh' ? Buffer.byteLength(text.string) : [...text.string].length;
  return expanded(TracedText.of(String(count), place), inQuotes);
}

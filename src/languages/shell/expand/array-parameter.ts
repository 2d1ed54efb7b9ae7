import { TracedText } from '../../../text/traced.ts';
import { isMatched } from '../matched.ts';
import type { ParameterExpansionPart } from '../parse.ts';
import type { Process } from '../process.ts';
import { itemsOf, type Lookup, lookUp, realIndex } from '../variables.ts';
import { arithmeticOf } from './arithmetic-text.ts';
import { expanded, type Fragment, quoted } from './fragments.ts';
import { type Operands, operated, withDefault } from './parameter.ts';
import { expandingFails, listed, mustBeSet, textOf } from './parameter-value.ts';
import { expandText, PLAIN } from './word.ts';

/** What bash's `${x[…]}`, `${!x}` and `${@:1}` work on. */
export type ArrayParameter =
  | {
      readonly kind: 'all';
      readonly items: ReadonlyMap<string, TracedText>;
      readonly apart: boolean;
      readonly arguments: boolean;
    }
  | { readonly kind: 'one'; readonly found: Lookup }
  | { readonly kind: 'keys'; readonly items: ReadonlyMap<string, TracedText>; readonly apart: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

/** null for an expansion that has no array and no other name in it. */
export function arrayOf(shell: Process, part: ParameterExpansionPart): ArrayParameter | null {
  const { index, parameter, prefix, operation } = part;
  const all = index && /^[@*]$/.test(index.text) ? index.text : null;
  if (operation?.type === 'Names') return { kind: 'unknown', reason: `\`${part.text}\` is not worked out` };
  if (prefix === '!' && !all) return index ? null : indirect(shell, part);
  if (all) {
    const items = itemsOf(shell, parameter);
    const apart = all === '@';
    return prefix === '!' ? { kind: 'keys', items, apart } : { kind: 'all', items, apart, arguments: false };
  }
  if (/^[@*]$/.test(parameter) && operation && operation.type !== 'Default') {
    const given = operation.type === 'Slice' ? [shell.name, ...shell.arguments] : shell.arguments;
    const items = new Map(given.map((item, at) => [String(at), item]));
    return { kind: 'all', items, apart: parameter === '@', arguments: operation.type === 'Slice' };
  }
  return index ? { kind: 'one', found: itemAt(shell, part) } : null;
}

function itemAt(shell: Process, { parameter, index, operation }: ParameterExpansionPart): Lookup {
  const items = itemsOf(shell, parameter);
  if (!index) return { kind: 'unset' };
  const text = expandText(shell, index, PLAIN);
  if (shell.variables.get(parameter)?.associative) {
    if (text.known) return item(items.get(text.string));
    return itemOfSome(shell, parameter, text, items, operation?.type === 'Default');
  }
  const at = arithmeticOf(shell, text);
  if (typeof at !== 'bigint') return { kind: 'open', reason: at.reason };
  const found = items.get(realIndex(items, String(at)));
  const more = shell.variables.get(parameter)?.more;
  return !found && more !== undefined ? { kind: 'open', reason: more } : item(found);
}

/**
 * `${SKU[$STAGE]}` where nobody knows the name: it is one of those that have an item, each of which is followed.
 * @param mayLack it may be another one, for which there is a default
 */
function itemOfSome(
  shell: Process,
  parameter: string,
  name: TracedText,
  items: ReadonlyMap<string, TracedText>,
  mayLack: boolean,
): Lookup {
  const [hole] = name.holes;
  if (name.length !== 1 || !hole?.key || items.size === 0 || items.size > MOST_FOLLOWED)
    return { kind: 'open', reason: `which item of \`${parameter}\` is taken is not known: ${hole?.reason ?? ''}` };
  const keys = [...items.keys()];
  const asked = mayLack ? keys : keys.slice(0, -1);
  const found = asked.find((key) => isMatched(shell, name, [key])) ?? (mayLack ? undefined : keys.at(-1));
  return item(found === undefined ? undefined : items.get(found));
}

/** Of more items, none is followed. */
const MOST_FOLLOWED = 8;

function item(text: TracedText | undefined): Lookup {
  return text ? { kind: 'set', text } : { kind: 'unset' };
}

/** `${!x}`: what the variable that x names holds. */
function indirect(shell: Process, part: ParameterExpansionPart): ArrayParameter {
  const name = /^\d+$/.test(part.parameter)
    ? item(shell.arguments[Number(part.parameter) - 1])
    : lookUp(shell, part.parameter);
  if (name.kind === 'open' || (name.kind === 'set' && !name.text.known))
    return { kind: 'unknown', reason: `the variable that \`${part.parameter}\` names is not known` };
  if (name.kind === 'unset' || !/^\w+$/.test(name.text.string)) {
    if (name.kind === 'unset' && shell.options.nounset) return mustBeSet(shell, `${part.parameter}: unbound variable`);
    if (name.kind === 'unset' && part.operation) return { kind: 'one', found: { kind: 'unset' } };
    return expandingFails(shell, `${part.parameter}: invalid indirect expansion`);
  }
  const named = name.text.string;
  const found = /^\d+$/.test(named) ? item(shell.arguments[Number(named) - 1]) : lookUp(shell, named);
  if (found.kind === 'unset') shell.evaluation.askedFor(named);
  return { kind: 'one', found };
}

export function arrayParameter(
  shell: Process,
  part: ParameterExpansionPart,
  array: ArrayParameter,
  inQuotes: boolean,
  operands: Operands,
): Fragment[] {
  const { operation } = part;
  const place = shell.span(part);
  switch (array.kind) {
    case 'unknown':
      return [quoted(TracedText.hole({ reason: array.reason }, place))];
    case 'keys': {
      const keys = [...array.items.keys()].map((key) => TracedText.of(key, place));
      return listed(shell, keys, array.apart, inQuotes);
    }
    case 'one': {
      const value = (): TracedText => textOf(shell, part.parameter, array.found, part);
      if (part.prefix === '#') return [expanded(TracedText.of(String([...value().string].length), place), inQuotes)];
      if (!operation) return [expanded(value(), inQuotes)];
      if (operation.type === 'Default') {
        const own = (): Fragment[] => [expanded(value(), inQuotes)];
        return withDefault(shell, part, operation, array.found, inQuotes, own, () => operands.word(operation.operand));
      }
      return [expanded(operated(shell, part, operation, value(), operands), inQuotes)];
    }
    case 'all':
      return everyItem(shell, part, array, inQuotes, operands);
  }
}

function everyItem(
  shell: Process,
  part: ParameterExpansionPart,
  array: Extract<ArrayParameter, { kind: 'all' }>,
  inQuotes: boolean,
  operands: Operands,
): Fragment[] {
  const { operation } = part;
  const items = [...array.items.values()];
  if (
    part.prefix === '#' &&
    shell.options.nounset &&
    !array.arguments &&
    items.length === 0 &&
    !shell.variables.get(part.parameter)?.items
  ) {
    // With `set -e`, bash ends here as for any variable; without, it drops the command only.
    const fails: (shell: Process, message: string) => never = shell.options.errexit ? mustBeSet : expandingFails;
    return fails(shell, `${part.parameter}: unbound variable`);
  }
  if (part.prefix === '#') return [expanded(TracedText.of(String(items.length), shell.span(part)), inQuotes)];
  const own = (): Fragment[] => listed(shell, items, array.apart, inQuotes);
  if (!operation) return own();
  if (operation.type === 'Default') {
    const [first] = items;
    const found: Lookup = first
      ? { kind: 'set', text: items.length > 1 ? TracedText.of('x') : first }
      : { kind: 'unset' };
    return withDefault(shell, part, operation, found, inQuotes, own, () => operands.word(operation.operand));
  }
  if (operation.type === 'Slice') {
    const [offset, length] = [operation.offset, operation.length].map((word) =>
      word ? arithmeticOf(shell, expandText(shell, word, PLAIN)) : null,
    );
    if (typeof offset !== 'bigint' || (length !== null && typeof length !== 'bigint'))
      return [quoted(TracedText.hole({ reason: 'the part of the array is not known' }, shell.span(part)))];
    const from =
      array.arguments && offset === 0n ? 0 : Number(offset) < 0 ? items.length + Number(offset) : Number(offset);
    if (from < 0) return [];
    if (length !== null && length < 0n) return expandingFails(shell, 'substring expression < 0');
    const end = length === null ? undefined : from + Number(length);
    return listed(shell, items.slice(from, end), array.apart, inQuotes);
  }
  const changedItems = items.map((text) => operated(shell, part, operation, text, operands));
  return listed(shell, changedItems, array.apart, inQuotes);
}

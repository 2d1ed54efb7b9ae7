import { TracedText } from '../../../text/traced.ts';
import { Exit } from '../control.ts';
import type { ParameterExpansionPart, Word } from '../parse.ts';
import type { Process } from '../process.ts';
import { assign, type Lookup, lookUp } from '../variables.ts';
import { replaced, sliced, withCase } from './bash-parameter.ts';
import { BREAK, expanded, type Fragment, joined, quoted } from './fragments.ts';
import { removed } from './removal.ts';

interface Node {
  readonly pos: number;
  readonly end: number;
}

/** `$name`, `$1`, `$@`, `$?`, … */
export function expandSimple(shell: Process, name: string, node: Node, inQuotes: boolean): Fragment[] {
  if (name === '@' || name === '*') return everyArgument(shell, name, inQuotes);
  return valueOf(shell, name, find(shell, name, node), node, inQuotes);
}

/** `${…}` with all its operators. */
export function expandParameter(
  shell: Process,
  part: ParameterExpansionPart,
  inQuotes: boolean,
  operand: (word: Word) => Fragment[],
): Fragment[] {
  const { operation, parameter } = part;
  if (shell.dialect === 'sh' && isBashOnly(part)) return fail(shell, 'Bad substitution', 2);
  const items = part.index ? arrayItems(shell, part) : null;
  if (items && /^[@*]$/.test(part.index?.value ?? '')) {
    if (part.prefix === '#') return [expanded(TracedText.of(String(items.length), shell.span(part)), inQuotes)];
    if (!operation) return listed(items, part.index?.value === '@', inQuotes);
  }
  const named = part.prefix === '!' ? indirect(shell, parameter) : parameter;
  if (named === null)
    return [
      quoted(TracedText.hole({ reason: `the variable that \`${parameter}\` names is not known` }, shell.span(part))),
    ];
  const found: Lookup = items ? one(items, part) : find(shell, named, part);
  if (part.prefix === '#') return [length(shell, found, part, inQuotes)];
  if (!operation && (named === '@' || named === '*')) return everyArgument(shell, named, inQuotes);
  if (!operation) return valueOf(shell, named, found, part, inQuotes);
  if (operation.type === 'Default')
    return withDefault(shell, part, operation.operator, found, inQuotes, () => operand(operation.operand));
  const value = valueOf(shell, named, found, part, inQuotes);
  const text = joined(value);
  switch (operation.type) {
    case 'Remove':
      return [expanded(removed(text, operation.operator, operand(operation.operand), shell.span(part)), inQuotes)];
    case 'Replace':
      return [
        expanded(
          replaced(
            text,
            operation.operator,
            operand(operation.pattern),
            joined(operand(operation.replacement)),
            shell.span(part),
          ),
          inQuotes,
        ),
      ];
    case 'Slice':
      return [
        expanded(
          sliced(
            text,
            joined(operand(operation.offset)),
            operation.length ? joined(operand(operation.length)) : null,
            shell.span(part),
          ),
          inQuotes,
        ),
      ];
    case 'CaseModification':
      return [expanded(withCase(text, operation.operator), inQuotes)];
    case 'Transform':
    case 'Names':
      return [quoted(TracedText.hole({ reason: `\`${part.text}\` is not worked out` }, shell.span(part)))];
    case 'Unknown':
      return fail(shell, 'Bad substitution', shell.dialect === 'sh' ? 2 : 1);
  }
}

function isBashOnly({ operation, prefix, index }: ParameterExpansionPart): boolean {
  if (prefix === '!' || index) return true;
  return operation !== undefined && operation.type !== 'Default' && operation.type !== 'Remove';
}

function everyArgument(shell: Process, name: '@' | '*', inQuotes: boolean): Fragment[] {
  return listed(shell.arguments, name === '@', inQuotes);
}

function listed(items: readonly TracedText[], apart: boolean, inQuotes: boolean): Fragment[] {
  if (inQuotes && !apart) {
    return [quoted(TracedText.join(items.flatMap((item, at) => (at === 0 ? [item] : [TracedText.of(' '), item]))))];
  }
  return items.flatMap((item, at): Fragment[] =>
    at === 0 ? [expanded(item, inQuotes)] : [BREAK, expanded(item, inQuotes)],
  );
}

function find(shell: Process, name: string, node: Node): Lookup {
  const place = shell.span(node);
  const set = (text: TracedText): Lookup => ({ kind: 'set', text, items: null });
  if (/^\d+$/.test(name)) {
    if (name === '0') return set(shell.name);
    const argument = shell.arguments[Number(name) - 1];
    return argument ? set(argument) : { kind: 'unset' };
  }
  switch (name) {
    case '#':
      return set(TracedText.of(String(shell.arguments.length), place));
    case '?':
      return set(
        typeof shell.status === 'number'
          ? TracedText.of(String(shell.status), place)
          : TracedText.hole({ reason: `it is not known whether ${shell.status.succeeds}`, numeric: true }, place),
      );
    case '$':
    case '!':
      return set(
        TracedText.hole({ reason: 'the number of a process is not known', numeric: true, key: `$${name}` }, place),
      );
    case '-':
      return set(TracedText.of('', place));
    case '@':
    case '*':
      return shell.arguments.length === 0 ? { kind: 'unset' } : set(joined(listed(shell.arguments, false, true)));
    default:
      return lookUp(shell, name);
  }
}

function valueOf(shell: Process, name: string, found: Lookup, node: Node, inQuotes: boolean): Fragment[] {
  switch (found.kind) {
    case 'set':
      return [expanded(found.text, inQuotes)];
    case 'unset':
      if (shell.options.nounset && !/^[@*]$/.test(name))
        return fail(shell, `${name}: parameter not set`, shell.dialect === 'sh' ? 2 : 1);
      return [expanded(TracedText.empty, inQuotes)];
    case 'open':
      return [expanded(TracedText.hole({ reason: found.reason, key: `$${name}` }, shell.span(node)), inQuotes)];
  }
}

function withDefault(
  shell: Process,
  part: ParameterExpansionPart,
  operator: string,
  found: Lookup,
  inQuotes: boolean,
  operand: () => Fragment[],
): Fragment[] {
  const colon = operator.startsWith(':');
  const empty = found.kind === 'set' && found.text.length === 0;
  const has = found.kind === 'set' && !(colon && empty);
  if (found.kind === 'open' && !operator.endsWith('?'))
    shell.evaluation.assumptions.add(`\`${part.parameter}\` is not set`);
  switch (operator.slice(-1)) {
    case '-':
      return has ? valueOf(shell, part.parameter, found, part, inQuotes) : operand();
    case '+':
      return has ? operand() : inQuotes ? [quoted(TracedText.empty)] : [];
    case '=': {
      if (has) return valueOf(shell, part.parameter, found, part, inQuotes);
      const text = joined(operand());
      assign(shell, part.parameter, text);
      return [expanded(text, inQuotes)];
    }
    default:
      if (has || found.kind === 'open') return valueOf(shell, part.parameter, found, part, inQuotes);
      return fail(
        shell,
        `${part.parameter}: ${joined(operand()).string || 'parameter not set'}`,
        shell.dialect === 'sh' ? 2 : 1,
      );
  }
}

function length(shell: Process, found: Lookup, node: Node, inQuotes: boolean): Fragment {
  const place = shell.span(node);
  if (found.kind === 'open') return expanded(TracedText.hole({ reason: found.reason, numeric: true }, place), inQuotes);
  const text = found.kind === 'set' ? found.text : TracedText.empty;
  if (!text.known)
    return expanded(TracedText.hole({ reason: text.holes[0]?.reason ?? '', numeric: true }, place), inQuotes);
  return expanded(TracedText.of(String([...text.string].length), place), inQuotes);
}

function indirect(shell: Process, name: string): string | null {
  const found = lookUp(shell, name);
  return found.kind === 'set' && found.text.known && /^\w+$/.test(found.text.string) ? found.text.string : null;
}

function arrayItems(shell: Process, part: ParameterExpansionPart): readonly TracedText[] {
  const variable = shell.variables.get(part.parameter);
  if (variable?.items) return [...variable.items.values()];
  const found = lookUp(shell, part.parameter);
  return found.kind === 'set' ? [found.text] : [];
}

function one(items: readonly TracedText[], part: ParameterExpansionPart): Lookup {
  const at = Number(part.index?.value ?? '0');
  const item = Number.isInteger(at) ? items.at(at) : undefined;
  return item ? { kind: 'set', text: item, items: null } : { kind: 'unset' };
}

function fail(shell: Process, message: string, status: number): never {
  shell.evaluation.stderr = message;
  throw new Exit(status);
}

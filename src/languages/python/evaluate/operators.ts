import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import { percentFormat } from './format.ts';
import {
  bool,
  display,
  equal,
  firstReason,
  float,
  int,
  keyOf,
  list,
  numeric,
  type Py,
  PyError,
  str,
  truth,
  tuple,
  typeName,
  unknown,
} from './values.ts';

const LONGEST = 100_000;

export function binary(operator: string, left: Py, right: Py, at: Origin): Py {
  if (operator === '%' && left.kind === 'str') return percentFormat(left, right, at);
  const parts = left.kind === 'unknown' || right.kind === 'unknown' ? firstReason([left, right]) : null;
  if (parts !== null) return unknown(parts, at);
  if (operator === '+' && left.kind === 'str' && right.kind === 'str') return str(left.text.concat(right.text), at);
  if (operator === '+' && left.kind === 'list' && right.kind === 'list')
    return list([...left.items, ...right.items], at);
  if (operator === '+' && left.kind === 'tuple' && right.kind === 'tuple')
    return tuple([...left.items, ...right.items], at);
  if (operator === '|' && left.kind === 'dict' && right.kind === 'dict')
    return { kind: 'dict', entries: new Map([...left.entries, ...right.entries]), at };
  if (operator === '/' && left.kind === 'str' && left.text.pieces.length > 0 && right.kind === 'str')
    throw unsupported(operator, left, right, at);
  if (operator === '*') {
    const repeated = repeat(left, right, at) ?? repeat(right, left, at);
    if (repeated) return repeated;
  }
  const [one, other] = [numeric(left), numeric(right)];
  if (one === null || other === null) throw unsupported(operator, left, right, at);
  if (left.kind !== 'float' && right.kind !== 'float') return integers(operator, whole(left), whole(right), at);
  return floats(operator, one, other, at);
}

function unsupported(operator: string, left: Py, right: Py, at: Origin): PyError {
  return new PyError(
    'TypeError',
    `unsupported operand type(s) for ${operator}: '${typeName(left)}' and '${typeName(right)}'`,
    at,
  );
}

function repeat(value: Py, times: Py, at: Origin): Py | null {
  if (times.kind !== 'int' && times.kind !== 'bool') return null;
  const count = Math.max(0, Number(times.value));
  if (value.kind === 'str') {
    if (count * value.text.length > LONGEST) return unknown('the text would be very long', at);
    return str(TracedText.join(Array.from({ length: count }, () => value.text)), at);
  }
  if (value.kind !== 'list' && value.kind !== 'tuple') return null;
  if (count * value.items.length > LONGEST) return unknown('the list would be very long', at);
  return { kind: value.kind, items: Array.from({ length: count }, () => value.items).flat(), at };
}

function whole(value: Py): bigint {
  return value.kind === 'int' ? value.value : value.kind === 'bool' && value.value ? 1n : 0n;
}

function integers(operator: string, left: bigint, right: bigint, at: Origin): Py {
  switch (operator) {
    case '+':
      return int(left + right, at);
    case '-':
      return int(left - right, at);
    case '*':
      return int(left * right, at);
    case '/':
      if (right === 0n) throw new PyError('ZeroDivisionError', 'division by zero', at);
      return float(Number(left) / Number(right), at);
    case '//':
    case '%': {
      if (right === 0n) throw new PyError('ZeroDivisionError', 'integer division or modulo by zero', at);
      const rest = left % right;
      const moved = rest !== 0n && rest < 0n !== right < 0n;
      return int(operator === '//' ? left / right - (moved ? 1n : 0n) : moved ? rest + right : rest, at);
    }
    case '**':
      if (right < 0n) return float(Number(left) ** Number(right), at);
      return right > 10_000n ? unknown('the number would be very large', at) : int(left ** right, at);
    case '<<':
      return right > 10_000n || right < 0n ? unknown('the number would be very large', at) : int(left << right, at);
    case '>>':
      return right < 0n ? unknown('a negative shift', at) : int(left >> right, at);
    case '&':
      return int(left & right, at);
    case '|':
      return int(left | right, at);
    case '^':
      return int(left ^ right, at);
    default:
      return unknown(`operator ${operator} is not worked out`, at);
  }
}

function floats(operator: string, left: number, right: number, at: Origin): Py {
  switch (operator) {
    case '+':
      return float(left + right, at);
    case '-':
      return float(left - right, at);
    case '*':
      return float(left * right, at);
    case '**':
      return float(left ** right, at);
    case '/':
    case '//':
    case '%':
      if (right === 0) throw new PyError('ZeroDivisionError', 'float division by zero', at);
      if (operator === '/') return float(left / right, at);
      if (operator === '//') return float(Math.floor(left / right), at);
      return float(left - right * Math.floor(left / right), at);
    default:
      throw new PyError('TypeError', `unsupported operand type(s) for ${operator}: 'float'`, at);
  }
}

export function unary(operator: string, operand: Py, at: Origin): Py {
  if (operator === 'not') {
    const value = truth(operand);
    return value === null ? unknown(firstReason([operand]) ?? 'it is not known', at) : bool(!value, at);
  }
  if (operand.kind === 'unknown') return operand;
  if (operand.kind === 'float') return float(operator === '-' ? -operand.value : operand.value, at);
  if (operand.kind !== 'int' && operand.kind !== 'bool')
    throw new PyError('TypeError', `bad operand type for unary ${operator}: '${typeName(operand)}'`, at);
  const value = whole(operand);
  return int(operator === '-' ? -value : operator === '~' ? ~value : value, at);
}

/** `left operator right`; null where it can't be known. */
export function compare(operator: string, left: Py, right: Py, at: Origin): boolean | null {
  if (operator === 'is' || operator === 'is not') {
    if (left.kind === 'unknown' || right.kind === 'unknown') return null;
    const same = left.kind === right.kind && equal(left, right);
    return same === (operator === 'is');
  }
  if (operator === 'in' || operator === 'not in') {
    const found = contains(right, left, at);
    return found === null ? null : found === (operator === 'in');
  }
  if (firstReason([left, right]) !== null) return null;
  if (operator === '==' || operator === '!=') return equal(left, right) === (operator === '==');
  const [one, other] = [numeric(left), numeric(right)];
  if (one !== null && other !== null) return ordered(operator, one, other);
  if (left.kind === 'str' && right.kind === 'str') return ordered(operator, left.text.string, right.text.string);
  if ((left.kind === 'list' || left.kind === 'tuple') && right.kind === left.kind)
    return orderedItems(operator, left.items, right.items, at);
  throw new PyError(
    'TypeError',
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
    at,
  );
}

function orderedItems(operator: string, left: readonly Py[], right: readonly Py[], at: Origin): boolean | null {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (!other) break;
    if (!equal(item, other)) return compare(operator, item, other, at);
  }
  return ordered(operator, left.length, right.length);
}

function ordered<Item extends number | string>(operator: string, one: Item, other: Item): boolean {
  if (operator === '<') return one < other;
  if (operator === '<=') return one <= other;
  if (operator === '>') return one > other;
  return one >= other;
}

function contains(container: Py, item: Py, at: Origin): boolean | null {
  if (container.kind === 'unknown' || item.kind === 'unknown') return null;
  switch (container.kind) {
    case 'str':
      return container.text.known && firstReason([item]) === null
        ? container.text.string.includes(display(item))
        : null;
    case 'list':
    case 'tuple':
    case 'set':
      if (container.items.some((one) => firstReason([one]) === null && equal(one, item))) return true;
      return firstReason(container.items) === null ? false : null;
    case 'dict':
      return container.entries.has(keyOf(item));
    default:
      if (container.kind === 'module' || container.kind === 'class') return null;
      throw new PyError('TypeError', `argument of type '${typeName(container)}' is not iterable`, at);
  }
}

import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import { LONGEST, overflow } from './budget.ts';
import { percentFormat } from './format.ts';
import { itemsOf } from './iterate.ts';
import type { Run } from './run.ts';
import {
  bool,
  dict,
  equal,
  firstReason,
  float,
  int,
  keyOf,
  numeric,
  type Py,
  PyError,
  put,
  sizeOf,
  str,
  truth,
  typeName,
  unknown,
} from './values.ts';

/** Kinds of which some operators aren't worked out: what Python makes of them isn't known here. */
const OPAQUE = /^(unknown|module|class|native|function)$/;

/** `left operator right`. @throws PyError where Python refuses the types */
export function binary(operator: string, left: Py, right: Py, at: Origin): Py {
  if (operator === '%' && left.kind === 'str' && !OPAQUE.test(right.kind)) return percentFormat(left, right, at);
  if (OPAQUE.test(left.kind) || OPAQUE.test(right.kind))
    return unknown(firstReason([left, right]) ?? `what ${operator} makes of it is not worked out`, at);
  const joined = collections(operator, left, right, at);
  if (joined) return joined;
  const [one, other] = [numeric(left), numeric(right)];
  if (one === null || other === null) throw unsupported(operator, left, right, at);
  if (left.kind === 'bool' && right.kind === 'bool' && /^[&|^]$/.test(operator))
    return bool(
      operator === '&'
        ? left.value && right.value
        : operator === '|'
          ? left.value || right.value
          : left.value !== right.value,
      at,
    );
  if (left.kind !== 'float' && right.kind !== 'float') return integers(operator, whole(left), whole(right), at);
  return floats(operator, finite(left, one, at), finite(right, other, at), at);
}

function finite(value: Py, number: number, at: Origin): number {
  return value.kind === 'int' && !Number.isFinite(number) ? overflow(at) : number;
}

/** `+`, `*`, `|`, … of texts, lists, sets and dictionaries; null for all else. */
function collections(operator: string, left: Py, right: Py, at: Origin): Py | null {
  if (operator === '*') return repeat(left, right, at) ?? repeat(right, left, at);
  if (operator === '+') {
    if (left.kind === 'str' && right.kind === 'str')
      return left.text.length + right.text.length > LONGEST
        ? unknown('the text would be very long', at)
        : str(left.text.concat(right.text), at);
    if ((left.kind === 'list' || left.kind === 'tuple') && right.kind === left.kind)
      return left.items.length + right.items.length > LONGEST
        ? unknown('the list would be very long', at)
        : { kind: left.kind, items: [...left.items, ...right.items], at };
  }
  if (operator === '|' && left.kind === 'dict' && right.kind === 'dict')
    return dict([...left.entries.values(), ...right.entries.values()], at);
  if (left.kind === 'set' && right.kind === 'set') return setOperation(operator, left.items, right.items, at);
  return null;
}

function setOperation(operator: string, left: readonly Py[], right: readonly Py[], at: Origin): Py | null {
  const reason = firstReason([...left, ...right]);
  if (reason !== null) return unknown(reason, at);
  const [inLeft, inRight] = [left, right].map((items) => new Set(items.map(keyOf)));
  const onlyIn = (items: readonly Py[], other: ReadonlySet<string> | undefined): readonly Py[] =>
    items.filter((item) => !other?.has(keyOf(item)));
  const items = {
    '|': [...left, ...onlyIn(right, inLeft)],
    '&': left.filter((item) => inRight?.has(keyOf(item))),
    '-': onlyIn(left, inRight),
    '^': [...onlyIn(left, inRight), ...onlyIn(right, inLeft)],
  }[operator];
  return items ? { kind: 'set', items: [...items], at } : null;
}

/** `target operator= value`: a list, a set and a dictionary change in place. */
export function update(run: Run, operator: string, before: Py, value: Py, at: Origin): Py {
  if (before.kind === 'list' && operator === '+') {
    const items = itemsOf(value, at);
    if ('reason' in items) before.items.push(unknown(items.reason, at));
    else if (before.items.length + items.length > LONGEST) return unknown('the list would be very long', at);
    else before.items.push(...items);
    return before;
  }
  if (before.kind === 'dict' && operator === '|' && value.kind === 'dict') {
    for (const [key, entry] of value.entries.values()) put(before, key, entry);
    return before;
  }
  const result = binary(operator, before, value, at);
  run.session.budget.spend(sizeOf(result));
  if (before.kind === 'set' && result.kind === 'set') {
    before.items.splice(0, before.items.length, ...result.items);
    return before;
  }
  return result;
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

/** Bits past which a number isn't followed. */
const MOST_BITS = 4096;

function bitsOf(value: bigint): number {
  return value.toString(16).length * 4;
}

function integers(operator: string, left: bigint, right: bigint, at: Origin): Py {
  const large = (bits: number, compute: () => bigint): Py =>
    bits > MOST_BITS ? unknown('the number would be very large', at) : int(compute(), at);
  switch (operator) {
    case '+':
      return int(left + right, at);
    case '-':
      return int(left - right, at);
    case '*':
      return large(bitsOf(left) + bitsOf(right), () => left * right);
    case '/':
      if (right === 0n) throw new PyError('ZeroDivisionError', 'division by zero', at);
      return quotient(left, right, at);
    case '//':
    case '%': {
      if (right === 0n) throw new PyError('ZeroDivisionError', 'integer division or modulo by zero', at);
      const rest = left % right;
      const moved = rest !== 0n && rest < 0n !== right < 0n;
      return int(operator === '//' ? left / right - (moved ? 1n : 0n) : moved ? rest + right : rest, at);
    }
    case '**':
      if (right < 0n) return floats('**', Number(left), Number(right), at);
      if (left === 0n || left === 1n || left === -1n) return int(right > 0n ? left ** (2n - (right % 2n)) : 1n, at);
      return large(bitsOf(left) * Number(right), () => left ** right);
    case '<<':
      if (right < 0n) throw new PyError('ValueError', 'negative shift count', at);
      return large(bitsOf(left) + Number(right), () => left << right);
    case '>>':
      if (right < 0n) throw new PyError('ValueError', 'negative shift count', at);
      return int(right > BigInt(MOST_BITS) ? (left < 0n ? -1n : 0n) : left >> right, at);
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

function quotient(left: bigint, right: bigint, at: Origin): Py {
  const [one, other] = [Number(left), Number(right)];
  const exact = Number.isSafeInteger(one) && Number.isSafeInteger(other);
  return exact ? float(one / other, at) : unknown('the numbers are very large', at);
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
      return power(left, right, at);
    case '/':
      if (right === 0) throw new PyError('ZeroDivisionError', 'float division by zero', at);
      return float(left / right, at);
    case '//':
    case '%': {
      if (right === 0) throw new PyError('ZeroDivisionError', 'float floor division by zero', at);
      const rest = left % right;
      const moved = rest !== 0 && rest < 0 !== right < 0;
      if (operator === '%') return float(moved ? rest + right : rest, at);
      return float(floorOf((left - (moved ? rest + right : rest)) / right), at);
    }
    default:
      throw new PyError('TypeError', `unsupported operand type(s) for ${operator}: 'float'`, at);
  }
}

/** Rounds down, but for what is nearly the next whole number. */
function floorOf(value: number): number {
  const floor = Math.floor(value);
  return value - floor > 0.5 ? floor + 1 : floor;
}

function power(left: number, right: number, at: Origin): Py {
  if (left === 0 && right < 0) throw new PyError('ZeroDivisionError', '0.0 cannot be raised to a negative power', at);
  if (left < 0 && !Number.isInteger(right)) return unknown('complex numbers are not worked out', at);
  if (right === 0.5 && left >= 0) return float(Math.sqrt(left), at);
  const result = left ** right;
  // The last digit of other powers depends on the C library.
  const exact = Number.isInteger(left) && Number.isInteger(right) && Number.isSafeInteger(result);
  if (Number.isFinite(result) && !exact && right !== 1 && right !== 2 && right !== -1)
    return unknown('this power is not worked out', at);
  if (Number.isFinite(left) && Number.isFinite(right) && !Number.isFinite(result))
    throw new PyError('OverflowError', 'Numerical result out of range', at);
  return float(result, at);
}

export function unary(operator: string, operand: Py, at: Origin): Py {
  if (operator === 'not') {
    const value = truth(operand);
    return value === null ? unknown(firstReason([operand]) ?? 'it is not known', at) : bool(!value, at);
  }
  if (OPAQUE.test(operand.kind)) return unknown(firstReason([operand]) ?? 'it is not worked out', at);
  if (operand.kind === 'float' && operator !== '~') return float(operator === '-' ? -operand.value : operand.value, at);
  if (operand.kind !== 'int' && operand.kind !== 'bool')
    throw new PyError('TypeError', `bad operand type for unary ${operator}: '${typeName(operand)}'`, at);
  const value = whole(operand);
  return int(operator === '-' ? -value : operator === '~' ? ~value : value, at);
}

/** `left operator right`; null where it can't be known. @throws PyError where Python refuses the types */
export function compare(operator: string, left: Py, right: Py, at: Origin): boolean | null {
  if (operator === 'in' || operator === 'not in') {
    const found = contains(right, left, at);
    return found === null ? null : found === (operator === 'in');
  }
  if (operator === 'is' || operator === 'is not') {
    const same = identical(left, right);
    return same === null ? null : same === (operator === 'is');
  }
  if (firstReason([left, right]) !== null) return null;
  if (operator === '==' || operator === '!=') {
    const same = equal(left, right);
    return same === null ? null : same === (operator === '==');
  }
  const [one, other] = [numeric(left), numeric(right)];
  if (left.kind === 'int' && right.kind === 'int') return ordered(operator, left.value, right.value);
  if (one !== null && other !== null) return ordered(operator, one, other);
  if (left.kind === 'str' && right.kind === 'str') return ordered(operator, left.text.string, right.text.string);
  if ((left.kind === 'list' || left.kind === 'tuple') && right.kind === left.kind)
    return orderedItems(operator, left.items, right.items, at);
  if (left.kind === 'set' || OPAQUE.test(left.kind) || OPAQUE.test(right.kind)) return null;
  throw new PyError(
    'TypeError',
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
    at,
  );
}

/** `is`: certain for None, True and False, and for one object with itself; else it's up to the interpreter. */
function identical(left: Py, right: Py): boolean | null {
  if (left.kind === 'unknown' || right.kind === 'unknown') return null;
  if (left === right) return true;
  const single = (value: Py): boolean => value.kind === 'none' || value.kind === 'bool';
  if (single(left) || single(right)) return left.kind === right.kind && equal(left, right) === true;
  return left.kind !== right.kind ? false : null;
}

function orderedItems(operator: string, left: readonly Py[], right: readonly Py[], at: Origin): boolean | null {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (!other) break;
    if (!equal(item, other)) return compare(operator, item, other, at);
  }
  return ordered(operator, left.length, right.length);
}

function ordered<Item extends number | bigint | string>(operator: string, one: Item, other: Item): boolean {
  if (operator === '<') return one < other;
  if (operator === '<=') return one <= other;
  if (operator === '>') return one > other;
  return one >= other;
}

function contains(container: Py, item: Py, at: Origin): boolean | null {
  if (OPAQUE.test(container.kind) || item.kind === 'unknown') return null;
  switch (container.kind) {
    case 'str':
      if (item.kind !== 'str') throw new PyError('TypeError', `'in <string>' requires string as left operand`, at);
      return container.text.known && item.text.known ? container.text.string.includes(item.text.string) : null;
    case 'list':
    case 'tuple':
    case 'set': {
      const answers = container.items.map((one) => (firstReason([one, item]) === null ? equal(one, item) : null));
      return answers.includes(true) ? true : answers.includes(null) ? null : false;
    }
    case 'dict':
      if (firstReason([item, ...[...container.entries.values()].map(([key]) => key)]) !== null) return null;
      return container.entries.has(keyOf(item));
    default:
      throw new PyError('TypeError', `argument of type '${typeName(container)}' is not iterable`, at);
  }
}

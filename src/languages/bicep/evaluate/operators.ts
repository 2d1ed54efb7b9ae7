import type { Span } from '../../../text/source.ts';
import { boolean, number, type Unknown, type Value, written } from '../../../value/value.ts';
import type { BinaryOperator, Expression } from '../syntax.ts';
import { callKey, keyOf, writtenText } from './canonical.ts';
import { choose, eachSide, type Side } from './choice.ts';
import { compareTexts } from './collation.ts';
import { equal } from './equality.ts';
import { evaluate } from './expression.ts';
import { firstUnknown } from './plain.ts';
import { derived, failure } from './reference.ts';
import type { Scope } from './scope.ts';

type Binary = Extract<Expression, { kind: 'binary' }>;
type Ternary = Extract<Expression, { kind: 'ternary' }>;

export function unary(operator: '!' | '-', operand: Expression, place: Span, scope: Scope): Value {
  // the smallest number is the only one whose digits alone are too large
  if (operator === '-' && operand.kind === 'number') return integer(-BigInt(operand.value), place);
  return negated(operator, evaluate(operand, scope), place);
}

export function negated(operator: '!' | '-', operand: Value, place: Span): Value {
  return eachSide([operand], written(place), ([value]) => {
    if (value?.kind === 'unknown') return derived(operator, [value], value, operator === '!' ? 'boolean' : 'number');
    if (operator === '!' && value?.kind === 'boolean') return boolean(!value.value, written(place));
    if (operator === '-' && value?.kind === 'number') return integer(-BigInt(value.value), place);
    return failure(`\`${operator}\` needs ${operator === '!' ? 'a boolean' : 'a number'}`, place);
  });
}

export function binary(expression: Binary, scope: Scope): Value {
  const { operator, span } = expression;
  const left = evaluate(expression.left, scope);
  const right = () => evaluate(expression.right, scope);
  switch (operator) {
    case '&&':
    case '||':
      return logical(operator, left, right, span);
    case '??':
      return coalesced(left, right, span);
    default:
      return operation(operator, left, right(), span);
  }
}

/** `left ?? right`. */
export function coalesced(value: Value, right: () => Value, place: Span): Value {
  return eachSide([value], written(place), ([left]) => {
    if (left?.kind === 'null') return right();
    if (left?.kind === 'unknown') return derived('??', [left, right()], left);
    return left ?? failure('nothing before `??`', place);
  });
}

/** The side that isn't taken is never evaluated; an unknown left side is no matter where the right one decides. */
export function logical(operator: '&&' | '||', value: Value, right: () => Value, place: Span): Value {
  const decides = operator === '||';
  return eachSide([value], written(place), ([left]) => {
    if (left?.kind === 'boolean')
      return left.value === decides ? boolean(decides, written(place)) : asBoolean(right(), place);
    if (left?.kind !== 'unknown') return failure(`\`${operator}\` needs booleans`, place);
    const other = right();
    if (other.kind === 'boolean' && other.value === decides) return boolean(decides, written(place));
    return derived(operator, [left, other], left, 'boolean');
  });
}

function asBoolean(value: Value, place: Span): Value {
  if (value.kind === 'boolean' || value.kind === 'unknown' || value.kind === 'choice') return value;
  return failure('a boolean is needed here', place);
}

export function ternary(expression: Ternary, scope: Scope): Value {
  const { condition, then, otherwise, span } = expression;
  return conditional(condition, [() => evaluate(then, scope), () => evaluate(otherwise, scope)], span, scope);
}

/** One of two values, by a condition; both, where it isn't known. */
export function conditional(
  condition: Expression,
  [then, otherwise]: readonly [() => Value, () => Value],
  place: Span,
  scope: Scope,
): Value {
  return eachSide([evaluate(condition, scope)], written(place), ([side]) => {
    if (side?.kind === 'boolean') return side.value ? then() : otherwise();
    if (side?.kind !== 'unknown') return failure('the condition is not a boolean', condition.span);
    return choose(conditionOf(condition, side, scope), then(), otherwise(), written(place));
  });
}

/** How an unknown condition is told to a user, and told from others. */
export function conditionOf(condition: Expression, value: Unknown, scope: Scope) {
  const place = `${scope.instance}@${condition.span.source.path}:${condition.span.start}`;
  return { when: writtenText(condition), key: keyOf(value) ?? place };
}

/** An operation that needs both of its operands. */
export function operation(operator: Strict, left: Value, right: Value, place: Span): Value {
  return eachSide([left, right], written(place), ([one, other]) =>
    one && other ? strict(operator, one, other, place) : failure('an operand is missing', place),
  );
}

export type Strict = Exclude<BinaryOperator, '&&' | '||' | '??'>;

function strict(operator: Strict, left: Side, right: Side, place: Span): Value {
  switch (operator) {
    case '==':
    case '!=':
    case '=~':
    case '!~':
      return comparison(operator, left, right, place);
    default:
      break;
  }
  if (left.kind === 'number' && right.kind === 'number') return arithmetic(operator, left.value, right.value, place);
  if (left.kind === 'string' && right.kind === 'string' && left.text.known && right.text.known) {
    const order = compareTexts(left.text.string, right.text.string);
    const result = ordered(operator, order);
    if (result !== undefined) return boolean(result, written(place));
  }
  const cause = firstUnknown(left) ?? firstUnknown(right);
  if (cause) return derived(operator, [left, right], cause, '+-*/%'.includes(operator) ? 'number' : 'boolean');
  return failure(`\`${operator}\` needs two numbers`, place);
}

function comparison(operator: '==' | '!=' | '=~' | '!~', left: Side, right: Side, place: Span): Value {
  const result = equal(left, right, { ignoreCase: operator === '=~' || operator === '!~' });
  const negated = operator === '!=' || operator === '!~';
  if (result !== null) return boolean(result !== negated, written(place));
  const cause = firstUnknown(left) ?? firstUnknown(right) ?? failure('these values can’t be compared', place);
  if (!negated) return derived(operator, [left, right], cause, 'boolean');
  // the same key as the negation of `==`, so that both conditions are known to exclude each other
  const key = callKey(operator === '!=' ? '==' : '=~', [left, right]);
  return { ...derived(operator, [], cause, 'boolean'), ...(key === undefined ? {} : { key: `!(${key})` }) };
}

function ordered(operator: Strict, order: number): boolean | undefined {
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return undefined;
  }
}

function arithmetic(operator: Strict, left: number | bigint, right: number | bigint, place: Span): Value {
  if (!Number.isInteger(Number(left)) || !Number.isInteger(Number(right)))
    return failure(`\`${operator}\` needs whole numbers`, place);
  const [a, b] = [BigInt(left), BigInt(right)];
  const order = ordered(operator, a < b ? -1 : a > b ? 1 : 0);
  if (order !== undefined) return boolean(order, written(place));
  switch (operator) {
    case '+':
      return integer(a + b, place);
    case '-':
      return integer(a - b, place);
    case '*':
      return integer(a * b, place);
    default:
      if (b === 0n) return failure('division by zero', place);
      return integer(operator === '/' ? a / b : a % b, place);
  }
}

/** A whole number of 64 bits, as ARM has them. */
export function integer(value: bigint, place: Span): Value {
  if (BigInt.asIntN(64, value) !== value) return failure('the number has more than 64 bits', place);
  const small = Number(value);
  return number(Number.isSafeInteger(small) ? small : value, written(place));
}

import type { Span } from '../../../text/source.ts';
import { boolean, number, type Value, written } from '../../../value/value.ts';
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
  return eachSide([evaluate(operand, scope)], written(place), ([value]) => {
    if (value?.kind === 'unknown') return derived(operator, [value], value, operator === '!' ? 'boolean' : 'number');
    if (operator === '!' && value?.kind === 'boolean') return boolean(!value.value, written(place));
    if (operator === '-' && value?.kind === 'number') return integer(-BigInt(value.value), place);
    return failure(`\`${operator}\` needs ${operator === '!' ? 'a boolean' : 'a number'}`, place);
  });
}

export function binary(expression: Binary, scope: Scope): Value {
  const { operator, span } = expression;
  switch (operator) {
    case '&&':
    case '||':
      return logical(expression, operator, scope);
    case '??':
      return eachSide([evaluate(expression.left, scope)], written(span), ([left]) => {
        if (left?.kind === 'null') return evaluate(expression.right, scope);
        if (left?.kind === 'unknown') return derived('??', [left, evaluate(expression.right, scope)], left);
        return left ?? failure('nothing before `??`', span);
      });
    default: {
      const values = [evaluate(expression.left, scope), evaluate(expression.right, scope)];
      return eachSide(values, written(span), ([left, right]) =>
        left && right ? strict(operator, left, right, span) : failure('an operand is missing', span),
      );
    }
  }
}

/** The side that isn't taken is never evaluated; an unknown left side is no matter where the right one decides. */
function logical(expression: Binary, operator: '&&' | '||', scope: Scope): Value {
  const { span } = expression;
  const decides = operator === '||';
  return eachSide([evaluate(expression.left, scope)], written(span), ([left]) => {
    if (left?.kind === 'boolean')
      return left.value === decides
        ? boolean(decides, written(span))
        : asBoolean(evaluate(expression.right, scope), span);
    if (left?.kind !== 'unknown') return failure(`\`${operator}\` needs booleans`, span);
    const right = evaluate(expression.right, scope);
    if (right.kind === 'boolean' && right.value === decides) return boolean(decides, written(span));
    return derived(operator, [left, right], left, 'boolean');
  });
}

function asBoolean(value: Value, place: Span): Value {
  if (value.kind === 'boolean' || value.kind === 'unknown' || value.kind === 'choice') return value;
  return failure('a boolean is needed here', place);
}

export function ternary(expression: Ternary, scope: Scope): Value {
  const { span } = expression;
  return eachSide([evaluate(expression.condition, scope)], written(span), ([condition]) => {
    if (condition?.kind === 'boolean') return evaluate(condition.value ? expression.then : expression.otherwise, scope);
    if (condition?.kind !== 'unknown') return failure('the condition is not a boolean', expression.condition.span);
    const when = writtenText(expression.condition);
    const key = keyOf(condition) ?? `${scope.instance}@${span.source.path}:${expression.condition.span.start}`;
    return choose(
      { when, key },
      evaluate(expression.then, scope),
      evaluate(expression.otherwise, scope),
      written(span),
    );
  });
}

type Strict = Exclude<BinaryOperator, '&&' | '||' | '??'>;

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
  const result = equal(left, right, operator === '=~' || operator === '!~');
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

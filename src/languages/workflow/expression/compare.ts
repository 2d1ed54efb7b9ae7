import { type Token, TokenType } from '@actions/expressions/lexer';
import { equals, greaterThan, lessThan } from '@actions/expressions/result';
import { unknownReason } from '../../../value/read.ts';
import { sameText } from '../../../value/same-text.ts';
import { boolean, type Origin, unknown, type Value } from '../../../value/value.ts';
import { toData } from './convert.ts';
import { keyOf } from './logic.ts';

/** `==`, `<` and the like, by GitHub's own coercion; unknown where an operand is. */
export function compare(left: Value, operator: Token, right: Value, origin: Origin): Value {
  const one = toData(left);
  const other = toData(right);
  if (one !== null && other !== null) {
    switch (operator.type) {
      case TokenType.EQUAL_EQUAL:
        return boolean(equals(one, other), origin);
      case TokenType.BANG_EQUAL:
        return boolean(!equals(one, other), origin);
      case TokenType.GREATER:
        return boolean(greaterThan(one, other), origin);
      case TokenType.GREATER_EQUAL:
        return boolean(equals(one, other) || greaterThan(one, other), origin);
      case TokenType.LESS:
        return boolean(lessThan(one, other), origin);
      default:
        return boolean(equals(one, other) || lessThan(one, other), origin);
    }
  }
  const equal = operator.type === TokenType.EQUAL_EQUAL;
  if ((equal || operator.type === TokenType.BANG_EQUAL) && isText(left) && isText(right)) {
    const same = sameText(left, right, 'any');
    if (same === 'same') return boolean(equal, origin);
    if (same === 'different') return boolean(!equal, origin);
  }
  const keys = [keyOf(left), keyOf(right)].sort();
  const key = keys.includes(undefined) ? undefined : keys.join('==');
  const reason = unknownReason(left) ?? unknownReason(right) ?? 'it is not known';
  const negative = operator.type === TokenType.BANG_EQUAL;
  const named = key === undefined ? undefined : equal ? key : negative ? `!${key}` : `${operator.lexeme}${key}`;
  return { ...unknown(reason, origin, named), type: 'boolean' };
}

function isText(value: Value): boolean {
  return value.kind === 'string' || value.kind === 'unknown';
}

import type { Value } from '../../../value/value.ts';
import type { Expression } from '../syntax.ts';
import { failure } from './reference.ts';
import type { Scope } from './scope.ts';

type CallExpression = Extract<Expression, { kind: 'call' }>;

/** The value of a function call. */
export function call(expression: CallExpression, _scope: Scope): Value {
  return failure(`${expression.name.text}() is not evaluated`, expression.span);
}

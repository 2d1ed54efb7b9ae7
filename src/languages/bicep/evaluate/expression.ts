import { TracedText } from '../../../text/traced.ts';
import { boolean, nothing, number, string, type Value, written } from '../../../value/value.ts';
import type { Expression, StringExpression } from '../syntax.ts';
import { index, member, nested, settled } from './access.ts';
import { call } from './call.ts';
import { eachSide } from './choice.ts';
import { arrayItems, arrayLoop, objectLiteral } from './collection.ts';
import { DEPTH_LIMIT, STEP_LIMIT, TEXT_LIMIT } from './context.ts';
import { binary, integer, ternary, unary } from './operators.ts';
import { failure, viaReference } from './reference.ts';
import { resolved, type Scope } from './scope.ts';
import { interpolated, numberText } from './text.ts';

/**
 * The value of an expression. Never throws: what can't be known, or what the deployment would refuse, is unknown.
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  return settled(evaluateLink(expression, scope), expression.span);
}

/** As {@link evaluate}, but a `.?` that found nothing stays marked, so that the rest of its chain is skipped. */
export function evaluateLink(expression: Expression, scope: Scope): Value {
  const { budget } = scope.context;
  budget.steps++;
  if (budget.steps > STEP_LIMIT)
    return exceeded('steps', 'the template takes too many steps to evaluate', expression, scope);
  if (budget.depth > DEPTH_LIMIT) return exceeded('depth', 'the values need each other too deeply', expression, scope);
  budget.depth++;
  try {
    return ofKind(expression, scope);
  } finally {
    budget.depth--;
  }
}

/** The limits of an evaluation: noted where they are first met. */
function exceeded(limit: 'steps' | 'depth', message: string, { span }: Expression, { context }: Scope): Value {
  if (!context.budget.exceeded.has(limit)) context.note(message, span);
  context.budget.exceeded.add(limit);
  return failure(message, span);
}

function ofKind(expression: Expression, scope: Scope): Value {
  const { span } = expression;
  switch (expression.kind) {
    case 'string':
      return stringValue(expression, scope);
    case 'number':
      return Number.isInteger(Number(expression.value))
        ? integer(BigInt(expression.value), span)
        : number(expression.value, written(span));
    case 'boolean':
      return boolean(expression.value, written(span));
    case 'null':
      return nothing(written(span));
    case 'array':
      return arrayItems(expression.items, span, scope);
    case 'object':
      return objectLiteral(expression, scope);
    case 'identifier':
      return named(expression.name, expression, scope);
    case 'member':
      return member(expression, scope);
    case 'index':
      return index(expression, scope);
    case 'nested':
      return nested(expression, scope);
    case 'call':
      return call(expression, scope);
    case 'nonNull':
      return evaluateLink(expression.target, scope);
    case 'unary':
      return unary(expression.operator, expression.operand, span, scope);
    case 'binary':
      return binary(expression, scope);
    case 'ternary':
      return ternary(expression, scope);
    case 'parenthesis':
      return evaluate(expression.inner, scope);
    case 'for':
      return arrayLoop(expression, scope);
    case 'lambda':
      return failure('a lambda stands only in the arguments of a function', span);
    case 'if':
      return failure('a condition stands only before the body of a resource or module', span);
    case 'missing':
      return failure('this part of the file could not be read', span);
  }
}

function named(name: string, expression: Expression, scope: Scope): Value {
  const binding = resolved(scope.lookup(name));
  if (binding?.kind === 'value') return viaReference(binding.value(), expression.span);
  const message = binding ? `\`${name}\` is not a value` : `BCP057: the name \`${name}\` does not exist here`;
  scope.context.note(message, expression.span);
  return failure(message, expression.span);
}

function stringValue(expression: StringExpression, scope: Scope): Value {
  const origin = written(expression.span);
  const holes = expression.parts.filter((part): part is Expression => !(part instanceof TracedText));
  if (holes.length === 0) {
    const texts = expression.parts.filter((part) => part instanceof TracedText);
    return string(TracedText.join(texts), origin);
  }
  const values = holes.map((part) => evaluate(part, scope));
  return eachSide(values, origin, (sides) => {
    let next = 0;
    let length = 0;
    const texts: TracedText[] = [];
    for (const part of expression.parts) {
      const text = part instanceof TracedText ? part : interpolatedAt(sides[next++], part);
      texts.push(text);
      length += text.length;
      if (length > TEXT_LIMIT) return failure('the text is too long', expression.span);
    }
    const [only] = sides;
    const joined = string(TracedText.join(texts), origin);
    const alone = texts.length === 1 && only && (only.kind === 'string' || only.kind === 'unknown');
    return alone && only.target ? { ...joined, target: only.target } : joined;
  });
}

function interpolatedAt(value: Parameters<typeof interpolated>[0] | undefined, part: Expression): TracedText {
  if (!value) return TracedText.empty;
  return part.kind === 'number' ? numberText(part.value, part.span) : interpolated(value, part.span);
}

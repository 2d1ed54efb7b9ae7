import type { Span } from '../../text/source.ts';
import { type JsonNode, jsonProperty, nodeSpan } from '../bicep/evaluate/json.ts';
import type { Decorator, Expression, Type } from '../bicep/syntax.ts';
import { expressionOf, type Reading } from './body.ts';

export interface DeclaredType {
  readonly type: Type;
  readonly decorators: readonly Decorator[];
}

/** What Bicep has a decorator for, with its name there. */
const DECORATORS: readonly (readonly [string, string])[] = [
  ['allowedValues', 'allowed'],
  ['minValue', 'minValue'],
  ['maxValue', 'maxValue'],
  ['minLength', 'minLength'],
  ['maxLength', 'maxLength'],
];

/** References to definitions that lead to definitions; more are a cycle. */
const LONGEST_CHAIN = 20;

/** The type of a parameter or output: its `type`, or that of the definition that its `$ref` names. */
export function declaredType(node: JsonNode, definitions: JsonNode | undefined, reading: Reading): DeclaredType {
  const decorators: Decorator[] = [];
  let nullable = false;
  let at: JsonNode | undefined = node;
  for (let step = 0; at && step < LONGEST_CHAIN; step++) {
    nullable ||= jsonProperty(at, 'nullable')?.value === true;
    decorators.push(...decoratorsOf(at, reading));
    const type = jsonProperty(at, 'type');
    if (type?.type === 'string') {
      const span = nodeSpan(type, reading.source);
      return { type: named(String(type.value).toLowerCase(), span, nullable), decorators };
    }
    const reference = jsonProperty(at, '$ref');
    const name = /^#\/definitions\/(.+)$/.exec(String(reference?.value ?? ''))?.[1];
    at = name === undefined ? undefined : jsonProperty(definitions, name.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return { type: named('any', nodeSpan(node, reading.source), nullable), decorators };
}

function named(name: string, span: Span, nullable: boolean): Type {
  const plain: Type = { kind: 'name', span, name };
  return nullable ? { kind: 'nullable', span, inner: plain } : plain;
}

function decoratorsOf(node: JsonNode, reading: Reading): readonly Decorator[] {
  return DECORATORS.flatMap(([key, name]): readonly Decorator[] => {
    const value = jsonProperty(node, key);
    return value ? [decorator(name, expressionOf(value, reading))] : [];
  });
}

function decorator(name: string, argument: Expression): Decorator {
  const { span } = argument;
  return { span, expression: { kind: 'call', span, target: null, name: { text: name, span }, arguments: [argument] } };
}

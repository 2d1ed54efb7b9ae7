import { type Source, type Span, span } from '../../text/source.ts';
import {
  type JsonNode,
  jsonItems,
  jsonNumber,
  jsonProperties,
  jsonProperty,
  jsonText,
  nodeSpan,
} from '../bicep/evaluate/json.ts';
import type { Expression, ObjectExpression, ObjectProperty, SyntaxError as ParseError } from '../bicep/syntax.ts';
import { readArmExpression } from './expression.ts';

/** What the parts of one template share while they are read. */
export interface Reading {
  readonly source: Source;
  readonly errors: ParseError[];
}

/** A JSON value of a template as an expression. */
export function expressionOf(node: JsonNode | undefined, reading: Reading): Expression {
  if (!node) return { kind: 'missing', span: span(reading.source, 0, 0) };
  const place = nodeSpan(node, reading.source);
  switch (node.type) {
    case 'string':
      return stringOf(node, place, reading);
    case 'number':
      return { kind: 'number', span: place, value: jsonNumber(node, reading.source) };
    case 'boolean':
      return { kind: 'boolean', span: place, value: node.value === true };
    case 'array':
      return {
        kind: 'array',
        span: place,
        items: jsonItems(node).map((item) => expressionOf(item, reading)),
      };
    case 'object':
      return objectOf(node, reading);
    default:
      return { kind: 'null', span: place };
  }
}

function stringOf(node: JsonNode, place: Span, reading: Reading): Expression {
  const { expression, errors } = readArmExpression(jsonText(node, reading.source), place);
  reading.errors.push(...errors);
  return expression;
}

/**
 * An object; a `copy` in it makes a property of each of its loops.
 * @param without keys (in lower case) that are left out
 */
export function objectOf(node: JsonNode, reading: Reading, without: ReadonlySet<string> = new Set()): ObjectExpression {
  const members = jsonProperties(node).flatMap(({ key, value }): readonly ObjectProperty[] => {
    const name = String(key.value);
    if (without.has(name.toLowerCase())) return [];
    if (name.toLowerCase() === 'copy' && value.type === 'array') return copiedProperties(value, reading);
    return [propertyOf(key, expressionOf(value, reading), reading)];
  });
  return { kind: 'object', span: nodeSpan(node, reading.source), members, resources: [] };
}

/** A property; its key may be an expression, too. */
export function propertyOf(key: JsonNode, value: Expression, reading: Reading): ObjectProperty {
  const place = nodeSpan(key, reading.source);
  const text = String(key.value);
  if (!text.startsWith('[')) return { kind: 'property', key: { text, span: place }, value, span: place };
  const name = stringOf(key, place, reading);
  return {
    kind: 'property',
    key: name.kind === 'string' ? name : { kind: 'string', span: place, parts: [name] },
    value,
    span: place,
  };
}

/** `"copy": [{ "name": …, "count": …, "input": … }]`: a property `name` that is an array. */
export function copiedProperties(node: JsonNode, reading: Reading): readonly ObjectProperty[] {
  return jsonItems(node).flatMap((loop): readonly ObjectProperty[] => {
    const name = jsonProperty(loop, 'name');
    if (name?.type !== 'string') {
      reading.errors.push({ message: 'a `copy` needs a `name`', span: nodeSpan(loop, reading.source) });
      return [];
    }
    const body = expressionOf(jsonProperty(loop, 'input'), reading);
    const value = loopOf(loop, body, reading);
    return [propertyOf(name, value, reading)];
  });
}

/**
 * `body`, once for each index below `count`.
 * @param counted `unnamed` where `copyIndex()` means this loop without its name, too: that of a resource or an output
 */
export function loopOf(node: JsonNode, body: Expression, reading: Reading, counted?: 'unnamed'): Expression {
  const span = nodeSpan(node, reading.source);
  const name = jsonProperty(node, 'name');
  const item = { text: String(name?.value ?? ''), span: name ? nodeSpan(name, reading.source) : span };
  const count = expressionOf(jsonProperty(node, 'count'), reading);
  const over: Expression = {
    kind: 'call',
    span: count.span,
    target: null,
    name: { text: 'range', span: count.span },
    arguments: [{ kind: 'number', span: count.span, value: 0 }, count],
  };
  return { kind: 'for', span, item, index: counted ? { text: 'copyIndex', span } : null, over, body };
}

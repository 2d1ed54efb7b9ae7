import { cover, type Span } from '../../text/source.ts';
import { type JsonNode, jsonItems, jsonProperties, jsonProperty, nodeSpan } from '../bicep/evaluate/json.ts';
import type { Expression, Name, Statement } from '../bicep/syntax.ts';
import { expressionOf, loopOf, type Reading } from './body.ts';
import { declaredType } from './types.ts';

/** The `param` statements of `parameters`. */
export function parametersOf(root: JsonNode, reading: Reading): readonly Statement[] {
  const definitions = jsonProperty(root, 'definitions');
  return jsonProperties(jsonProperty(root, 'parameters')).map(({ key, value }): Statement => {
    const initial = jsonProperty(value, 'defaultValue');
    return {
      kind: 'param',
      ...declared(key, value, reading),
      ...declaredType(value, definitions, reading),
      value: initial ? expressionOf(initial, reading) : null,
    };
  });
}

/** The `var` statements of `variables`; its `copy` makes one of each of its loops. */
export function variablesOf(root: JsonNode, reading: Reading): readonly Statement[] {
  return jsonProperties(jsonProperty(root, 'variables')).flatMap(({ key, value }): readonly Statement[] => {
    if (String(key.value).toLowerCase() !== 'copy' || value.type !== 'array')
      return [variable(key, value, expressionOf(value, reading), reading)];
    return jsonItems(value).flatMap((loop) => {
      const name = jsonProperty(loop, 'name');
      if (name?.type !== 'string') return [];
      return [variable(name, loop, loopOf(loop, expressionOf(jsonProperty(loop, 'input'), reading), reading), reading)];
    });
  });
}

function variable(key: JsonNode, place: JsonNode, value: Expression, reading: Reading): Statement {
  return { kind: 'var', ...declared(key, place, reading), decorators: [], type: null, value };
}

/** The `func` statements of `functions`. */
export function functionsOf(root: JsonNode, reading: Reading): readonly Statement[] {
  const definitions = jsonProperty(root, 'definitions');
  return jsonItems(jsonProperty(root, 'functions')).flatMap((group) => {
    const namespace = String(jsonProperty(group, 'namespace')?.value ?? '');
    return jsonProperties(jsonProperty(group, 'members')).map(({ key, value }): Statement => {
      const output = jsonProperty(value, 'output');
      const { name, span } = declared(key, value, reading);
      return {
        kind: 'func',
        span,
        name: { text: `${namespace}.${name.text}`, span: name.span },
        decorators: [],
        parameters: jsonItems(jsonProperty(value, 'parameters')).map((parameter) => ({
          name: {
            text: String(jsonProperty(parameter, 'name')?.value ?? ''),
            span: nodeSpan(parameter, reading.source),
          },
          type: declaredType(parameter, definitions, reading).type,
        })),
        result: declaredType(output ?? value, definitions, reading).type,
        body: expressionOf(output && jsonProperty(output, 'value'), reading),
      };
    });
  });
}

/** The `output` statements; one whose condition is false has no value. */
export function outputsOf(root: JsonNode, reading: Reading): readonly Statement[] {
  const definitions = jsonProperty(root, 'definitions');
  return jsonProperties(jsonProperty(root, 'outputs')).map(
    ({ key, value }): Statement => ({
      kind: 'output',
      ...declared(key, value, reading),
      ...declaredType(value, definitions, reading),
      value: outputValue(value, reading),
    }),
  );
}

function outputValue(node: JsonNode, reading: Reading): Expression {
  const loop = jsonProperty(node, 'copy');
  const body = expressionOf(jsonProperty(loop ?? node, loop ? 'input' : 'value'), reading);
  const value = loop ? loopOf(loop, body, reading, 'unnamed') : body;
  const condition = jsonProperty(node, 'condition');
  if (!condition) return value;
  const { span } = value;
  return {
    kind: 'ternary',
    span,
    condition: expressionOf(condition, reading),
    // biome-ignore lint/suspicious/noThenProperty: the field of Bicep's conditional expression
    then: value,
    otherwise: { kind: 'null', span },
  };
}

function declared(key: JsonNode, value: JsonNode, reading: Reading): { readonly span: Span; readonly name: Name } {
  const name = { text: String(key.value), span: nodeSpan(key, reading.source) };
  return { span: cover(name.span, nodeSpan(value, reading.source)), name };
}

import { knownString } from '../../../value/read.ts';
import { object, type Property, type Unknown, type Value } from '../../../value/value.ts';
import { type EvaluationContext, VALUE_DEPTH, Visits } from './context.ts';
import { computedProperty } from './lazy.ts';
import { ownProperty } from './reference.ts';

/**
 * A `@secure()` value without what must not be shown: texts and numbers become unknowns, which are equal where their
 * `key` is. What is empty or null is no secret; nor is what stands under one of the names that the context lists.
 * @param name of the parameter, for the reason
 * @param key of the value as a whole
 */
export function hidden(value: Value, name: string, key: string, context: EvaluationContext): Value {
  if (context.showSecrets) return value;
  return hide(value, { name, context, visits: new Visits() }, key);
}

interface Secret {
  readonly name: string;
  readonly context: EvaluationContext;
  readonly visits: Visits;
}

function hide(value: Value, secret: Secret, key: string, depth = 0): Value {
  if (depth > VALUE_DEPTH || !secret.visits.take()) return concealed(value, secret, key);
  switch (value.kind) {
    case 'null':
    case 'boolean':
      return value;
    case 'number':
      return concealed(value, secret, key, 'number');
    case 'string':
      return value.text.length === 0 ? value : concealed(value, secret, key, 'string');
    case 'array':
      return { ...value, items: value.items.map((item, at) => hide(item, secret, `${key}[${at}]`, depth + 1)) };
    case 'object':
      return hideProperties(value, secret, key);
    case 'choice': {
      const options = value.options.map((option, at) => ({
        ...option,
        value: hide(option.value, secret, `${key}?${at}`, depth + 1),
      }));
      return { ...value, options };
    }
    case 'unknown':
      return value;
  }
}

function concealed(value: Value, { name }: Secret, key: string, type?: Unknown['type']): Unknown {
  const reason = `\`${name}\` is a @secure() parameter, which is not shown`;
  return { kind: 'unknown', reason, origin: value.origin, key, ...(type === undefined ? {} : { type }) };
}

function hideProperties(value: Extract<Value, { kind: 'object' }>, secret: Secret, key: string): Value {
  const { plainNames } = secret.context;
  // `{ name: 'WEB_CONCURRENCY', value: '4' }`: a setting as an item of an array
  const setting = knownString(ownProperty(value, 'name'))?.toLowerCase();
  const isPlain = setting !== undefined && plainNames.has(setting);
  const shown = (property: Property): boolean => {
    const lower = property.key.toLowerCase();
    return plainNames.has(lower) || (lower === 'name' && setting !== undefined) || (isPlain && lower === 'value');
  };
  const properties = [...value.properties.values()].map((property): Property => {
    if (shown(property)) return property;
    const inner = `${key}.${property.key.toLowerCase()}`;
    return computedProperty(property.key, property.span, () => hide(property.value, secret, inner));
  });
  return object(properties, value.origin, value.open);
}

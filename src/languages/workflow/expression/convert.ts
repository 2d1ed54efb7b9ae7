import { Array as ArrayData } from '@actions/expressions/data/array';
import { BooleanData } from '@actions/expressions/data/boolean';
import { Dictionary } from '@actions/expressions/data/dictionary';
import { type ExpressionData, Kind } from '@actions/expressions/data/expressiondata';
import { Null } from '@actions/expressions/data/null';
import { NumberData } from '@actions/expressions/data/number';
import { StringData } from '@actions/expressions/data/string';
import { array, boolean, nothing, number, type Origin, object, string, type Value } from '../../../value/value.ts';

/** A value in GitHub's own terms; null where any part of it is not known. */
export function toData(value: Value): ExpressionData | null {
  switch (value.kind) {
    case 'string':
      return value.text.known ? new StringData(value.text.string) : null;
    case 'number':
      return new NumberData(Number(value.value));
    case 'boolean':
      return new BooleanData(value.value);
    case 'null':
      return new Null();
    case 'array': {
      if (value.open) return null;
      const items = value.items.map(toData);
      return items.every((item) => item !== null) ? new ArrayData(...items) : null;
    }
    case 'object': {
      if (value.open) return null;
      const pairs: { key: string; value: ExpressionData }[] = [];
      for (const property of value.properties.values()) {
        const data = toData(property.value);
        if (data === null) return null;
        pairs.push({ key: property.key, value: data });
      }
      return new Dictionary(...pairs);
    }
    case 'unknown':
    case 'choice':
      return null;
  }
}

/** GitHub's own value as ours, all of it from one place. */
export function fromData(data: ExpressionData, origin: Origin): Value {
  switch (data.kind) {
    case Kind.String:
      return string(data.value, origin);
    case Kind.Number:
      return number(data.value, origin);
    case Kind.Boolean:
      return boolean(data.value, origin);
    case Kind.Array:
      return array(
        data.values().map((item) => fromData(item, origin)),
        origin,
      );
    case Kind.Dictionary:
      return object(
        data.pairs().map(({ key, value }) => ({ key, span: null, value: fromData(value, origin) })),
        origin,
      );
    default:
      return nothing(origin);
  }
}

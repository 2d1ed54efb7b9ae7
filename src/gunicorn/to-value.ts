import { repr } from '../languages/python/evaluate/describe.ts';
import type { Py } from '../languages/python/evaluate/values.ts';
import { array, boolean, nothing, number, object, string, unknown, type Value } from '../value/value.ts';

/** A value of Python as one of ours. A function is named as gunicorn's `--print-config` shows it: `<post_fork()>`. */
export function toValue(value: Py): Value {
  const { at } = value;
  switch (value.kind) {
    case 'none':
      return nothing(at);
    case 'bool':
      return boolean(value.value, at);
    case 'int':
      return number(isSafe(value.value) ? Number(value.value) : value.value, at);
    case 'float':
      return number(value.value, at);
    case 'str':
      return string(value.text, at);
    case 'list':
    case 'tuple':
    case 'set':
      return array(value.items.map(toValue), at);
    case 'dict':
      return object(
        [...value.entries.values()].map(([key, one]) => ({
          key: key.kind === 'str' ? key.text.string : repr(key),
          span: key.at.kind === 'written' ? key.at.span : null,
          value: toValue(one),
        })),
        at,
      );
    case 'function':
    case 'native':
      return string(`<${value.name}()>`, at);
    case 'class':
    case 'module':
      return unknown(`what ${value.name} is is not known`, at);
    case 'unknown':
      return unknown(value.reason, at);
  }
}

function isSafe(value: bigint): boolean {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER);
}

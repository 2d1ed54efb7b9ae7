import { bool, int, list, type Py, str } from '../languages/python/evaluate/values.ts';
import type { Origin } from '../value/value.ts';
import type { Constant } from './settings-table.ts';

/** A constant of the table as Python has it. */
export function constantOf(value: Constant, at: Origin): Py {
  if (typeof value === 'string') return str(value, at);
  if (typeof value === 'number') return int(value, at);
  if (typeof value === 'boolean') return bool(value, at);
  if (isList(value))
    return list(
      value.map((item) => str(item, at)),
      at,
    );
  const entries = Object.entries(value).map(
    ([name, text]) => [`str'${name}'`, [str(name, at), str(text, at)]] as const,
  );
  return { kind: 'dict', entries: new Map(entries), at };
}

function isList(value: Constant): value is readonly string[] {
  return Array.isArray(value);
}

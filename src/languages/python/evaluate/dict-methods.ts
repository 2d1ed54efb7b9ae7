import { repr } from './describe.ts';
import { itemsOf } from './iterate.ts';
import {
  firstReason,
  keyOf,
  list,
  type NativeCall,
  none,
  type Py,
  PyError,
  put,
  str,
  tuple,
  unknown,
} from './values.ts';

/** A method of a dictionary. */
export function dictMethod(object: Py & { readonly kind: 'dict' }, name: string, { args, named, at }: NativeCall): Py {
  const { entries } = object;
  const [first, second] = args;
  switch (name) {
    case 'get':
    case 'setdefault':
    case 'pop': {
      const reason = first ? firstReason([first, ...keys(object)]) : 'which key is read is not known';
      if (reason !== null || !first) {
        if (name !== 'get') forgetAll(object, reason ?? '');
        return unknown(reason ?? '', at);
      }
      const key = keyOf(first);
      const found = entries.get(key)?.[1];
      if (name === 'pop') {
        entries.delete(key);
        if (!found && !second) throw new PyError('KeyError', repr(first), at);
      }
      const value = found ?? second ?? named.get('default') ?? none(at);
      if (name === 'setdefault' && !found) entries.set(key, [first, value]);
      return value;
    }
    case 'items':
      return list(
        [...entries.values()].map(([key, value]) => tuple([key, value], at)),
        at,
      );
    case 'keys':
      return list(keys(object), at);
    case 'values':
      return list(
        [...entries.values()].map(([, value]) => value),
        at,
      );
    case 'update': {
      if (first?.kind === 'dict') for (const [key, value] of first.entries.values()) put(object, key, value);
      else if (first) updateFrom(object, first, at);
      for (const [key, value] of named) put(object, str(key, at), value);
      return none(at);
    }
    case 'copy':
      return { kind: 'dict', entries: new Map(entries), at };
    case 'clear':
      entries.clear();
      return none(at);
    case 'popitem':
      forgetAll(object, '.popitem() is not worked out');
      return unknown('.popitem() is not worked out', at);
    default:
      return unknown(`.${name}() is not worked out`, at);
  }
}

function updateFrom(object: Py & { readonly kind: 'dict' }, value: Py, at: Py['at']): void {
  const pairs = itemsOf(value, at);
  if ('reason' in pairs) {
    forgetAll(object, pairs.reason);
    return;
  }
  for (const pair of pairs) {
    const parts = itemsOf(pair, at);
    const [key, entry] = 'reason' in parts ? [] : parts;
    if (key && entry && firstReason([key]) === null) put(object, key, entry);
    else forgetAll(object, 'what the dictionary was updated with is not known');
  }
}

function keys({ entries }: Py & { readonly kind: 'dict' }): readonly Py[] {
  return [...entries.values()].map(([key]) => key);
}

/** Any key may have any value: a key that can't be known stands for them all. */
function forgetAll({ entries, at }: Py & { readonly kind: 'dict' }, reason: string): void {
  for (const [name, [key]] of entries) entries.set(name, [key, unknown(reason, at)]);
  const lost = unknown(reason, at);
  entries.set(keyOf(lost), [lost, lost]);
}

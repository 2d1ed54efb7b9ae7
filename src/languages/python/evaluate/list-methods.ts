import { repr } from './describe.ts';
import { itemsOf, orderedItemsOf } from './iterate.ts';
import { sorted } from './methods.ts';
import { binary } from './operators.ts';
import {
  equal,
  firstReason,
  int,
  keyOf,
  list,
  type NativeCall,
  none,
  numeric,
  type Py,
  PyError,
  unknown,
} from './values.ts';

type Items = Py & { readonly kind: 'list' | 'tuple' | 'set'; readonly items: Py[] };

/** A method of a list or a tuple. */
export function listMethod(object: Items, name: string, { args, named, at, apply }: NativeCall): Py {
  const { items } = object;
  const [first, second] = args;
  // An argument that can't be known may have done anything to the list.
  const lost = (reason: string): Py => {
    items.splice(0, items.length, unknown(reason, at));
    return unknown(reason, at);
  };
  switch (name) {
    case 'append':
      if (first) items.push(first);
      return none(at);
    case 'extend': {
      const more = first ? orderedItemsOf(first, at) : [];
      if ('reason' in more) lost(more.reason);
      else items.push(...more);
      return none(at);
    }
    case 'insert':
      if (first?.kind !== 'int' || !second) return lost('where an item was inserted is not known');
      items.splice(Number(first.value), 0, second);
      return none(at);
    case 'pop': {
      if (first && first.kind !== 'int') return lost('which item was taken is not known');
      const index = first ? Number(first.value) : -1;
      const from = index < 0 ? items.length + index : index;
      if (from < 0 || from >= items.length)
        throw new PyError('IndexError', items.length === 0 ? 'pop from empty list' : 'pop index out of range', at);
      return items.splice(from, 1)[0] ?? none(at);
    }
    case 'remove': {
      if (!first || firstReason([first, ...items]) !== null) return lost('which item was removed is not known');
      const index = items.findIndex((item) => equal(item, first));
      if (index < 0) throw new PyError('ValueError', 'list.remove(x): x not in list', at);
      items.splice(index, 1);
      return none(at);
    }
    case 'sort':
      items.splice(0, items.length, ...sorted(items, named, at, apply));
      return none(at);
    case 'reverse':
      items.reverse();
      return none(at);
    case 'clear':
      items.length = 0;
      return none(at);
    case 'copy':
      return list(items, at);
    case 'count':
    case 'index': {
      const reason = firstReason(first ? [first, ...items] : items);
      if (reason !== null || !first || args.length > 1) return unknown(reason ?? `.${name}() is not worked out`, at);
      if (name === 'count') return int(items.filter((item) => equal(item, first)).length, at);
      const index = items.findIndex((item) => equal(item, first));
      if (index < 0) throw new PyError('ValueError', `${repr(first)} is not in list`, at);
      return int(index, at);
    }
    default:
      return unknown(`.${name}() is not worked out`, at);
  }
}

const OPERATORS: Readonly<Record<string, string>> = {
  union: '|',
  intersection: '&',
  difference: '-',
  symmetric_difference: '^',
};

/** A method of a set. */
export function setMethod(object: Items, name: string, { args, at }: NativeCall): Py {
  const { items } = object;
  const [first] = args;
  const operator = OPERATORS[name.replace('_update', '')];
  if (operator !== undefined || name === 'update') {
    const result = args.reduce<Py>((set, arg) => {
      const more = itemsOf(arg, at);
      if ('reason' in more) return unknown(more.reason, at);
      return binary(operator ?? '|', set, { kind: 'set', items: unique(more), at }, at);
    }, object);
    if (!name.endsWith('update')) return result.kind === 'set' ? { ...result, items: [...result.items], at } : result;
    items.splice(0, items.length, ...(result.kind === 'set' ? result.items : [result]));
    return none(at);
  }
  switch (name) {
    case 'add':
    case 'discard':
    case 'remove': {
      const reason = first ? firstReason([first, ...items]) : 'which item is not known';
      if (reason !== null || !first) {
        items.splice(0, items.length, unknown(reason ?? '', at));
        return none(at);
      }
      const index = items.findIndex((item) => keyOf(item) === keyOf(first));
      if (name === 'add' && index < 0) items.push(first);
      if (name === 'remove' && index < 0) throw new PyError('KeyError', repr(first), at);
      if (name !== 'add' && index >= 0) items.splice(index, 1);
      return none(at);
    }
    case 'clear':
      items.length = 0;
      return none(at);
    case 'copy':
      return { kind: 'set', items: [...items], at };
    case 'pop':
      if (numeric(items[0] ?? none(at)) === null || items.length > 1) {
        items.splice(0, items.length, unknown('which item is taken is not known', at));
        return unknown('which item is taken is not known', at);
      }
      return items.pop() ?? none(at);
    default:
      return unknown(`.${name}() is not worked out`, at);
  }
}

function unique(items: readonly Py[]): Py[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

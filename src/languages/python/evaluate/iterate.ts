import type { Origin } from '../../../value/value.ts';
import { type Py, PyError, str, typeName } from './values.ts';

/** The items that a loop goes through; a value that isn't known gives its reason. */
export function itemsOf(value: Py, at: Origin): readonly Py[] | { readonly reason: string } {
  switch (value.kind) {
    case 'list':
    case 'tuple':
    case 'set':
      return value.items;
    case 'dict':
      return [...value.entries.values()].map(([key]) => key);
    case 'str':
      if (!value.text.known) return { reason: value.text.holes[0]?.reason ?? 'the text is not known' };
      return [...value.text.string].map((character) => str(character, at));
    case 'unknown':
      return { reason: value.reason };
    case 'module':
    case 'class':
    case 'native':
      return { reason: `${value.name} is not worked out` };
    default:
      throw new PyError('TypeError', `'${typeName(value)}' object is not iterable`, at);
  }
}

/** The same where the order counts: that of a set's items is not known. */
export function orderedItemsOf(value: Py, at: Origin): ReturnType<typeof itemsOf> {
  return value.kind === 'set' && value.items.length > 1
    ? { reason: 'the order of a set is not known' }
    : itemsOf(value, at);
}

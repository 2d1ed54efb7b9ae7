import type { Value } from './value.ts';

/** Equal as far as they are known; what is known of one and not of the other may differ. */
export function sameValue(first: Value | undefined, second: Value | undefined): boolean {
  if (first === undefined || second === undefined) return first === second;
  switch (first.kind) {
    case 'string':
      if (second.kind !== 'string' || first.text.known !== second.text.known) return false;
      return first.text.string === second.text.string;
    case 'number':
    case 'boolean':
      return first.kind === second.kind && first.value === second.value;
    case 'null':
    case 'unknown':
      return first.kind === second.kind;
    case 'array':
      return (
        second.kind === 'array' &&
        first.items.length === second.items.length &&
        first.items.every((item, at) => sameValue(item, second.items[at]))
      );
    case 'object':
      return (
        second.kind === 'object' &&
        first.properties.size === second.properties.size &&
        [...first.properties].every(([key, { value }]) => sameValue(value, second.properties.get(key)?.value))
      );
    case 'choice':
      return (
        second.kind === 'choice' &&
        first.options.length === second.options.length &&
        first.options.every(
          ({ when, value }, at) => when === second.options[at]?.when && sameValue(value, second.options[at]?.value),
        )
      );
  }
}

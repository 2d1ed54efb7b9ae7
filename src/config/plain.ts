import type { Span } from '../text/source.ts';
import { spanOf, type Value } from '../value/value.ts';

/** A value as JSON has it. What a YAML file can't say in JSON is null. */
export function plain(value: Value): unknown {
  switch (value.kind) {
    case 'string':
      return value.text.string;
    case 'number':
      return Number(value.value);
    case 'boolean':
      return value.value;
    case 'array':
      return value.items.map(plain);
    case 'object':
      return Object.fromEntries([...value.properties.values()].map(({ key, value: own }) => [key, plain(own)]));
    case 'null':
    case 'unknown':
    case 'choice':
      return null;
  }
}

export type Path = readonly PropertyKey[];

/** The value that a path of keys and indices leads to; undefined where nothing is written there. */
export function valueAt(root: Value, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((value, step) => {
    if (value?.kind === 'object') return value.properties.get(String(step))?.value;
    return value?.kind === 'array' ? value.items[Number(step)] : undefined;
  }, root);
}

/** Where to look for what a path leads to: the value, or, where there is none, what should hold it. */
export function placeOf(root: Value, path: Path): Span | null {
  for (let length = path.length; length >= 0; length--) {
    const value = valueAt(root, path.slice(0, length));
    const span = value === undefined ? null : (keySpan(root, path.slice(0, length), value) ?? spanOf(value));
    if (span) return span;
  }
  return null;
}

/** The place of a key in the mapping that a path leads to. */
export function keyPlace(root: Value, path: Path, key: string): Span | null {
  const owner = valueAt(root, path);
  return (owner?.kind === 'object' ? owner.properties.get(key)?.span : null) ?? placeOf(root, path);
}

/** A section is named at its key, as its value may begin lines below. */
function keySpan(root: Value, path: Path, value: Value): Span | null {
  const key = path.at(-1);
  if (typeof key !== 'string' || (value.kind !== 'object' && value.kind !== 'array' && value.kind !== 'null'))
    return null;
  const owner = valueAt(root, path.slice(0, -1));
  return owner?.kind === 'object' ? (owner.properties.get(key)?.span ?? null) : null;
}

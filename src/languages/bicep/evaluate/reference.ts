import type { Span } from '../../../text/source.ts';
import { type ObjectValue, through, type Unknown, unknown, type Value, written } from '../../../value/value.ts';
import { callKey } from './canonical.ts';
import { THROUGH_LIMIT } from './context.ts';

/** A value that came here by a name that stands at a place; long ways are cut. */
export function viaReference(value: Value, place: Span): Value {
  if (value.origin.kind !== 'written' || value.origin.through.length >= THROUGH_LIMIT) return value;
  return through(value, place);
}

/** A part of an array or object: it came the whole way that its container came. */
export function viaContainer(container: Value, part: Value): Value {
  if (container.origin.kind !== 'written' || part.origin.kind !== 'written') return part;
  const way = container.origin.through;
  if (way.length === 0 || part.origin.through.length + way.length > THROUGH_LIMIT) return part;
  return { ...part, origin: written(part.origin.span, [...part.origin.through, ...way]) };
}

/** The property of an unknown object. */
export function unknownProperty(target: Unknown, name: string): Unknown {
  return {
    kind: 'unknown',
    reason: target.reason,
    origin: target.origin,
    ...(target.key === undefined ? {} : { key: `${target.key}.${name.toLowerCase()}` }),
    ...(target.target === undefined ? {} : { target: target.target }),
  };
}

/** The outcome of an operation on values that aren't all known: for the reason of the first of them. */
export function derived(name: string, values: readonly Value[], cause: Unknown, type?: Unknown['type']): Unknown {
  const key = callKey(name, values);
  return {
    kind: 'unknown',
    reason: cause.reason,
    origin: cause.origin,
    ...(key === undefined ? {} : { key }),
    ...(type === undefined ? {} : { type }),
  };
}

/** What the deployment would refuse, or what isn't understood. */
export function failure(reason: string, place: Span): Unknown {
  return unknown(reason, written(place));
}

/** A property of a known object, looked up as ARM does: without regard to case; undefined where there is none. */
export function ownProperty(target: ObjectValue, name: string): Value | undefined {
  const exact = target.properties.get(name);
  if (exact) return exact.value;
  const lower = name.toLowerCase();
  for (const property of target.properties.values()) if (property.key.toLowerCase() === lower) return property.value;
  return undefined;
}

import type { TracedText } from '../text/traced.ts';
import { type Choice, type ObjectValue, type Unknown, unknown, type Value } from './value.ts';

/**
 * A property of an object, looked up as ARM does: without regard to case. `undefined` where the object is known not
 * to have it (or is null); unknown where that can't be told. A choice is looked into on every side.
 */
export function property(value: Value | undefined, name: string): Value | undefined {
  if (value === undefined) return undefined;
  switch (value.kind) {
    case 'object':
      return ownProperty(value, name);
    case 'unknown':
      return { ...value, kind: 'unknown' };
    case 'choice': {
      const options = value.options.map(({ when, value: side }) => ({ when, value: property(side, name) }));
      if (options.every((option) => option.value === undefined)) return undefined;
      return {
        kind: 'choice',
        origin: value.origin,
        options: options.map(({ when, value: side }) => ({
          when,
          value: side ?? { kind: 'null', origin: value.origin },
        })),
      };
    }
    default:
      return undefined;
  }
}

function ownProperty(value: ObjectValue, name: string): Value | undefined {
  const exact = value.properties.get(name);
  if (exact) return exact.value;
  const lower = name.toLowerCase();
  for (const candidate of value.properties.values()) if (candidate.key.toLowerCase() === lower) return candidate.value;
  return value.open;
}

/** `property`, step by step: `path(site, 'properties', 'siteConfig')`. */
export function path(value: Value | undefined, ...names: readonly string[]): Value | undefined {
  return names.reduce(property, value);
}

/** The whole string where it is known to the last character, else undefined. */
export function knownString(value: Value | undefined): string | undefined {
  return value?.kind === 'string' && value.text.known ? value.text.string : undefined;
}

export function knownNumber(value: Value | undefined): number | undefined {
  return value?.kind === 'number' ? Number(value.value) : undefined;
}

export function knownBoolean(value: Value | undefined): boolean | undefined {
  return value?.kind === 'boolean' ? value.value : undefined;
}

/** The text of a string, which may have holes; undefined for all else. */
export function textOf(value: Value | undefined): TracedText | undefined {
  return value?.kind === 'string' ? value.text : undefined;
}

/** The first reason why a value is not wholly known; undefined where it is. */
export function unknownReason(value: Value): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'string':
      return value.text.holes[0]?.reason;
    case 'choice':
      return `depends on ${value.options[0]?.when ?? 'a condition'}`;
    default:
      return undefined;
  }
}

/** The key of a value of which nothing is known; undefined where it has none. */
export function unknownKey(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.key;
  return value.kind === 'string' && value.text.length === 1 ? value.text.holes[0]?.key : undefined;
}

/** One side of a value, without a condition at its top. */
export interface Side {
  /** null where the value has but one */
  readonly when: string | null;
  readonly value: Exclude<Value, Choice>;
  /** all that it takes for true or false */
  readonly assumes?: ReadonlyMap<string, boolean>;
}

/** The sides of a value: one without a condition, or those of a choice (nested ones joined by "and"). */
export function sides(value: Value): readonly Side[] {
  if (value.kind !== 'choice') return [{ when: null, value }];
  return value.options.flatMap((option) =>
    sides(option.value).map((inner) => ({
      when: inner.when === null ? option.when : `${option.when} and ${inner.when}`,
      value: inner.value,
      assumes: new Map([...(option.assumes ?? []), ...(inner.assumes ?? [])]),
    })),
  );
}

/** An unknown of the same origin, for an operation whose operand is not known. */
export function unknownFrom(value: Value, fallback: string): Unknown {
  return value.kind === 'unknown' ? value : unknown(unknownReason(value) ?? fallback, value.origin);
}

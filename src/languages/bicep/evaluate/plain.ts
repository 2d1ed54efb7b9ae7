import {
  array,
  boolean,
  nothing,
  number,
  type Origin,
  object,
  string,
  type Unknown,
  type Value,
} from '../../../value/value.ts';
import { VALUE_DEPTH, Visits } from './context.ts';

/** A JSON value that is known in all its parts; an object's names stay in their order, numbers among them too. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | ReadonlyMap<string, Json>;

/** The value as plain JSON; undefined where any part of it is not known, or where it has too many parts. */
export function plain(value: Value, depth = 0, visits = new Visits()): Json | undefined {
  if (depth > VALUE_DEPTH || !visits.take()) return undefined;
  switch (value.kind) {
    case 'string':
      return value.text.known ? value.text.string : undefined;
    case 'number':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'array': {
      if (value.open) return undefined;
      const items: Json[] = [];
      for (const item of value.items) {
        const one = plain(item, depth + 1, visits);
        if (one === undefined) return undefined;
        items.push(one);
      }
      return items;
    }
    case 'object': {
      if (value.open) return undefined;
      const entries: [string, Json][] = [];
      for (const property of value.properties.values()) {
        if (property.key.startsWith('::')) continue;
        const one = plain(property.value, depth + 1, visits);
        if (one === undefined) return undefined;
        entries.push([property.key, one]);
      }
      return new Map(entries);
    }
    case 'unknown':
    case 'choice':
      return undefined;
  }
}

/** The first part of a value that isn't known. */
export function firstUnknown(value: Value, depth = 0, visits = new Visits()): Unknown | undefined {
  if (depth > VALUE_DEPTH || !visits.take()) return tooLarge(value);
  switch (value.kind) {
    case 'unknown':
      return value;
    case 'string': {
      const [hole] = value.text.holes;
      if (!hole) return undefined;
      return {
        kind: 'unknown',
        reason: hole.reason,
        origin: value.origin,
        ...(hole.key === undefined ? {} : { key: hole.key }),
      };
    }
    case 'array':
      return value.open ?? firstOf(value.items, depth, visits);
    case 'object':
      return (
        value.open ??
        firstOf(
          [...value.properties.values()].map((property) => property.value),
          depth,
          visits,
        )
      );
    case 'choice':
      return { kind: 'unknown', reason: `depends on ${value.options[0]?.when ?? 'a condition'}`, origin: value.origin };
    default:
      return undefined;
  }
}

function tooLarge({ origin }: Value): Unknown {
  return { kind: 'unknown', reason: 'the value has too many parts', origin };
}

function firstOf(values: readonly Value[], depth: number, visits: Visits): Unknown | undefined {
  for (const value of values) {
    const found = firstUnknown(value, depth + 1, visits);
    if (found) return found;
  }
  return undefined;
}

/** A plain JSON value, all of it from one origin. */
export function fromPlain(json: Json, origin: Origin): Value {
  if (json === null) return nothing(origin);
  switch (typeof json) {
    case 'boolean':
      return boolean(json, origin);
    case 'number':
    case 'bigint':
      return number(json, origin);
    case 'string':
      return string(json, origin);
    default:
      break;
  }
  if (isList(json))
    return array(
      json.map((item) => fromPlain(item, origin)),
      origin,
    );
  const span = origin.kind === 'written' ? origin.span : null;
  return object(
    [...json].map(([key, item]) => ({ key, span, value: fromPlain(item, origin) })),
    origin,
  );
}

/** An object of these properties. */
export function record(properties: Readonly<Record<string, Json>>): ReadonlyMap<string, Json> {
  return new Map(Object.entries(properties));
}

export function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

export function isRecord(json: Json): json is ReadonlyMap<string, Json> {
  return json instanceof Map;
}

/**
 * Compact JSON: with double quotes as `string()` writes it, or as an interpolation does, which writes a single quote for
 * every double one.
 */
export function jsonText(json: Json, quote: '"' | "'"): string {
  const text = compact(json);
  return quote === '"' ? text : text.replaceAll('"', "'");
}

function compact(json: Json): string {
  if (typeof json === 'string') return JSON.stringify(json).replace(/[\u0085\u2028\u2029]/g, unicodeEscape);
  if (json === null || typeof json !== 'object') return String(json);
  if (isList(json)) return `[${json.map(compact).join(',')}]`;
  return `{${[...json].map(([key, item]) => `${compact(key)}:${compact(item)}`).join(',')}}`;
}

function unicodeEscape(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

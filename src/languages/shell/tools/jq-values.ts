import { TracedText } from '../../../text/traced.ts';
import { array, builtIn, nothing, number, object, spanOf, string, type Value } from '../../../value/value.ts';
import type { JqFilter } from './jq-filter.ts';

/** A filter of jq that isn't followed, or that ends with an error. */
export class NotFollowed extends Error {}

const JQ = builtIn('jq');

export function member(name: string): JqFilter {
  return (input) => {
    if (input.kind === 'null') return [input];
    if (input.kind !== 'object' || input.open) throw new NotFollowed();
    return [input.properties.get(name)?.value ?? nothing(JQ)];
  };
}

/** `.[]` */
export function items(input: Value): readonly Value[] {
  if (input.kind === 'array') return input.items;
  if (input.kind !== 'object' || input.open) throw new NotFollowed();
  return [...input.properties.values()].map(({ value }) => value);
}

/** All but `false` and `null`. */
export function isTrue(value: Value): boolean {
  if (value.kind === 'unknown' || value.kind === 'choice') throw new NotFollowed();
  return value.kind !== 'null' && !(value.kind === 'boolean' && !value.value);
}

export function sameValue(one: Value, other: Value): boolean {
  if (one.kind === 'string' && other.kind === 'string') {
    if (!one.text.known || !other.text.known) throw new NotFollowed();
    return one.text.string === other.text.string;
  }
  if (one.kind === 'number' && other.kind === 'number') return Number(one.value) === Number(other.value);
  if (one.kind === 'boolean' && other.kind === 'boolean') return one.value === other.value;
  if (one.kind === 'object' || one.kind === 'array' || one.kind === 'unknown') throw new NotFollowed();
  return one.kind === other.kind;
}

/** A value as `\(…)` and `-r` write it. */
export function textOfValue(value: Value): TracedText {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
    case 'boolean':
      return TracedText.of(String(value.value), spanOf(value));
    case 'null':
      return TracedText.of('null', spanOf(value));
    default:
      throw new NotFollowed();
  }
}

function entries(input: Value): readonly Value[] {
  if (input.kind !== 'object' || input.open) throw new NotFollowed();
  const all = [...input.properties.values()].map(({ key, span, value }) =>
    object(
      [
        { key: 'key', span, value: string(TracedText.of(key, span), JQ) },
        { key: 'value', span, value },
      ],
      JQ,
    ),
  );
  return [array(all, JQ)];
}

/** As jq sorts them: by their code points. */
function keys(input: Value): readonly Value[] {
  if (input.kind !== 'object' || input.open) throw new NotFollowed();
  const sorted = [...input.properties.values()].sort(({ key: one }, { key: other }) => (one < other ? -1 : 1));
  return [
    array(
      sorted.map(({ key, span }) => string(TracedText.of(key, span), JQ)),
      JQ,
    ),
  ];
}

function lengthOf(input: Value): readonly Value[] {
  if (input.kind === 'array') return [number(input.items.length, JQ)];
  if (input.kind === 'object' && !input.open) return [number(input.properties.size, JQ)];
  if (input.kind === 'string' && input.text.known) return [number([...input.text.string].length, JQ)];
  throw new NotFollowed();
}

const alone =
  (filter: JqFilter) =>
  (given: JqFilter | null): JqFilter => {
    if (given) throw new NotFollowed();
    return filter;
  };

const withFilter =
  (apply: (input: Value, filter: JqFilter) => readonly Value[]) =>
  (given: JqFilter | null): JqFilter => {
    if (!given) throw new NotFollowed();
    return (input) => apply(input, given);
  };

/** jq's functions, made with what stands in their brackets; null: they have none. */
export const FUNCTIONS: ReadonlyMap<string, (given: JqFilter | null) => JqFilter> = new Map([
  ['to_entries', alone(entries)],
  ['keys', alone(keys)],
  ['length', alone(lengthOf)],
  ['tostring', alone((input) => [string(textOfValue(input), JQ)])],
  ['null', alone(() => [nothing(JQ)])],
  ['select', withFilter((input, filter) => filter(input).flatMap((one) => (isTrue(one) ? [input] : [])))],
  ['map', withFilter((input, filter) => [array(items(input).flatMap(filter), JQ)])],
  [
    'join',
    withFilter((input, filter) =>
      filter(input).map((separator) => {
        const texts = items(input).map((item) => (item.kind === 'null' ? TracedText.empty : textOfValue(item)));
        const between = textOfValue(separator);
        return string(TracedText.join(texts.flatMap((text, at) => (at === 0 ? [text] : [between, text]))), JQ);
      }),
    ),
  ],
]);

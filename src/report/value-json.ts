import type { Span } from '../text/source.ts';
import { HOLE } from '../text/traced.ts';
import { knownNumber, sides } from '../value/read.ts';
import type { Choice, Origin, Value } from '../value/value.ts';
import type { Shown } from './hidden.ts';
import { wayOf } from './way.ts';

/** A value with where it comes from, as the JSON reports give it. */
export type JsonValue = KnownJson | UnknownJson | ChoiceJson;
export type KnownJson = { readonly value: Json } & OriginJson;

export interface UnknownJson extends Partial<Place> {
  /** why it can't be known */
  readonly unknown: string;
  /** what is known of it: a string with an ellipsis for each part that isn't */
  readonly partly?: string;
}

export interface ChoiceJson {
  readonly oneOf: readonly ({ readonly when: string } & (KnownJson | UnknownJson))[];
}

export type OriginJson = (Place & Way) | { readonly from: 'default'; readonly by: string };

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Way {
  /** the files that it came through after the one that wrote it, each with the last place in it; absent for none */
  readonly through?: readonly Place[];
}

export interface Range extends Place {
  readonly endLine: number;
  readonly endColumn: number;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

export function valueJson(value: Value, shown: Shown): JsonValue {
  if (value.kind === 'choice') {
    return {
      oneOf: sides(value).map((side) => ({ when: shown.words(side.when ?? ''), ...sideJson(side.value, shown) })),
    };
  }
  return sideJson(value, shown);
}

function sideJson(value: Exclude<Value, Choice>, shown: Shown): KnownJson | UnknownJson {
  const why = reasonWithin(value);
  if (why === undefined) return { value: plainJson(value, shown), ...originJson(value.origin) };
  const place = value.origin.kind === 'written' ? placeJson(value.origin.span) : {};
  const partly = value.kind === 'string' ? { partly: shown.text(value.text).replaceAll(HOLE, '…') } : {};
  return { unknown: shown.words(why), ...partly, ...place };
}

/** A value that no file gives: the built-in `null`, or an unknown. */
export function missingJson(unknown: string): UnknownJson {
  return { unknown };
}

export function noneJson(by: string): KnownJson {
  return { value: null, from: 'default', by };
}

export function placeJson({ source, start }: Span): Place {
  return { file: source.path, ...source.position(start) };
}

export function rangeJson(at: Span): Range {
  const { line, column } = at.source.position(at.end);
  return { ...placeJson(at), endLine: line, endColumn: column };
}

function originJson(origin: Origin): OriginJson {
  if (origin.kind === 'built-in') return { from: 'default', by: origin.by };
  const [, ...further] = wayOf(origin);
  return { ...placeJson(origin.span), ...(further.length === 0 ? {} : { through: further.map(placeJson) }) };
}

/** The first reason why a value, or a part of it, can't be known. */
function reasonWithin(value: Value): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'string':
      return value.text.holes[0]?.reason;
    case 'array':
      return value.open?.reason ?? first(value.items);
    case 'object':
      return value.open?.reason ?? first([...value.properties.values()].map((own) => own.value));
    case 'choice':
      return `depends on ${value.options[0]?.when ?? 'a condition'}`;
    default:
      return undefined;
  }
}

function first(values: readonly Value[]): string | undefined {
  for (const value of values) {
    const reason = reasonWithin(value);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Only for a value that is known in all its parts. A number outside of JSON's safe range becomes its digits. */
function plainJson(value: Exclude<Value, { kind: 'choice' }>, shown: Shown): Json {
  switch (value.kind) {
    case 'string':
      return shown.text(value.text);
    case 'number':
      return typeof value.value === 'bigint' ? String(value.value) : (knownNumber(value) ?? null);
    case 'boolean':
      return value.value;
    case 'array':
      return value.items.map((item) => (item.kind === 'choice' ? null : plainJson(item, shown)));
    case 'object':
      return Object.fromEntries(
        [...value.properties.values()].map((own) => [
          own.key,
          own.value.kind === 'choice' ? null : plainJson(own.value, shown),
        ]),
      );
    case 'null':
    case 'unknown':
      return null;
  }
}

// Characters that a terminal may act on, or that hide or turn text, written as JSON's own escapes: the same document.
// Line ends and blanks of the layout are none of these: JSON.stringify has escaped all others of the C0 controls.
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/gu;

/** JSON text, safe to print on a terminal and in a workflow's log. */
export function printedJson(document: object): string {
  const text = JSON.stringify(document, null, 2)
    .replace(UNSEEN, (character) =>
      Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(''),
    )
    .replaceAll('##[', '##\\u005b');
  return `${text}\n`;
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

import type { Span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';
import { sides, unknownReason } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import type { Environment } from './environment.ts';

/**
 * A boolean setting as App Service's script generator reads it (Go's `strconv.ParseBool`): a value that isn't one stops
 * the generator, so the site never starts.
 */
export type GeneratorBoolean =
  | { readonly kind: 'known'; readonly value: boolean; readonly span: Span | null }
  | { readonly kind: 'invalid'; readonly text: string; readonly span: Span | null }
  | { readonly kind: 'unknown'; readonly reason: string; readonly span: Span | null };

const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True'];
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False'];

/** Unset and empty are false. */
export function generatorBoolean(environment: Environment, name: string): GeneratorBoolean {
  const value = environment.get(name);
  if (value === undefined) return { kind: 'known', value: false, span: null };
  const readings = sides(value).map((side) => oneBoolean(side.value));
  const [first] = readings;
  if (first && readings.every((reading) => sameReading(reading, first))) return first;
  return { kind: 'unknown', reason: unknownReason(value) ?? `${name} is not known`, span: spanOf(value) };
}

function oneBoolean(value: Value): GeneratorBoolean {
  const span = spanOf(value);
  if (value.kind !== 'string' || !value.text.known) {
    return { kind: 'unknown', reason: unknownReason(value) ?? 'the setting is not known', span };
  }
  const text = value.text.string;
  if (text === '' || FALSE.includes(text)) return { kind: 'known', value: false, span };
  if (TRUE.includes(text)) return { kind: 'known', value: true, span };
  return { kind: 'invalid', text, span };
}

function sameReading(one: GeneratorBoolean, other: GeneratorBoolean): boolean {
  if (one.kind === 'known') return other.kind === 'known' && one.value === other.value;
  return one.kind === other.kind && one.kind !== 'unknown';
}

/** The text of a setting, with a hole where it can't be known; empty where it is unset. */
export function settingText(environment: Environment, name: string): TracedText {
  const value = environment.get(name);
  if (value === undefined) return TracedText.empty;
  if (value.kind === 'string') return value.text;
  const key = value.kind === 'unknown' ? value.key : undefined;
  const reason = unknownReason(value) ?? `${name} is not known`;
  return TracedText.hole(key === undefined ? { reason } : { reason, key }, spanOf(value));
}

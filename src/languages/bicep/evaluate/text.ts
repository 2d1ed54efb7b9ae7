import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Unknown, Value } from '../../../value/value.ts';
import { keyOf } from './canonical.ts';
import type { Side } from './choice.ts';
import { firstUnknown, jsonText, plain } from './plain.ts';

/** The characters that a value becomes in an interpolated string. */
export function interpolated(value: Side, place: Span): TracedText {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
      return numberText(value.value, value.origin.kind === 'written' ? value.origin.span : place);
    case 'boolean':
      return TracedText.of(value.value ? 'True' : 'False', place);
    case 'null':
      return TracedText.empty;
    case 'unknown':
      return hole(value, place);
    case 'array':
    case 'object':
      return collectionText(value, place, "'");
  }
}

/** A number as it is written where it is, so that it can be edited there. */
export function numberText(value: number | bigint, place: Span): TracedText {
  const text = typeof value === 'bigint' ? String(value) : dotNetText(value);
  const asWritten = place.source.text.slice(place.start, place.end) === text;
  return asWritten ? TracedText.at(place) : TracedText.of(text, place);
}

/** As .NET writes a `double`: an exponent has two digits at least, and comes earlier for small numbers. */
function dotNetText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-4 && size < 1e19))
    return Number.isInteger(value) ? String(BigInt(value)) : String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits}E${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, '0')}`;
}

/** What stands in a text for a value that can't be known. */
export function hole(value: Unknown, place: Span): TracedText {
  return TracedText.hole(
    {
      reason: value.reason,
      ...(value.key === undefined ? {} : { key: value.key }),
      ...(value.type === 'number' ? { numeric: true } : {}),
    },
    place,
  );
}

/** An array or an object as JSON; a hole where a part of it can't be known. */
export function collectionText(value: Value, place: Span, quote: '"' | "'"): TracedText {
  const known = plain(value);
  if (known !== undefined) return TracedText.of(jsonText(known, quote), place);
  const key = keyOf(value);
  return TracedText.hole(
    {
      reason:
        firstUnknown(value)?.reason ?? 'a part of this object or array is known only when the template is deployed',
      ...(key === undefined ? {} : { key: `string(${key})` }),
    },
    place,
  );
}

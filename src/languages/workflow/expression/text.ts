import { TracedText } from '../../../text/traced.ts';
import { unknownReason } from '../../../value/read.ts';
import { spanOf, type Value } from '../../../value/value.ts';
import { toData } from './convert.ts';

/** A value as it stands within a text: as GitHub coerces it, a hole where it can't be known. */
export function asText(value: Value): TracedText {
  const span = spanOf(value);
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'unknown': {
      const hole = { reason: value.reason, ...(value.key === undefined ? {} : { key: value.key }) };
      return TracedText.hole(value.type === 'number' ? { ...hole, numeric: true } : hole, span);
    }
    case 'choice':
      return TracedText.hole({ reason: unknownReason(value) ?? 'it depends on a condition' }, span);
    case 'array':
      return TracedText.of('Array', span);
    case 'object':
      return TracedText.of('Object', span);
    default:
      return TracedText.of(toData(value)?.coerceString() ?? '', span);
  }
}

/** The known text of a value, as GitHub coerces it; null where it isn't known. */
export function coerced(value: Value): string | null {
  const text = value.kind === 'choice' ? null : asText(value);
  return text?.known ? text.string : null;
}

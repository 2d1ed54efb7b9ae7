import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { string, unknown, type Value, written } from '../../value/value.ts';

/** A word of a command as a value: one that is wholly unknown keeps its key, so that equal ones stay equal. */
export function wordValue(text: TracedText, fallback: Span): Value {
  const place = text.spanOf() ?? fallback;
  const hole = text.length === 1 ? text.holes[0] : undefined;
  if (hole) return { ...unknown(hole.reason, written(place), hole.key), type: 'string' };
  return string(text, written(place));
}

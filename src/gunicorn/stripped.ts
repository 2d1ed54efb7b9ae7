import { isBlank } from '../languages/python/blank.ts';
import type { TracedText } from '../text/traced.ts';

/** Python's `text.strip()`. */
export function stripped(text: TracedText): TracedText {
  const { string } = text;
  let start = 0;
  let end = string.length;
  while (start < end && isBlank(string[start] ?? '')) start++;
  while (end > start && isBlank(string[end - 1] ?? '')) end--;
  return text.slice(start, end);
}

import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Fragment } from './fragments.ts';
import { matcher, patternSource } from './pattern.ts';

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`. */
export function removed(
  text: TracedText,
  operator: '#' | '##' | '%' | '%%',
  pattern: readonly Fragment[],
  place: Span | null,
): TracedText {
  const source = patternSource(pattern);
  const fits = source === null ? null : matcher(source);
  if (!text.known || !fits) {
    return TracedText.hole({ reason: text.holes[0]?.reason ?? 'the pattern is not known' }, place);
  }
  const string = text.string;
  const lengths = Array.from({ length: string.length + 1 }, (_, length) => length);
  const order = operator.length === 1 ? lengths : lengths.reverse();
  for (const length of order) {
    const start = operator.startsWith('#');
    if (fits.test(start ? string.slice(0, length) : string.slice(string.length - length))) {
      return start ? text.slice(length) : text.slice(0, string.length - length);
    }
  }
  return text;
}

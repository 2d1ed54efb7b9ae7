import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Pattern } from './pattern.ts';

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`. */
export function removed(
  text: TracedText,
  operator: '#' | '##' | '%' | '%%',
  pattern: Pattern | null,
  place: Span | null,
): TracedText {
  if (!text.known || !pattern) {
    return TracedText.hole({ reason: text.holes[0]?.reason ?? 'the pattern is not known' }, place);
  }
  const longest = operator.length === 2;
  if (operator.startsWith('#')) return text.slice(pattern.start(text.string, longest) ?? 0);
  return text.slice(0, text.length - (pattern.end(text.string, longest) ?? 0));
}

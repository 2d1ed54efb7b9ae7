import type { Span } from '../../../text/source.ts';
import type { TracedText } from '../../../text/traced.ts';
import type { Pattern } from './pattern.ts';
import { unknownText } from './unknown-text.ts';

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}`. */
export function removed(
  text: TracedText,
  operator: '#' | '##' | '%' | '%%',
  { pattern, sought }: { readonly pattern: Pattern | null; readonly sought: string },
  place: Span | null,
): TracedText {
  if (!pattern) return unknownText(text, place);
  if (!text.known) return unknownText(text, place, `${operator}${sought}`);
  const longest = operator.length === 2;
  if (operator.startsWith('#')) return text.slice(pattern.start(text.string, longest) ?? 0);
  return text.slice(0, text.length - (pattern.end(text.string, longest) ?? 0));
}

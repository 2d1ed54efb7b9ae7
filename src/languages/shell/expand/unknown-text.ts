import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';

/**
 * What comes of a text of which not all is known.
 * @param how what is done to the text, where that is known: the same of the same is the same
 */
export function unknownText(text: TracedText, place: Span | null, how?: string): TracedText {
  const [hole] = text.holes;
  const key = text.length === 1 && hole?.key !== undefined && how !== undefined ? `${hole.key}${how}` : undefined;
  const reason = hole?.reason ?? 'a part of the expansion is not known';
  return TracedText.hole({ reason, ...(key === undefined ? {} : { key }) }, place);
}

import type { Span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Fragment } from './fragments.ts';
import { patternSource } from './pattern.ts';

/** `${x/p/r}` and its kin. */
export function replaced(
  text: TracedText,
  operator: string,
  pattern: readonly Fragment[],
  replacement: TracedText,
  place: Span | null,
): TracedText {
  const source = patternSource(pattern);
  if (!text.known || !replacement.known || source === null) return unknownText(text, place);
  if (source === '') return text;
  const [head, tail] = [operator === '/#' ? '^' : '', operator === '/%' ? '$' : ''];
  const found = new RegExp(`${head}(?:${source})${tail}`, operator === '//' ? 'gu' : 'u');
  return TracedText.of(
    text.string.replace(found, () => replacement.string),
    place,
  );
}

/** `${x:offset:length}` */
export function sliced(
  text: TracedText,
  offset: TracedText,
  length: TracedText | null,
  place: Span | null,
): TracedText {
  const [from, count] = [Number(offset.string), length === null ? null : Number(length.string)];
  if (!text.known || !Number.isInteger(from) || (count !== null && !Number.isInteger(count)))
    return unknownText(text, place);
  const start = from < 0 ? text.length + from : from;
  if (start < 0) return TracedText.empty;
  const end = count === null ? text.length : count < 0 ? text.length + count : start + count;
  return end <= start ? TracedText.empty : text.slice(start, end);
}

/** `${x^}`, `${x^^}`, `${x,}`, `${x,,}` */
export function withCase(text: TracedText, operator: string): TracedText {
  const change = (part: string): string => (operator.startsWith('^') ? part.toUpperCase() : part.toLowerCase());
  if (operator.length === 2) return text.mapCharacters(change);
  return TracedText.join([text.slice(0, 1).mapCharacters(change), text.slice(1)]);
}

function unknownText(text: TracedText, place: Span | null): TracedText {
  return TracedText.hole({ reason: text.holes[0]?.reason ?? 'a part of the expansion is not known' }, place);
}

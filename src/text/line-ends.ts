import { TracedText } from './traced.ts';

/** A text with the line ends of Unix in place of those of Windows. */
export function withoutReturns(text: TracedText): TracedText {
  const parts: TracedText[] = [];
  let from = 0;
  for (const { index } of text.string.matchAll(/\r(?=\n)/g)) {
    parts.push(text.slice(from, index));
    from = index + 1;
  }
  return TracedText.join([...parts, text.slice(from)]);
}

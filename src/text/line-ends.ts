import { TracedText } from './traced.ts';

/** A text with the line ends of Unix in place of those of Windows. */
export function withoutReturns(text: TracedText): TracedText {
  return text.replaced(/\r(?=\n)/g, () => TracedText.empty);
}

import { TracedText } from '../../../text/traced.ts';
import { Discard, Exit } from '../control.ts';
import type { Place } from '../engine.ts';
import { arithmeticOf, numberText } from '../expand/arithmetic-text.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';

/** `echo "2 * $CPUS + 1" | bc`: a sum of whole numbers, which it reckons as the shell does. */
export function bc(shell: Process, words: readonly TracedText[], place: Place): Status {
  const input = shell.input.rest();
  const text = input.slice(0, input.string.trimEnd().length);
  if (words.length > 0 || !/^[\d\s+\-*/%()\uFFFC]+$/.test(text.string) || /(^|\D)0\d|[/%]\s*[(0]/.test(text.string))
    return unanswered(shell, place);
  if (!text.known && text.holes.some(({ numeric }) => !numeric)) return unanswered(shell, place);
  const digits = reckoned(shell, text);
  if (!digits) return unanswered(shell, place);
  shell.write(digits.concat(TracedText.of('\n')));
  return 0;
}

/** Null for what is no sum: where the shell would end, bc complains. */
function reckoned(shell: Process, text: TracedText): TracedText | null {
  try {
    return numberText(arithmeticOf(shell, text), text.string, text.spanOf());
  } catch (thrown) {
    if (thrown instanceof Exit || thrown instanceof Discard) return null;
    throw thrown;
  }
}

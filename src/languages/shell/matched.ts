import type { TracedText } from '../../text/traced.ts';
import type { Process } from './process.ts';

/** A pattern that stands for itself alone. */
export function isPlain(pattern: TracedText): boolean {
  return pattern.known && !/[*?[\\(]/.test(pattern.string);
}

/** A text of which not all is known is one for which one of some patterns is there: which of both is followed each way. */
export function isMatched(shell: Process, text: TracedText, patterns: readonly string[]): boolean {
  const name = text.holes[0]?.key ?? text.string;
  const written = patterns.join('|');
  // the key of an argument names its script, too
  const shown = name.replace(/^[^\s$]*:(?=\$)/, '');
  const labels = [`\`${shown}\` matches \`${written}\``, `\`${shown}\` does not match \`${written}\``];
  return shell.evaluation.choose(labels, `${name} ~ ${written}`) === 0;
}

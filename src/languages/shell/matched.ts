import type { TracedText } from '../../text/traced.ts';
import { surelyDiffer } from '../../value/same-text.ts';
import type { Process } from './process.ts';

/** A text of which not all is known is none that a pattern stands for which stands for itself alone. */
export function isAnother(text: TracedText, pattern: TracedText): boolean {
  return !text.known && pattern.known && !/[*?[\\(]/.test(pattern.string) && surelyDiffer(text, pattern);
}

/** A text of which not all is known is one for which one of some patterns is there: which of both is followed each way. */
export function isMatched(shell: Process, text: TracedText, patterns: readonly string[]): boolean {
  const [hole] = text.holes;
  const name = hole?.key ?? text.string;
  const written = patterns.join('|');
  // the key of an argument names its script, too, and that of a command the folder; or the key is a place alone
  const shown = /:\d+:\d+$/.test(name)
    ? (/`([^`]+)`/.exec(hole?.reason ?? '')?.[1] ?? name)
    : name.replace(/^[^\s$]*:(?=\$)/, '').replace(/^\/\S*: /, '');
  const labels = [`\`${shown}\` matches \`${written}\``, `\`${shown}\` does not match \`${written}\``];
  return shell.evaluation.choose(labels, `${name} ~ ${written}`) === 0;
}

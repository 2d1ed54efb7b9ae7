import { TracedText } from '../../../text/traced.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unescaped } from './escapes.ts';

/** dash's echo reads escapes, and knows only -n; bash's reads them with -e. */
export function echo(shell: Process, words: readonly TracedText[]): Status {
  let rest = words;
  let newline = true;
  let escapes = shell.dialect === 'sh';
  const options = shell.dialect === 'sh' ? /^-n$/ : /^-[neE]+$/;
  while (rest[0] && options.test(rest[0].string)) {
    if (rest[0].string.includes('n')) newline = false;
    if (/[eE]/.test(rest[0].string)) escapes = rest[0].string.includes('e');
    rest = rest.slice(1);
    if (shell.dialect === 'sh') break;
  }
  const text = TracedText.join(rest.flatMap((word, at) => (at === 0 ? [word] : [TracedText.of(' '), word])));
  const { result, stopped } = escapes ? unescaped(text, shell.dialect, 'echo') : { result: text, stopped: false };
  shell.write(newline && !stopped ? result.concat(TracedText.of('\n')) : result);
  return 0;
}

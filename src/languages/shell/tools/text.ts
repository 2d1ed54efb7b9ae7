import { TracedText } from '../../../text/traced.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';

/** `cut -d= -f2`: of its input, by one delimiter and a list of single fields. */
export function cut(shell: Process, words: readonly TracedText[], place: Place): Status {
  const text = words.map((word) => word.string).join('\0');
  const delimiter = /(?:^|\0)-d\0?([^\0])/.exec(text)?.[1] ?? '\t';
  const field = /(?:^|\0)-f\0?(\d+)(?=\0|$)/.exec(text)?.[1];
  const input = shell.streams.input.rest();
  if (field === undefined || !input.known) return unanswered(shell, place);
  const lines = input.string.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const fields = lines.map((line) =>
    line.includes(delimiter) ? (line.split(delimiter)[Number(field) - 1] ?? '') : line,
  );
  shell.write(TracedText.of(fields.map((line) => `${line}\n`).join(''), input.spanOf()));
  return 0;
}

const CLASSES: Readonly<Record<string, string>> = {
  '[:upper:]': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '[:lower:]': 'abcdefghijklmnopqrstuvwxyz',
  '[:digit:]': '0123456789',
  '[:space:]': ' \t\n\r\f\v',
  '[:blank:]': ' \t',
};

/** `tr a-z A-Z`, `tr -d '\n'`. */
export function translate(shell: Process, words: readonly TracedText[], place: Place): Status {
  const deletes = words[0]?.string === '-d';
  const [from, to] = (deletes ? words.slice(1) : words).map((word) => set(word.string));
  const input = shell.streams.input.rest();
  if (!from || (!deletes && !to) || !input.known || words.some((word) => /^-[^d]/.test(word.string)))
    return unanswered(shell, place);
  const change = (character: string): string => {
    const at = from.indexOf(character);
    if (at < 0) return character;
    return deletes ? '' : (to?.[Math.min(at, (to?.length ?? 1) - 1)] ?? '');
  };
  shell.write(TracedText.of([...input.string].map(change).join(''), input.spanOf()));
  return 0;
}

function set(text: string): readonly string[] {
  const named = CLASSES[text];
  if (named) return [...named];
  const plain = text.replace(/\\([nrt\\])/g, (_, letter: string) => ({ n: '\n', r: '\r', t: '\t' })[letter] ?? '\\');
  return [...plain.replace(/(.)-(.)/gs, (_, first: string, last: string) => range(first, last))];
}

function range(first: string, last: string): string {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return Array.from({ length: Math.min(Math.max(to - from + 1, 0), 300) }, (_, at) =>
    String.fromCharCode(from + at),
  ).join('');
}

import { TracedText } from '../../../text/traced.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** `cut -d= -f2`, `cut -c1-3`: parts of each line of its input. */
export function cut(shell: Process, words: readonly TracedText[], place: Place): Status {
  const text = words.map((word) => word.string).join('\0');
  const delimiter = /(?:^|\0)(?:-d\0?|--delimiter=)([^\0])/.exec(text)?.[1] ?? '\t';
  const [, kind = '', list = ''] = /(?:^|\0)-([fcb])\0?([\d,-]+)(?=\0|$)/.exec(text) ?? [];
  const rest = text.replace(/(?:^|\0)(?:-d\0?|--delimiter=)[^\0]/, '').replace(/(?:^|\0)-[fcb]\0?[\d,-]+(?=\0|$)/, '');
  const only = /^\0?-s$/.test(rest);
  const ranges = rangesOf(list);
  const input = shell.input.rest();
  if (ranges === null || (rest !== '' && !only) || !input.known) return unanswered(shell, place);
  const chosen = (at: number): boolean => ranges.some(({ from, to }) => at >= from && at <= to);
  const lines = input.string.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const taken = lines.flatMap((line) => {
    if (kind !== 'f') return [[...line].filter((_, at) => chosen(at + 1)).join('')];
    if (!line.includes(delimiter)) return only ? [] : [line];
    return [
      line
        .split(delimiter)
        .filter((_, at) => chosen(at + 1))
        .join(delimiter),
    ];
  });
  shell.write(TracedText.of(taken.map((line) => `${line}\n`).join(''), input.spanOf()));
  return 0;
}

function rangesOf(list: string): readonly Range[] | null {
  const ranges = list.split(',').map((part): Range | null => {
    const [, from = '', dash = '', to = ''] = /^(\d*)(-?)(\d*)$/.exec(part) ?? [];
    if (from === '' && to === '') return null;
    const first = from === '' ? 1 : Number(from);
    return { from: first, to: to !== '' ? Number(to) : dash === '' ? first : Number.POSITIVE_INFINITY };
  });
  const found = ranges.filter((range) => range !== null);
  return found.length === ranges.length && list !== '' ? found : null;
}

const CLASSES: Readonly<Record<string, string>> = {
  upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  lower: 'abcdefghijklmnopqrstuvwxyz',
  digit: '0123456789',
  space: ' \t\n\r\f\v',
  blank: ' \t',
};

/** `tr a-z A-Z`, `tr -d '\n'`, `tr -s ' '` */
export function translate(shell: Process, words: readonly TracedText[], place: Place): Status {
  const letters = words
    .filter((word) => /^-[cCds]+$/.test(word.string))
    .map((word) => word.string.slice(1))
    .join('');
  const sets = words.filter((word) => !/^-[cCds]+$/.test(word.string)).map((word) => set(word.string));
  const input = shell.input.rest();
  const [from, to] = sets;
  if (!input.known || !from || words.some((word) => !word.known)) return unanswered(shell, place);
  const deletes = letters.includes('d');
  if (/c/i.test(letters) || (deletes && letters.includes('s')) || (!deletes && !to && !letters.includes('s')))
    return unanswered(shell, place);
  const squeezed = new Set(letters.includes('s') ? (to ?? from) : []);
  let last = '';
  const change = (character: string): string => {
    const at = from.lastIndexOf(character);
    const made = at < 0 ? character : deletes ? '' : to ? (to[Math.min(at, to.length - 1)] ?? character) : character;
    if (made !== '' && made === last && squeezed.has(made)) return '';
    if (made !== '') last = made;
    return made;
  };
  shell.write(TracedText.of([...input.string].map(change).join(''), input.spanOf()));
  return 0;
}

function set(text: string): readonly string[] {
  const characters: string[] = [];
  const pattern = /\[:(\w+):\]|\\([0-7]{1,3})|\\([\s\S])|([\s\S])/gu;
  const single: (string | null)[] = [];
  for (const [, named, octal, escaped, plain] of text.matchAll(pattern)) {
    if (named !== undefined) single.push(...(CLASSES[named] ?? ''));
    else if (octal !== undefined) single.push(String.fromCharCode(Number.parseInt(octal, 8)));
    else if (escaped !== undefined) single.push({ n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' }[escaped] ?? escaped);
    else single.push(plain === '-' ? null : (plain ?? ''));
  }
  for (let at = 0; at < single.length; at++) {
    const [first, dash, last] = single.slice(at, at + 3);
    if (first && dash === null && last) {
      characters.push(...range(first, last));
      at += 2;
    } else characters.push(first ?? '-');
  }
  return characters;
}

function range(first: string, last: string): readonly string[] {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return Array.from({ length: Math.min(Math.max(to - from + 1, 0), 300) }, (_, at) => String.fromCharCode(from + at));
}

import { TracedText } from '../../../text/traced.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  e: '\x1b',
  '"': '"',
};

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
  const { result, stopped } = escapes ? unescaped(text, true) : { result: text, stopped: false };
  shell.write(newline && !stopped ? result.concat(TracedText.of('\n')) : result);
  return 0;
}

function unescaped(text: TracedText, octalZero: boolean): { readonly result: TracedText; readonly stopped: boolean } {
  const string = text.string;
  if (!string.includes('\\')) return { result: text, stopped: false };
  const parts: TracedText[] = [];
  let from = 0;
  const pattern = octalZero ? /\\(?:([ntrabfv\\e"])|0([0-7]{0,3})|(c))/g : /\\(?:([ntrabfv\\"])|([0-7]{1,3})|(c))/g;
  for (const match of string.matchAll(pattern)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[3]) return { result: TracedText.join(parts), stopped: true };
    const made = match[1] ? (ESCAPES[match[1]] ?? '') : String.fromCharCode(Number.parseInt(match[2] || '0', 8));
    parts.push(TracedText.of(made, text.spanOf(match.index, from)));
  }
  parts.push(text.slice(from));
  return { result: TracedText.join(parts), stopped: false };
}

/** `printf format words…`: the format is used again while words are left. */
export function printf(shell: Process, words: readonly TracedText[]): Status {
  const options = words[0]?.string === '--' ? words.slice(1) : words;
  if (options[0]?.string === '-v') {
    shell.evaluation.unknown('`printf -v` is not followed', options[0].spanOf());
    return 0;
  }
  const [format, ...values] = options;
  if (!format) return 2;
  let rest: readonly TracedText[] = values;
  for (let round = 0; round < 1000; round++) {
    const used = once(shell, format, rest);
    if (used === null) return 0;
    rest = rest.slice(used);
    if (rest.length === 0 || used === 0) return 0;
  }
  return 0;
}

/** Writes the format once; gives how many words it took, or null where `\c` ended it. */
function once(shell: Process, format: TracedText, values: readonly TracedText[]): number | null {
  const parts: TracedText[] = [];
  let from = 0;
  let used = 0;
  const place = format.spanOf();
  for (const match of format.string.matchAll(/%([-+ #0]*)(\d*)(?:\.(\d+))?([sdiuxXocbqfeg%])/g)) {
    const plain = unescaped(format.slice(from, match.index), false);
    parts.push(plain.result);
    if (plain.stopped) return finish(shell, parts);
    from = match.index + match[0].length;
    const [, flags = '', width = '', precision, kind = ''] = match;
    if (kind === '%') {
      parts.push(TracedText.of('%'));
      continue;
    }
    const value = values[used++] ?? TracedText.empty;
    if (!value.known) parts.push(value);
    else if (kind === 's' || kind === 'b') {
      const text = kind === 'b' ? unescaped(value, true).result : value;
      parts.push(padded(precision === undefined ? text : text.slice(0, Number(precision)), flags, Number(width)));
    } else
      parts.push(
        padded(
          TracedText.of(numberText(value.string, kind), value.spanOf() ?? place),
          flags,
          Number(width),
          flags.includes('0'),
        ),
      );
  }
  const tail = unescaped(format.slice(from), false);
  parts.push(tail.result);
  shell.write(TracedText.join(parts));
  return tail.stopped ? null : used;
}

function finish(shell: Process, parts: readonly TracedText[]): null {
  shell.write(TracedText.join(parts));
  return null;
}

function numberText(text: string, kind: string): string {
  const value = Number(text.trim() === '' ? '0' : text);
  if (Number.isNaN(value)) return '0';
  switch (kind) {
    case 'x':
      return value.toString(16);
    case 'X':
      return value.toString(16).toUpperCase();
    case 'o':
      return value.toString(8);
    case 'c':
      return text.slice(0, 1);
    case 'f':
      return value.toFixed(6);
    default:
      return String(Math.trunc(value));
  }
}

function padded(text: TracedText, flags: string, width: number, zeros = false): TracedText {
  const missing = width - text.length;
  if (missing <= 0 || missing > 1000) return text;
  const filler = TracedText.of((zeros && !flags.includes('-') ? '0' : ' ').repeat(missing));
  return flags.includes('-') ? text.concat(filler) : filler.concat(text);
}

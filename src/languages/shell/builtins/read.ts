import { TracedText } from '../../../text/traced.ts';
import { BuiltinError } from '../control.ts';
import type { Process } from '../process.ts';
import { type Status, testOf } from '../status.ts';
import type { Input } from '../streams.ts';
import { assign, assignItems, lookUp } from '../variables.ts';

interface ReadOptions {
  readonly raw: boolean;
  readonly array: string | null;
  readonly delimiter: string;
  readonly characters: number | null;
  readonly input: Input;
  readonly names: readonly string[];
}

/** `read -r a b`: a line of the input, split at IFS. */
export function read(shell: Process, words: readonly TracedText[]): Status {
  const options = readOptions(shell, words);
  const line = nextLine(options);
  shell.evaluation.changes++;
  // Of a text that isn't known, nobody knows how many lines it has.
  const end = line.ended ? 0 : line.text.known ? 1 : testOf('read', null, true);
  if (options.array !== null) {
    const fields = split(shell, line.text, line.quoted, Number.POSITIVE_INFINITY);
    assignItems(shell, options.array, new Map(fields.map((field, at) => [String(at), field])));
    return end;
  }
  if (options.names.length === 0) {
    if (shell.dialect === 'sh') throw new BuiltinError(2);
    assign(shell, 'REPLY', line.text);
    return end;
  }
  const fields = split(shell, line.text, line.quoted, options.names.length);
  for (const [at, name] of options.names.entries()) {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw new BuiltinError(shell.dialect === 'sh' ? 2 : 1);
    assign(
      shell,
      name,
      options.names.length > 1 && !line.text.known ? fieldOf(line.text, at) : (fields[at] ?? TracedText.empty),
    );
  }
  return end;
}

/** One of several parts of a line of which not all is known: any of it may stand in any of them. */
function fieldOf(line: TracedText, at: number): TracedText {
  const [hole] = line.holes;
  const key = hole?.key === undefined ? undefined : `${hole.key} field ${at}`;
  return TracedText.hole({ reason: hole?.reason ?? '', ...(key === undefined ? {} : { key }) }, line.spanOf());
}

function readOptions(shell: Process, words: readonly TracedText[]): ReadOptions {
  let raw = false;
  let array: string | null = null;
  let delimiter = '\n';
  let characters: number | null = null;
  let { input } = shell;
  let at = 0;
  const withValue = shell.dialect === 'sh' ? 'p' : 'adinNptu';
  letters: for (; at < words.length; at++) {
    const word = words[at]?.string ?? '';
    if (word === '--') {
      at++;
      break;
    }
    if (!/^-./.test(word)) break;
    for (let letter = 1; letter < word.length; letter++) {
      const option = word[letter] ?? '';
      if (option === 'r') raw = true;
      else if (!`${withValue}es`.includes(option) || (shell.dialect === 'sh' && option !== 'p'))
        throw new BuiltinError(2);
      if (!withValue.includes(option)) continue;
      const value = word.slice(letter + 1) || (words[++at]?.string ?? '');
      if (option === 'a') array = value;
      if (option === 'd') delimiter = value.slice(0, 1) || '\0';
      if (option === 'n' || option === 'N') characters = Number(value);
      if (option === 'u') input = shell.streams.inputs.get(Number(value)) ?? input;
      continue letters;
    }
  }
  return { raw, array, delimiter, characters, input, names: words.slice(at).map((word) => word.string) };
}

interface Line {
  readonly text: TracedText;
  /** offsets of characters that a backslash quoted: IFS doesn't split at them */
  readonly quoted: ReadonlySet<number>;
  readonly ended: boolean;
}

/** A line, continued where it ends in a backslash; backslashes quote unless they are read raw. */
function nextLine({ raw, delimiter, characters, input }: ReadOptions): Line {
  if (characters !== null) {
    const text = input.take(characters);
    return { text, quoted: new Set(), ended: text.length === characters || !text.known };
  }
  const parts: TracedText[] = [];
  const quoted = new Set<number>();
  let length = 0;
  for (;;) {
    const line = input.line(delimiter);
    if (!line) return { text: TracedText.join(parts), quoted, ended: false };
    if (raw || !line.text.string.includes('\\')) {
      parts.push(line.text);
      return { text: TracedText.join(parts), quoted, ended: line.ended };
    }
    let continued = false;
    let from = 0;
    for (let at = 0; at < line.text.length; at++) {
      if (line.text.string[at] !== '\\') continue;
      parts.push(line.text.slice(from, at));
      length += at - from;
      from = at + 1;
      if (from < line.text.length) quoted.add(length);
      else continued = line.ended;
      at++;
    }
    parts.push(line.text.slice(from));
    length += line.text.length - from;
    if (!continued) return { text: TracedText.join(parts), quoted, ended: line.ended };
  }
}

/** Splits at IFS into as many fields as are asked for; the last one takes the rest. */
function split(shell: Process, text: TracedText, quoted: ReadonlySet<number>, most: number): readonly TracedText[] {
  const ifs = lookUp(shell, 'IFS');
  const separators = ifs.kind === 'set' && ifs.text.known ? ifs.text.string : ' \t\n';
  const { string } = text;
  const separates = (at: number): boolean =>
    at < string.length && !quoted.has(at) && separators.includes(string[at] ?? '');
  const blank = (at: number): boolean => separates(at) && /[ \t\n]/.test(string[at] ?? '');
  const skip = (from: number): number => {
    let at = from;
    while (blank(at)) at++;
    return at;
  };
  const fields: TracedText[] = [];
  let at = skip(0);
  while (at < string.length) {
    if (fields.length === most - 1) {
      fields.push(text.slice(at, lastEnd(string, at, separates, blank)));
      break;
    }
    const start = at;
    while (at < string.length && !separates(at)) at++;
    fields.push(text.slice(start, at));
    at = skip(at);
    if (separates(at) && !blank(at)) at = skip(at + 1);
  }
  return fields;
}

/** The rest of a line without the blanks at its end, or the one separator that ends a last field. */
function lastEnd(
  string: string,
  start: number,
  separates: (at: number) => boolean,
  blank: (at: number) => boolean,
): number {
  let end = string.length;
  while (end > start && blank(end - 1)) end--;
  if (!(end > start && separates(end - 1) && !blank(end - 1))) return end;
  let before = end - 1;
  while (before > start && blank(before - 1)) before--;
  for (let at = start; at < before; at++) if (separates(at)) return end;
  return before;
}

/** bash's `mapfile -t lines` */
export function readLines(shell: Process, words: readonly TracedText[]): Status {
  const name = words.find(
    (word, at) => !word.string.startsWith('-') && !/^-[dnOsuCc]$/.test(words[at - 1]?.string ?? ''),
  );
  const strips = words.some((word) => /^-\w*t/.test(word.string));
  const items = new Map<string, TracedText>();
  for (let line = shell.input.line('\n'); line; line = shell.input.line('\n')) {
    const text = strips || !line.ended ? line.text : line.text.concat(TracedText.of('\n'));
    items.set(String(items.size), text);
  }
  assignItems(shell, name?.string ?? 'MAPFILE', items);
  return 0;
}

import { TracedText } from '../../../text/traced.ts';
import { absolute } from '../disk.ts';
import type { Place } from '../engine.ts';
import { Stop } from '../evaluation.ts';
import { runScript } from '../external.ts';
import type { Process } from '../process.ts';
import { type Status, statusOf } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { assign, mark, unset } from '../variables.ts';
import type { Dialect } from '../world.ts';

/** `sh file`, `sh -c text`, `bash -euo pipefail file`. */
export function runShellTool(shell: Process, dialect: Dialect, words: readonly TracedText[], place: Place): Status {
  const set: TracedText[] = [];
  let at = 0;
  let command = false;
  let fromInput = false;
  for (; at < words.length; at++) {
    const word = words[at];
    if (!word || word.string === '--' || word.string === '-') {
      at++;
      break;
    }
    if (/^--\w/.test(word.string)) continue;
    if (!/^[-+]./.test(word.string)) break;
    if (word.string.includes('c') && word.string.startsWith('-')) command = true;
    if (word.string.includes('s') && word.string.startsWith('-')) fromInput = true;
    const letters = word.string.slice(1).replace(/[clis]/g, '');
    if (letters !== '') set.push(TracedText.of(word.string[0] + letters));
    const option = words[at + 1];
    if (letters.includes('o') && option) {
      set.push(option);
      at++;
    }
  }
  const [first, ...rest] = words.slice(at);
  const own = TracedText.of(dialect === 'sh' ? 'sh' : 'bash');
  if (command) {
    if (!first) return 2;
    return runScript(shell, first, rest[0] ?? own, rest.slice(1), dialect, { set, fromText: true });
  }
  if (!first || fromInput)
    return runScript(shell, shell.input.rest(), own, words.slice(at), dialect, { set, fromText: true });
  if (!first.known) {
    const reason = `which script runs is not known: ${first.holes[0]?.reason ?? ''}`;
    if (!shell.evaluation.world.succeeds) throw new Stop(reason, first.spanOf());
    shell.evaluation.unknown(reason, first.spanOf());
    return unanswered(shell, place);
  }
  const path = absolute(shell.cwd, first.string);
  const kind = shell.evaluation.disk.kind(path);
  if (kind === 'missing' || kind === 'folder') {
    shell.evaluation.stderr = `cannot open ${first.string}: No such file`;
    return kind === 'folder' ? 126 : dialect === 'sh' ? 2 : 127;
  }
  const text = shell.evaluation.disk.read(path);
  if (!text) {
    shell.evaluation.unknown(
      `\`${first.string}\` is not in the repository, so what it starts is not known`,
      first.spanOf(),
    );
    return unanswered(shell, place);
  }
  return runScript(shell, text, first, rest, dialect, { set });
}

/** Runs the rest of the words as a command; nothing where there is none. */
function runRest(shell: Process, words: readonly TracedText[], place: Place): Status {
  if (words.length === 0) return 125;
  return shell.evaluation.engine.runCommand(shell, words, place, true);
}

/** `nohup`, `nice -n 5`: options, then a command. `values` are the letters of options with a value. */
export function plainWrapper(shell: Process, words: readonly TracedText[], place: Place, values: string): Status {
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at]?.string ?? '';
    if (!word.startsWith('-')) break;
    if (word.length === 2 && values.includes(word[1] ?? '')) at++;
  }
  return runRest(shell, words.slice(at), place);
}

/** `env -i A=1 program` */
export function environment(shell: Process, words: readonly TracedText[], place: Place): Status {
  return shell.evaluation.engine.inSubshell(shell, (copy) => {
    for (const [name, variable] of [...copy.variables])
      if (variable.readonly) copy.variables.set(name, { ...variable, readonly: false });
    let at = 0;
    for (; at < words.length; at++) {
      const word = words[at];
      if (!word) break;
      if (word.string === '-i' || word.string === '-' || word.string === '--ignore-environment') {
        for (const [name, variable] of [...copy.variables]) if (variable.exported) unset(copy, name);
        copy.open = null;
      } else if (word.string === '-u') {
        const name = words[++at];
        if (name) unset(copy, name.string);
      } else if (/^--unset=/.test(word.string)) unset(copy, word.string.slice(8));
      else if (/^(--|-S|--split-string)$/.test(word.string)) continue;
      else if (/^[^=]+=/.test(word.string)) {
        const equals = word.string.indexOf('=');
        assign(copy, word.string.slice(0, equals), word.slice(equals + 1));
        mark(copy, word.string.slice(0, equals), { exported: true });
      } else break;
    }
    if (at >= words.length) return unanswered(copy, place);
    return runRest(copy, words.slice(at), place);
  });
}

/** `timeout -k 5 30 program` */
export function timeout(shell: Process, words: readonly TracedText[], place: Place): Status {
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at]?.string ?? '';
    if (!word.startsWith('-')) break;
    if (word === '-k' || word === '-s') at++;
  }
  return runRest(shell, words.slice(at + 1), place);
}

/** `xargs program`: one call with all the words of the input, or one for each group or line. */
export function xargs(shell: Process, words: readonly TracedText[], place: Place): Status {
  let at = 0;
  let group = Number.POSITIVE_INFINITY;
  let replaced: string | null = null;
  let skipsEmpty = false;
  let lines: number | null = null;
  let delimiter: string | null = null;
  for (; at < words.length; at++) {
    const word = words[at]?.string ?? '';
    if (!word.startsWith('-')) break;
    if (/^-n\d+$/.test(word)) group = Number(word.slice(2));
    else if (word === '-n') group = Number(words[++at]?.string);
    else if (/^-d./.test(word)) delimiter = word.slice(2);
    else if (word === '-d') delimiter = words[++at]?.string ?? '';
    else if (/^--delimiter=/.test(word)) delimiter = word.slice(12);
    else if (word === '-0' || word === '--null') delimiter = '\\0';
    else if (/^(-L|--max-lines=)\d+$/.test(word)) group = lines = Number(word.replace(/^\D+/, ''));
    else if (word === '-L') group = lines = Number(words[++at]?.string);
    else if (/^-P\d+$/.test(word)) continue;
    else if (word === '-P') at++;
    else if (word === '-I') replaced = words[++at]?.string ?? '{}';
    else if (/^-I./.test(word)) replaced = word.slice(2);
    else if (word === '-r' || word === '--no-run-if-empty') skipsEmpty = true;
    else if (/^-[tx]$/.test(word)) continue;
    else return unanswered(shell, place);
  }
  const command = words.slice(at);
  const input = shell.input.rest();
  if (command.length === 0) command.push(TracedText.of('echo'));
  if (!input.known) {
    const call = excerptOf(place);
    return shell.evaluation.engine.runCommand(
      shell,
      [...command, TracedText.hole({ reason: `what \`${call}\` reads is not known` }, input.spanOf())],
      place,
      true,
    );
  }
  const items =
    delimiter !== null
      ? delimited(input, delimiter)
      : replaced !== null
        ? linesOf(input).map((line) => itemOf(line))
        : lines === null
          ? itemsOf(input)
          : linesOf(input).filter((line) => itemsOf(line).length > 0);
  if (items.length === 0 && (skipsEmpty || replaced !== null)) return 0;
  let status: Status = 0;
  const size = replaced === null ? group : 1;
  for (let from = 0; from === 0 || from < items.length; from += size) {
    const group = items.slice(from, from + size);
    const taken = lines === null ? group : group.flatMap((line) => itemsOf(line));
    const all =
      replaced === null
        ? [...command, ...taken]
        : command.map((word) => substituted(word, replaced ?? '{}', taken[0] ?? TracedText.empty));
    const result = shell.evaluation.engine.runCommand(shell, all, place, true);
    if (result !== 0)
      status =
        typeof result === 'number' ? (result === 127 || result === 126 ? result : 123) : statusOf(excerptOf(place));
    if (!Number.isFinite(size)) break;
  }
  return status;
}

function excerptOf(place: Place): string {
  return place.code.text.string.slice(place.pos, place.end).slice(0, 80);
}

const ESCAPES: Readonly<Record<string, string>> = { '\\n': '\n', '\\0': '\0', '\\t': '\t' };

/** `xargs -d`: what stands between two delimiters, whatever it is. */
function delimited(input: TracedText, written: string): readonly TracedText[] {
  const delimiter = ESCAPES[written] ?? written.slice(0, 1);
  const items: TracedText[] = [];
  for (let from = 0; from < input.length; ) {
    const end = input.string.indexOf(delimiter, from);
    items.push(input.slice(from, end < 0 ? input.length : end));
    from = end < 0 ? input.length : end + 1;
  }
  return items;
}

/** Words of the input, as xargs quotes them. */
function itemsOf(input: TracedText): readonly TracedText[] {
  const items: TracedText[] = [];
  for (const match of input.string.matchAll(/(?:[^\s'"\\]|'[^'\n]*'|"[^"\n]*"|\\[\s\S])+/g))
    items.push(itemOf(input.slice(match.index, match.index + match[0].length)));
  return items;
}

/** A word without its quotes. */
function itemOf(word: TracedText): TracedText {
  const plain = word.string.replace(
    /'([^'\n]*)'|"([^"\n]*)"|\\([\s\S])/g,
    (_, single?: string, double?: string, escaped?: string) => single ?? double ?? escaped ?? '',
  );
  return plain === word.string ? word : TracedText.of(plain, word.spanOf());
}

function linesOf(input: TracedText): readonly TracedText[] {
  return [...input.string.matchAll(/[^\n]+/g)].map((match) => {
    const start = match.index + (/^[ \t]*/.exec(match[0])?.[0].length ?? 0);
    return input.slice(start, match.index + match[0].length);
  });
}

function substituted(word: TracedText, mark: string, item: TracedText): TracedText {
  const parts = word.string.split(mark);
  let at = 0;
  const texts = parts.flatMap((part, index) => {
    const text = word.slice(at, at + part.length);
    at += part.length + mark.length;
    return index === 0 ? [text] : [item, text];
  });
  return TracedText.join(texts);
}

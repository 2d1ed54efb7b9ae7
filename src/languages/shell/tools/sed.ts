import { HOLE, TracedText } from '../../../text/traced.ts';
import { absolute } from '../disk.ts';
import type { Place } from '../engine.ts';
import { fileNames } from '../expand/file-names.ts';
import { literal } from '../expand/fragments.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { inputOf } from './files.ts';
import { type SedCommand, type Substitution, sedCommands } from './sed-script.ts';

interface Invocation {
  readonly scripts: readonly TracedText[];
  readonly files: readonly TracedText[];
  readonly inPlace: boolean;
  readonly quiet: boolean;
  readonly extended: boolean;
  /** all options are ones that are followed */
  readonly plain: boolean;
}

/** `sed 's/…/…/'`, `sed -i …`: replacements are worked out; a file that others have changed holds nobody knows what. */
export function streamEdit(shell: Process, words: readonly TracedText[], place: Place): Status {
  const invocation = invocationOf(words);
  const { scripts, files, inPlace, extended, quiet, plain } = invocation;
  const commands = plain ? sedCommands(TracedText.join(scripts), extended) : null;
  const edit = (text: TracedText): TracedText | null => commands && edited(text, commands, quiet);
  if (!inPlace) {
    const input = commands && inputOf(shell, files);
    if (input === 'missing') return 2;
    const text = input && edit(input);
    if (!text) return unanswered(shell, place);
    shell.write(text);
    return 0;
  }
  const { disk } = shell.evaluation;
  let certain = true;
  for (const file of files.flatMap((word) => named(shell, word))) {
    const path = absolute(shell.cwd, file.string);
    if (!file.known || disk.kind(path) === 'missing') continue;
    const before = disk.read(path);
    const text = before && edit(before);
    certain &&= text !== null;
    disk.write(path, text ?? TracedText.hole({ reason: '`sed` has changed it' }, null));
  }
  if (!certain) return unanswered(shell, place);
  return files.some((file) => disk.kind(absolute(shell.cwd, file.string)) === 'missing') ? 2 : 0;
}

/** The files that a pattern stands for: a shell that is told to (`set -f`) leaves it as it is. */
function named(shell: Process, word: TracedText): readonly TracedText[] {
  if (!word.known || !/[*?[]/.test(word.string)) return [word];
  const names = fileNames(shell, [literal(word)]) ?? [];
  return names.length === 0 ? [word] : names.map((name) => TracedText.of(name, word.spanOf()));
}

function invocationOf(words: readonly TracedText[]): Invocation {
  const scripts: TracedText[] = [];
  const files: TracedText[] = [];
  let letters = '';
  let plain = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? TracedText.empty;
    const [, long, value] = /^--(in-place|expression|quiet|silent|regexp-extended)(?:=(.*))?$/s.exec(word.string) ?? [];
    const short = /^-([nErsuz]*)(?:(e)|(i).*)?$/s.exec(word.string);
    if (long === 'expression') {
      const script = value === undefined ? words[++at] : word.slice(word.length - value.length);
      scripts.push(...(script ? [script, TracedText.of('\n')] : []));
    } else if (long !== undefined) letters += { 'in-place': 'i', 'regexp-extended': 'E' }[long] ?? 'n';
    else if (short && word.string !== '-') {
      letters += `${short[1] ?? ''}${short[3] ?? ''}`;
      const script = short[2] === undefined ? undefined : words[++at];
      if (script) scripts.push(script, TracedText.of('\n'));
    } else if (word.string.startsWith('-') && word.length > 1) plain = false;
    else files.push(word);
  }
  const [script] = scripts.length === 0 ? files.splice(0, 1) : [];
  return {
    scripts: script ? [script] : scripts,
    files,
    inPlace: letters.includes('i'),
    quiet: letters.includes('n'),
    extended: /[Er]/.test(letters),
    plain: plain && !letters.includes('z'),
  };
}

/** A text after the commands; null where they can't be followed through it. */
function edited(text: TracedText, commands: readonly SedCommand[], quiet: boolean): TracedText | null {
  const out: TracedText[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.string.indexOf('\n', from);
    const stop = end < 0 ? text.length : end;
    const lines = afterCommands(text.slice(from, stop), commands, quiet);
    if (!lines) return null;
    const newLine = end < 0 ? TracedText.of('\n') : text.slice(end, end + 1);
    for (const line of lines) out.push(line, newLine);
    from = stop + 1;
  }
  if (!text.string.endsWith('\n')) out.pop();
  return TracedText.join(out);
}

/** What is printed for one line. */
function afterCommands(line: TracedText, commands: readonly SedCommand[], quiet: boolean): TracedText[] | null {
  const printed: TracedText[] = [];
  let now = line;
  for (const command of commands) {
    // what isn't known may be what is looked for
    if (now.string.includes(HOLE)) return null;
    if (command.address && now.length > command.address.longest) return null;
    if (command.address && !command.address.exec(now.string)) continue;
    if (command.kind === 'd') return printed;
    if (command.kind === 's') {
      const changed = substituted(now, command);
      if (changed === null) return null;
      if (changed === 'nothing found') continue;
      if (command.prints) printed.push(changed);
      now = changed;
    } else printed.push(now);
  }
  return quiet ? printed : [...printed, now];
}

/** The line with replacements; null where what a match holds can't be told. */
function substituted(
  line: TracedText,
  { pattern, replacement, all }: Substitution,
): TracedText | 'nothing found' | null {
  if (line.length > pattern.longest) return null;
  const parts: TracedText[] = [];
  let copied = 0;
  let last = -1;
  for (let at = 0; at <= line.length; ) {
    const found = pattern.search(line.string, at);
    if (!found) break;
    const { start, groups } = found;
    const [whole] = groups;
    if (whole === undefined || whole === null) return null;
    const end = start + whole.length;
    at = Math.max(end, at + (whole === '' ? 1 : 0), start + (whole === '' ? 1 : 0));
    // an empty match doesn't count at the end of the one before
    if (whole === '' && start === last) continue;
    const made = replacement.map((part) => {
      if (typeof part !== 'number') return part;
      if (part === 0) return line.slice(start, end);
      return TracedText.of(groups[part] ?? '', line.spanOf(start, end));
    });
    parts.push(line.slice(copied, start), ...made);
    copied = end;
    last = end;
    if (!all) break;
  }
  return last < 0 ? 'nothing found' : TracedText.join([...parts, line.slice(copied)]);
}

import { TracedText } from '../../../text/traced.ts';
import { absolute } from '../disk.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';

/** The text of the named files, or of the input; a status where one is missing; null where one isn't known. */
export function inputOf(shell: Process, files: readonly TracedText[]): TracedText | 'missing' | null {
  if (files.length === 0) return shell.input.rest();
  const texts: TracedText[] = [];
  for (const file of files) {
    if (file.string === '-') {
      texts.push(shell.input.rest());
      continue;
    }
    const path = absolute(shell.cwd, file.string);
    if (file.known && path !== PROCESSORS && shell.evaluation.disk.kind(path) === 'missing') return 'missing';
    const text = file.known ? (processorList(shell, path) ?? shell.evaluation.disk.read(path)) : null;
    if (!text) return null;
    texts.push(text);
  }
  return TracedText.join(texts);
}

const PROCESSORS = '/proc/cpuinfo';

/** A line for each processor, of which scripts only count how many there are. */
function processorList(shell: Process, path: string): TracedText | null {
  const { cpus } = shell.evaluation.world;
  if (path !== PROCESSORS || cpus === null) return null;
  return TracedText.of(Array.from({ length: cpus }, (_, at) => `processor\t: ${at}\nmodel name\t: -\n`).join(''));
}

export function cat(shell: Process, words: readonly TracedText[], place: Place): Status {
  const files = words.filter((word) => !/^-[a-zA-Z]+$/.test(word.string));
  const text = files.length < words.length ? null : inputOf(shell, files);
  if (text === 'missing') return 1;
  if (text === null) return unanswered(shell, place);
  shell.write(text);
  return 0;
}

export function head(shell: Process, words: readonly TracedText[], place: Place): Status {
  return lines(shell, words, place, (all, count) => all.slice(0, count));
}

export function tail(shell: Process, words: readonly TracedText[], place: Place): Status {
  // `tail -f` at a script's end keeps the container alive and prints nothing that anybody reads.
  if (words.some((word) => /^-[fF]$/.test(word.string))) return 0;
  return lines(shell, words, place, (all, count, fromStart) => {
    if (fromStart) return all.slice(Math.max(count - 1, 0));
    return count === 0 ? [] : all.slice(-count);
  });
}

function lines(
  shell: Process,
  words: readonly TracedText[],
  place: Place,
  take: (all: readonly TracedText[], count: number, fromStart: boolean) => readonly TracedText[],
): Status {
  const rest = [...words];
  const text = words.map((word) => word.string).join('\0');
  const [option, sign = '', digits] = /^-(?:n?\0?|-lines=)([+-]?)(\d+)(?=\0|$)/.exec(text) ?? [];
  if (option !== undefined) rest.splice(0, option.split('\0').length);
  if (rest[0]?.string.startsWith('-') || sign === '-' || rest.length > 1) return unanswered(shell, place);
  const input = inputOf(shell, rest);
  if (input === 'missing') return 1;
  if (!input?.known) return unanswered(shell, place);
  const all: TracedText[] = [];
  for (let from = 0; from < input.length; ) {
    const end = input.string.indexOf('\n', from);
    const next = end < 0 ? input.length : end + 1;
    all.push(input.slice(from, next));
    from = next;
  }
  shell.write(TracedText.join(take(all, Number(digits ?? 10), sign === '+')));
  return 0;
}

/** `wc -l`, `wc -w`, `wc -c` of one text */
export function wordCount(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [option, file, ...more] = words;
  const text = more.length === 0 && /^-[lwc]$/.test(option?.string ?? '') ? inputOf(shell, file ? [file] : []) : null;
  if (text === 'missing') return 1;
  if (!text?.known) return unanswered(shell, place);
  const { string } = text;
  const counts: Readonly<Record<string, number>> = {
    '-l': string.split('\n').length - 1,
    '-w': string.split(/\s+/).filter((word) => word !== '').length,
    '-c': Buffer.byteLength(string),
  };
  const count = TracedText.of(String(counts[option?.string ?? '']), place.code.text.spanOf(place.pos, place.end));
  shell.write(TracedText.join([count, ...(file ? [TracedText.of(' '), file] : []), TracedText.of('\n')]));
  return 0;
}

function paths(shell: Process, words: readonly TracedText[]): readonly string[] {
  return words
    .filter((word) => word.known && !word.string.startsWith('-'))
    .map((word) => absolute(shell.cwd, word.string));
}

/** `tee file`, `tee -a file`: its input goes on and into the files. */
export function tee(shell: Process, words: readonly TracedText[]): Status {
  const { disk } = shell.evaluation;
  const appends = words.some((word) => /^(-\w*a\w*|--append)$/.test(word.string));
  const text = shell.input.rest();
  for (const path of paths(shell, words))
    disk.write(path, appends && disk.kind(path) !== 'missing' ? (disk.read(path) ?? unread(path)).concat(text) : text);
  shell.write(text);
  return 0;
}

function unread(path: string): TracedText {
  // a file of the runner's own, which begins empty in each step
  if (path.includes('/_runner_file_commands/')) return TracedText.empty;
  return TracedText.hole({ reason: `what \`${path}\` holds is not known` }, null);
}

export function touch(shell: Process, words: readonly TracedText[]): Status {
  const { disk } = shell.evaluation;
  for (const path of paths(shell, words)) if (disk.kind(path) === 'missing') disk.write(path, TracedText.empty);
  return 0;
}

export function makeFolders(shell: Process, words: readonly TracedText[]): Status {
  const parents = words.some((word) => /^-\w*p/.test(word.string));
  let status = 0;
  for (const path of paths(
    shell,
    words.filter((_, at) => words[at - 1]?.string !== '-m'),
  )) {
    if (shell.evaluation.disk.kind(path) === 'folder' && !parents) status = 1;
    for (let at = path.indexOf('/', 1); at > 0 && parents; at = path.indexOf('/', at + 1))
      shell.evaluation.disk.makeFolder(path.slice(0, at));
    shell.evaluation.disk.makeFolder(path);
  }
  return status;
}

/** `mktemp -d`: a name that no other place gives. In a loop it is the same each time, so that it is seen to change nothing. */
export function makeTemporary(shell: Process, words: readonly TracedText[], place: Place): Status {
  const { disk } = shell.evaluation;
  const at = place.code.text.spanOf(place.pos, place.end);
  const path = `/tmp/tmp.${at?.start ?? 0}`;
  if (words.some((word) => /^(-\w*d\w*|--directory)$/.test(word.string))) disk.makeFolder(path);
  else disk.write(path, TracedText.empty);
  shell.write(TracedText.of(`${path}\n`, at));
  return 0;
}

export function remove(shell: Process, words: readonly TracedText[]): Status {
  const letters = words
    .filter((word) => word.string.startsWith('-'))
    .map((word) => word.string)
    .join('');
  const forced = /f/.test(letters);
  const folders = /[rR]/.test(letters);
  let status = 0;
  for (const path of paths(shell, words)) {
    const kind = shell.evaluation.disk.kind(path);
    if (kind === 'missing' && !forced) status = 1;
    else if (kind === 'folder' && !folders) status = 1;
    else shell.evaluation.disk.remove(path);
  }
  return status;
}

export function changeMode(shell: Process, words: readonly TracedText[]): Status {
  const [mode, ...files] = words.filter((word) => !/^-[a-zA-Z]+$/.test(word.string) || /^-[rwx]+$/.test(word.string));
  const text = mode?.string ?? '';
  const adds = /\+\w*x/.test(text) || /^0?[0-7]*[1357][0-7]{0,2}$/.test(text);
  const takes = /-\w*x/.test(text) || (/^\d+$/.test(text) && !adds);
  let status = 0;
  for (const path of paths(shell, files)) {
    // a pattern that is left as it is written stands for files that aren't listed
    if (shell.evaluation.disk.kind(path) === 'missing' && !/[*?]/.test(path)) status = 1;
    if (adds || takes) shell.evaluation.disk.setExecutable(path, adds);
  }
  return status;
}

export function realPath(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [word] = words.filter((option) => !/^-[fem]$/.test(option.string));
  if (!word?.known || word.string.startsWith('-')) return unanswered(shell, place);
  const path = absolute(shell.cwd, word.string);
  shell.write(TracedText.of(`${path}\n`, word.spanOf()));
  return 0;
}

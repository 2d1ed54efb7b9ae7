import { TracedText } from '../../../text/traced.ts';
import { absolute } from '../disk.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';

/** The text of the named files, or of the input; a status where one is missing; null where one isn't known. */
function inputOf(shell: Process, files: readonly TracedText[]): TracedText | 'missing' | null {
  if (files.length === 0) return shell.streams.input.rest();
  const texts: TracedText[] = [];
  for (const file of files) {
    if (file.string === '-') {
      texts.push(shell.streams.input.rest());
      continue;
    }
    const path = absolute(shell.cwd, file.string);
    if (file.known && shell.evaluation.disk.kind(path) === 'missing') return 'missing';
    const text = file.known ? shell.evaluation.disk.read(path) : null;
    if (!text) return null;
    texts.push(text);
  }
  return TracedText.join(texts);
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
  return lines(shell, words, place, (all, count) => (count === 0 ? [] : all.slice(-count)));
}

function lines(
  shell: Process,
  words: readonly TracedText[],
  place: Place,
  take: (all: readonly TracedText[], count: number) => readonly TracedText[],
): Status {
  const rest = [...words];
  let count = 10;
  const [first, second] = rest;
  const short = /^-(?:n)?(\d+)$/.exec(first?.string ?? '');
  if (short?.[1]) {
    count = Number(short[1]);
    rest.shift();
  } else if (first?.string === '-n' && /^\d+$/.test(second?.string ?? '')) {
    count = Number(second?.string);
    rest.splice(0, 2);
  } else if (first?.string.startsWith('-')) return unanswered(shell, place);
  const text = inputOf(shell, rest);
  if (text === 'missing') return 1;
  if (text === null || !text.known) return unanswered(shell, place);
  const all: TracedText[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.string.indexOf('\n', from);
    const next = end < 0 ? text.length : end + 1;
    all.push(text.slice(from, next));
    from = next;
  }
  shell.write(TracedText.join(take(all, count)));
  return 0;
}

export function wordCount(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [option, ...files] = words;
  const text = option?.string === '-l' ? inputOf(shell, files) : null;
  if (text === 'missing') return 1;
  if (!text?.known || files.length > 0) return unanswered(shell, place);
  shell.write(TracedText.of(`${text.string.split('\n').length - 1}\n`, place.code.text.spanOf(place.pos, place.end)));
  return 0;
}

function paths(shell: Process, words: readonly TracedText[]): readonly string[] {
  return words
    .filter((word) => word.known && !word.string.startsWith('-'))
    .map((word) => absolute(shell.cwd, word.string));
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

export function remove(shell: Process, words: readonly TracedText[]): Status {
  const forced = words.some((word) => /^-\w*f/.test(word.string));
  let status = 0;
  for (const path of paths(shell, words)) {
    if (shell.evaluation.disk.kind(path) === 'missing' && !forced) status = 1;
    shell.evaluation.disk.remove(path);
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
    if (shell.evaluation.disk.kind(path) === 'missing') status = 1;
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

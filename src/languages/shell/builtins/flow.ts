import { TracedText } from '../../../text/traced.ts';
import { Exit, LoopExit, Return } from '../control.ts';
import { absolute } from '../disk.ts';
import { Stop } from '../evaluation.ts';
import type { Process } from '../process.ts';
import { type Status, statusOf, testOf } from '../status.ts';
import { assign, lookUp } from '../variables.ts';

export function exit(shell: Process, words: readonly TracedText[]): never {
  throw new Exit(statusIn(shell, words));
}

export function leaveFunction(shell: Process, words: readonly TracedText[]): never {
  throw new Return(statusIn(shell, words));
}

function statusIn(shell: Process, words: readonly TracedText[]): Status {
  const [word] = words;
  if (!word) return shell.status;
  if (!word.known) return shell.status;
  return /^\d+$/.test(word.string) ? Number(word.string) % 256 : 2;
}

export function leaveLoop(shell: Process, kind: 'break' | 'continue', words: readonly TracedText[]): Status {
  if (shell.loops === 0) return 0;
  const levels = Number(words[0]?.string ?? '1');
  throw new LoopExit(kind, Number.isInteger(levels) && levels > 0 ? levels : 1);
}

/** `cd folder`; one that may not exist is taken to. */
export function changeFolder(shell: Process, words: readonly TracedText[]): Status {
  const [word] = words.filter((option) => !/^-[LPe]$/.test(option.string) && option.string !== '--');
  const target = word ?? home(shell);
  if (!target) return 0;
  if (target.string === '-') {
    const old = lookUp(shell, 'OLDPWD');
    if (old.kind !== 'set') return 2;
    return enter(shell, old.text);
  }
  return enter(shell, target);
}

function home(shell: Process): TracedText | null {
  const found = lookUp(shell, 'HOME');
  return found.kind === 'set' ? found.text : null;
}

function enter(shell: Process, target: TracedText): Status {
  if (!target.known) {
    const reason = target.holes[0]?.reason ?? 'the folder is not known';
    shell.evaluation.unknown(`the folder that it changes to is not known: ${reason}`, target.spanOf());
    shell.cwd = absolute(shell.cwd, target.string);
    return statusOf(`cd ${target.string}`);
  }
  const path = absolute(shell.cwd, target.string);
  const kind = shell.evaluation.disk.kind(path);
  if (kind === 'missing' || kind === 'file') {
    shell.evaluation.stderr = `cd: can't cd to ${target.string}`;
    return shell.dialect === 'sh' ? 2 : 1;
  }
  assign(shell, 'OLDPWD', TracedText.of(shell.cwd));
  shell.cwd = path;
  assign(shell, 'PWD', TracedText.of(path));
  return kind === 'folder' ? 0 : statusOf(`cd ${target.string}`);
}

/** `. file`, `source file`: looked for in PATH without a slash; run in this very shell. */
export function source(shell: Process, words: readonly TracedText[]): Status {
  const [file, ...rest] = words;
  if (!file) return shell.dialect === 'sh' ? 0 : 2;
  const { disk } = shell.evaluation;
  const path = sourcePath(shell, file);
  if (path === null || disk.kind(path) === 'missing') return missing(shell, file);
  const text = disk.read(path);
  if (disk.kind(path) === 'unknown' || !text) {
    // A virtual environment's `activate` changes PATH alone; of any other file nobody knows what it sets.
    if (!/(^|\/)activate$/.test(file.string)) {
      const reason = `what \`${file.string}\` sets is not known`;
      shell.evaluation.unknown(reason, file.spanOf());
      shell.open ??= `may be set by \`${file.string}\``;
    }
    return statusOf(`. ${file.string}`);
  }
  if (++shell.calls > shell.evaluation.limits.depth)
    throw new Stop('the script calls itself too deeply', file.spanOf());
  const before = shell.arguments;
  if (rest.length > 0 && shell.dialect === 'bash') shell.arguments = rest;
  try {
    return shell.evaluation.engine.runText(shell, text);
  } catch (thrown) {
    if (thrown instanceof Return) return thrown.status;
    throw thrown;
  } finally {
    shell.calls--;
    if (rest.length > 0 && shell.dialect === 'bash') shell.arguments = before;
  }
}

function missing(shell: Process, file: TracedText): Status {
  shell.evaluation.stderr = `.: cannot open ${file.string}`;
  if (shell.dialect === 'sh') throw new Exit(2);
  return 1;
}

function sourcePath(shell: Process, file: TracedText): string | null {
  if (!file.known) return absolute(shell.cwd, file.string);
  if (file.string.includes('/')) return absolute(shell.cwd, file.string);
  const path = lookUp(shell, 'PATH');
  const folders = path.kind === 'set' ? path.text.string.split(':') : [];
  const { disk } = shell.evaluation;
  const found = folders
    .map((folder) => absolute(shell.cwd, `${folder === '' ? '.' : folder}/${file.string}`))
    .find((candidate) => disk.kind(candidate) === 'file');
  return found ?? (shell.dialect === 'bash' ? absolute(shell.cwd, file.string) : null);
}

export function evalText(shell: Process, words: readonly TracedText[]): Status {
  const text = TracedText.join(words.flatMap((word, at) => (at === 0 ? [word] : [TracedText.of(' '), word])));
  return shell.evaluation.engine.runText(shell, text);
}

/** `command -v x`, `type x`: whether a command of that name is found. */
export function findCommand(shell: Process, name: TracedText, found: boolean | null): Status {
  if (found === null) return testOf(`command -v ${name.string}`, `command -v ${name.string}`);
  if (found) shell.write(name.concat(TracedText.of('\n')));
  return found ? 0 : 127;
}

import { shownText } from '../../../text/shown.ts';
import { HOLE, TracedText } from '../../../text/traced.ts';
import { BuiltinError, Exit, LoopExit, Return } from '../control.ts';
import { absolute } from '../disk.ts';
import { Stop } from '../evaluation.ts';
import type { Process } from '../process.ts';
import { type Status, statusOf, testOf } from '../status.ts';
import { statusIn } from '../status-text.ts';
import { setsUnknown } from '../unknown-variables.ts';
import { assignItems, lookUp } from '../variables.ts';

export function exit(shell: Process, words: readonly TracedText[]): never {
  throw new Exit(givenStatus(shell, words));
}

/** `return` outside of a function or a sourced file ends dash; bash goes on. */
export function leaveFunction(shell: Process, words: readonly TracedText[]): Status {
  if (shell.calls === 0 && shell.dialect === 'bash') return 2;
  const status = givenStatus(shell, words);
  if (shell.dialect === 'sh' && shell.options.errexit && shell.tested === 0 && status !== 0) throw new Exit(status);
  throw new Return(status);
}

function givenStatus(shell: Process, words: readonly TracedText[]): Status {
  const [word] = words.filter(({ string }) => string !== '--');
  if (!word) return shell.status;
  if (!word.known) return statusIn(shell.evaluation, word) ?? testOf(`exit ${shownText(word)}`, null);
  const count = shell.dialect === 'sh' ? /^\s*\+?\d+\s*$/ : /^\s*[-+]?\d+\s*$/;
  // dash keeps the number as it is; only the end of a process takes its last eight bits
  if (count.test(word.string)) return shell.dialect === 'sh' ? Number(word.string) : lowByte(Number(word.string));
  throw new BuiltinError(2);
}

function lowByte(status: number): number {
  return ((status % 256) + 256) % 256;
}

export function leaveLoop(shell: Process, kind: 'break' | 'continue', words: readonly TracedText[]): Status {
  const [word] = words;
  const levels = word ? Number(word.string) : 1;
  if (!Number.isInteger(levels) || levels < 1) throw new BuiltinError(shell.dialect === 'sh' ? 2 : 1);
  if (shell.loops === 0) return 0;
  throw new LoopExit(kind, Math.min(levels, shell.loops));
}

/** `trap 'commands' EXIT`: the only event that is sure to come. */
export function trap(shell: Process, words: readonly TracedText[]): Status {
  const [action, ...events] = words[0]?.string === '--' ? words.slice(1) : words;
  if (!action || /^-[lp]$/.test(action.string)) return 0;
  const resets = action.string === '-' || (events.length === 0 && /^\d+$/.test(action.string));
  for (const event of events.length === 0 ? [action] : events) {
    const name = event.string === '0' ? 'EXIT' : event.string.replace(/^SIG/, '');
    if (name === 'ERR' && shell.dialect === 'bash') {
      shell.evaluation.unknown('what `trap … ERR` runs is not followed', event.spanOf());
    }
    if (resets) shell.traps.delete(name);
    else shell.traps.set(name, action);
  }
  return 0;
}

/** `. file`, `source file`: looked for in PATH without a slash; run in this very shell. */
export function source(shell: Process, words: readonly TracedText[]): Status {
  const [file, ...rest] = words;
  if (!file) throw new BuiltinError(2);
  const { disk } = shell.evaluation;
  const path = sourcePath(shell, file);
  if (path === null || disk.kind(path) === 'missing') return missing(shell, file);
  const text = withoutUnknownLines(shell, disk.read(path), file);
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
  const { tested } = shell;
  // dash does not tell a sourced file that its failure is asked for
  if (shell.dialect === 'sh') shell.tested = 0;
  if (rest.length > 0 && shell.dialect === 'bash') shell.arguments = rest;
  const sources = shell.variables.get('BASH_SOURCE');
  if (sources?.items)
    assignItems(shell, 'BASH_SOURCE', new Map([file, ...sources.items.values()].map((name, at) => [String(at), name])));
  try {
    return shell.evaluation.engine.runText(shell, text);
  } catch (thrown) {
    if (thrown instanceof Return) return thrown.status;
    throw thrown;
  } finally {
    if (sources) shell.variables.set('BASH_SOURCE', sources);
    shell.calls--;
    shell.tested = tested;
    if (shell.arguments === rest) shell.arguments = before;
  }
}

/** A line of a file of which nothing is known (`echo "${{ secrets.ENV }}" >> .env`) mostly sets variables. */
function withoutUnknownLines(shell: Process, text: TracedText | null, file: TracedText): TracedText | null {
  if (!text || text.known) return text;
  const lines = [...text.string.matchAll(/[^\n]*\n?/g)].map(({ index, 0: line }) => ({ line, from: index }));
  const kept = lines.filter(({ line }) => line.trim() === '' || line.trim() !== HOLE.repeat(line.trim().length));
  if (kept.length === lines.length) return text;
  shell.open ??= `may be set by \`${file.string}\``;
  return TracedText.join(kept.map(({ line, from }) => text.slice(from, from + line.length)));
}

function missing(shell: Process, file: TracedText): Status {
  shell.evaluation.stderr = `.: cannot open ${file.string}`;
  throw new BuiltinError(shell.dialect === 'sh' ? 2 : 1);
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
  // `eval "$(azd env get-values)"`: what nobody knows sets variables, mostly
  if (!text.known && text.string.length === text.holes.length) {
    const reason = `what \`eval\` is given is not known: ${text.holes[0]?.reason ?? ''}`;
    shell.evaluation.unknown(reason, text.spanOf());
    setsUnknown(shell, 'may be set by what `eval` is given', reason);
    return statusOf('eval');
  }
  return shell.evaluation.engine.runText(shell, text);
}

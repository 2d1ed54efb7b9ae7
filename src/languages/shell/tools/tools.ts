import { TracedText } from '../../../text/traced.ts';
import { echo, printf } from '../builtins/output.ts';
import { bracket, test } from '../builtins/test.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { expr } from './expr.ts';
import { cat, changeMode, head, makeFolders, realPath, remove, tail, touch, wordCount } from './files.ts';
import { cut, translate } from './text.ts';
import { environment, plainWrapper, runShellTool, timeout, xargs } from './wrappers.ts';

export type Tool = (shell: Process, words: readonly TracedText[], place: Place) => Status;

const named = (names: string, tool: Tool): readonly (readonly [string, Tool])[] =>
  names.split(' ').map((name) => [name, tool] as const);

/** The programs that are answered here; those of the image that aren't give unknown output. */
export const TOOLS: ReadonlyMap<string, Tool> = new Map([
  ...named('sh dash', (shell, words, place) => runShellTool(shell, 'sh', words, place)),
  ...named('bash', (shell, words, place) => runShellTool(shell, 'bash', words, place)),
  ...named('env', environment),
  ...named('nohup setsid', (shell, words, place) => plainWrapper(shell, words, place, '')),
  ...named('nice', (shell, words, place) => plainWrapper(shell, words, place, 'n')),
  ...named('stdbuf', (shell, words, place) => plainWrapper(shell, words, place, 'ioe')),
  ...named('timeout', timeout),
  ...named('xargs', xargs),
  ...named('true', () => 0),
  ...named('false', () => 1),
  ...named('echo', (shell, words) => echo(shell, words)),
  ...named('printf', (shell, words) => printf(shell, words)),
  ...named('test', (shell, words) => test(shell, words)),
  ...named('[', (shell, words) => bracket(shell, words)),
  ...named('expr', expr),
  ...named('pwd', (shell) => line(shell, TracedText.of(shell.cwd))),
  ...named('nproc', processors),
  ...named('basename', baseName),
  ...named('dirname', folderName),
  ...named('cat', cat),
  ...named('head', head),
  ...named('tail', tail),
  ...named('wc', wordCount),
  ...named('cut', cut),
  ...named('tr', translate),
  ...named('touch', touch),
  ...named('mkdir', makeFolders),
  ...named('rm', remove),
  ...named('chmod', changeMode),
  ...named('readlink realpath', realPath),
]);

export function line(shell: Process, text: TracedText): Status {
  shell.write(text.concat(TracedText.of('\n')));
  return 0;
}

function processors(shell: Process, words: readonly TracedText[], place: Place): Status {
  const { cpus } = shell.evaluation.world;
  const where = place.code.text.spanOf(place.pos, place.end);
  const ignored = /^--ignore=(\d+)$/.exec(words.find((word) => word.string.startsWith('--ignore'))?.string ?? '')?.[1];
  if (cpus !== null) return line(shell, TracedText.of(String(Math.max(1, cpus - Number(ignored ?? 0))), where));
  return line(
    shell,
    TracedText.hole(
      { reason: "the plan's size is not known, so what `nproc` prints isn't", key: 'nproc', numeric: true },
      where,
    ),
  );
}

function baseName(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [path, suffix] = words.filter((word) => !word.string.startsWith('-'));
  if (!path || words.some((word) => word.string.startsWith('-'))) return path ? unanswered(shell, place) : 1;
  if (!path.known) return unanswered(shell, place);
  const whole = path.string.replace(/\/+$/, '');
  if (whole === '') return line(shell, path.length === 0 ? path : TracedText.of('/'));
  const start = whole.lastIndexOf('/') + 1;
  const cutOff =
    suffix && suffix.length > 0 && whole.slice(start) !== suffix.string && whole.endsWith(suffix.string)
      ? suffix.length
      : 0;
  return line(shell, path.slice(start, whole.length - cutOff));
}

function folderName(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [path] = words;
  if (!path) return 1;
  if (!path.known || path.string.startsWith('-')) return unanswered(shell, place);
  const whole = path.string.replace(/\/+$/, '');
  const end = whole.lastIndexOf('/');
  if (whole === '' && path.length > 0) return line(shell, TracedText.of('/'));
  if (end < 0) return line(shell, TracedText.of('.'));
  const folder = path.slice(0, end).string.replace(/\/+$/, '').length;
  return line(shell, folder === 0 ? TracedText.of('/') : path.slice(0, folder));
}

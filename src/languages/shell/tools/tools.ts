import { TracedText } from '../../../text/traced.ts';
import { echo } from '../builtins/output.ts';
import { printf } from '../builtins/printf.ts';
import { bracket, test } from '../builtins/test.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { bc } from './bc.ts';
import { expr } from './expr.ts';
import {
  cat,
  changeMode,
  head,
  makeFolders,
  makeTemporary,
  realPath,
  remove,
  tail,
  tee,
  touch,
  wordCount,
} from './files.ts';
import { find } from './find.ts';
import { grep } from './grep.ts';
import { jq } from './jq.ts';
import { streamEdit } from './sed.ts';
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
  ...named('tee', tee),
  ...named('sed', streamEdit),
  ...named('grep', grep),
  ...named('egrep', (shell, words, place) => grep(shell, [TracedText.of('-E'), ...words], place)),
  ...named('fgrep', (shell, words, place) => grep(shell, [TracedText.of('-F'), ...words], place)),
  ...named('bc', bc),
  ...named('getconf', configured),
  ...named('find', find),
  ...named('jq', jq),
  ...named('touch', touch),
  ...named('mktemp', makeTemporary),
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

/** `getconf _NPROCESSORS_ONLN` */
function configured(shell: Process, words: readonly TracedText[], place: Place): Status {
  const asksForProcessors = words.length === 1 && /^_?NPROCESSORS_(ONLN|CONF)$/.test(words[0]?.string ?? '');
  return asksForProcessors ? processors(shell, [], place) : unanswered(shell, place);
}

function baseName(shell: Process, words: readonly TracedText[], place: Place): Status {
  const [option, value] = words;
  if (words.length === 0) return 1;
  if (option?.string === '-a') return each(shell, words.slice(1), (path) => lastName(path, null));
  if (option?.string === '-s' && value) return each(shell, words.slice(2), (path) => lastName(path, value.string));
  const [path, suffix, ...more] = option?.string === '--' ? words.slice(1) : words;
  if (!path?.known || path.string.startsWith('-') || more.length > 0)
    return path?.known && more.length > 0 ? 1 : unanswered(shell, place);
  return line(shell, lastName(path, suffix?.string ?? null));
}

function each(shell: Process, paths: readonly TracedText[], name: (path: TracedText) => TracedText): Status {
  for (const path of paths) line(shell, name(path));
  return paths.length === 0 ? 1 : 0;
}

function lastName(path: TracedText, suffix: string | null): TracedText {
  const whole = path.string.replace(/\/+$/, '');
  if (whole === '') return path.length === 0 ? path : TracedText.of('/');
  const start = whole.lastIndexOf('/') + 1;
  const cuts = suffix !== null && suffix !== '' && whole.slice(start) !== suffix && whole.endsWith(suffix);
  return path.slice(start, whole.length - (cuts ? suffix.length : 0));
}

function folderName(shell: Process, words: readonly TracedText[], place: Place): Status {
  const paths = words[0]?.string === '--' ? words.slice(1) : words;
  if (paths.some((path) => !path.known || path.string.startsWith('-'))) return unanswered(shell, place);
  return each(shell, paths, folderOf);
}

function folderOf(path: TracedText): TracedText {
  const whole = path.string.replace(/\/+$/, '');
  const end = whole.lastIndexOf('/');
  if (whole === '' && path.length > 0) return TracedText.of('/');
  if (end < 0) return TracedText.of('.');
  const folder = path.slice(0, end).string.replace(/\/+$/, '').length;
  return folder === 0 ? TracedText.of('/') : path.slice(0, folder);
}

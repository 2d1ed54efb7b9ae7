import { TracedText } from '../../../text/traced.ts';
import { absolute } from '../disk.ts';
import type { Place } from '../engine.ts';
import { literal } from '../expand/fragments.ts';
import { patternOf } from '../expand/pattern.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';

/** In larger folders nothing is looked for. */
const MOST_FILES = 5_000;
/** Commands that are run for what is found. */
const MOST_RUNS = 100;

interface Search {
  readonly roots: readonly string[];
  readonly tests: readonly ((path: string, kind: 'file' | 'folder') => boolean)[];
  readonly deepest: number;
  /** `-exec … ;` and `-exec … +` */
  readonly run: { readonly words: readonly TracedText[]; readonly atOnce: boolean } | null;
  readonly deletes: boolean;
}

/**
 * `find infra -name '*.json' -exec sed -i … {} +`. In which order it finds files nobody knows, so what it prints is known only
 * of one.
 */
export function find(shell: Process, words: readonly TracedText[], place: Place): Status {
  const search = searchOf(words);
  const found = search && together(search.roots.map((root) => below(shell, root, search, 0)));
  if (!search || !found) return unanswered(shell, place);
  const { run, deletes } = search;
  const paths = found.map((path) => TracedText.of(path));
  if (deletes) for (const path of found) shell.evaluation.disk.remove(absolute(shell.cwd, path));
  if (run) {
    const groups = run.atOnce ? [paths] : paths.slice(0, MOST_RUNS).map((path) => [path]);
    for (const group of groups) {
      if (group.length === 0) continue;
      const command = run.words.flatMap((word) => (word.string === '{}' ? group : [word]));
      shell.evaluation.engine.runCommand(shell, command, place, true);
    }
  } else if (!deletes && paths.length > 1) return unanswered(shell, place);
  else if (!deletes && paths[0]) shell.write(paths[0].concat(TracedText.of('\n')));
  return 0;
}

function searchOf(words: readonly TracedText[]): Search | null {
  if (words.some((word) => !word.known && !isInCommand(word, words))) return null;
  const first = words.findIndex(({ string }) => /^[-(!]/.test(string));
  const roots = (first < 0 ? words : words.slice(0, first)).map(({ string }) => string);
  const search = { roots: roots.length > 0 ? roots : ['.'], deepest: Number.POSITIVE_INFINITY, deletes: false };
  const tests: Search['tests'][number][] = [];
  let run: Search['run'] = null;
  let negates = false;
  for (let at = first < 0 ? words.length : first; at < words.length; at++) {
    const word = words[at]?.string ?? '';
    const value = words[at + 1];
    if (/^-(name|iname|path|wholename|type|maxdepth)$/.test(word) && value) {
      at++;
      if (word === '-maxdepth') search.deepest = Number(value.string);
      else {
        const test = testOf(word, value);
        if (!test) return null;
        const negated = negates;
        tests.push((path, kind) => test(path, kind) !== negated);
        negates = false;
      }
    } else if (word === '!' || word === '-not') negates = !negates;
    else if (word === '-exec') {
      const end = words.findIndex(({ string }, index) => index > at && (string === ';' || string === '+'));
      if (end < 0 || run) return null;
      // one archive grows with each file
      run = { words: words.slice(at + 1, end), atOnce: words[end]?.string === '+' || words[at + 1]?.string === 'zip' };
      at = end;
    } else if (word === '-delete') search.deletes = true;
    else if (word !== '-print') return null;
  }
  return { ...search, tests, run };
}

/** A word of the command that is run may be unknown in part. */
function isInCommand(word: TracedText, words: readonly TracedText[]): boolean {
  const at = words.findIndex(({ string }) => string === '-exec');
  return at >= 0 && words.indexOf(word) > at;
}

function testOf(option: string, value: TracedText): Search['tests'][number] | null {
  if (option === '-type') {
    const kind = { f: 'file', d: 'folder' }[value.string];
    return kind === undefined ? null : (_, own) => own === kind;
  }
  if (/^-(path|wholename)$/.test(option)) {
    const whole = patternOf([literal(value)], false);
    return whole && ((path) => whole.matches(path));
  }
  const folds = option === '-iname';
  const pattern = patternOf([literal(folds ? value.mapCharacters((part) => part.toLowerCase()) : value)], false);
  if (!pattern) return null;
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return pattern.matches(folds ? name.toLowerCase() : name);
  };
}

/** What fits, in a folder and below; null where not all that it holds is known. */
function below(shell: Process, path: string, search: Search, depth: number): readonly string[] | null {
  const { disk } = shell.evaluation;
  const place = absolute(shell.cwd, path);
  const kind = disk.kind(place);
  if (kind === 'unknown') return null;
  if (kind === 'missing') return [];
  const own = search.tests.every((test) => test(path, kind)) ? [path] : [];
  if (kind === 'file' || depth >= search.deepest) return own;
  const names = disk.list(place);
  if (!names || names.length > MOST_FILES) return null;
  const folder = path.replace(/\/+$/, '');
  return together([own, ...names.map((name) => below(shell, `${folder}/${name}`, search, depth + 1))]);
}

function together(found: readonly (readonly string[] | null)[]): readonly string[] | null {
  const known = found.filter((paths) => paths !== null);
  return known.length < found.length || known.flat().length > MOST_FILES ? null : known.flat();
}

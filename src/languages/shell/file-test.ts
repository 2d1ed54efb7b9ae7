import { shownText } from '../../text/shown.ts';
import type { TracedText } from '../../text/traced.ts';
import { surelyDiffer } from '../../value/same-text.ts';
import { askedCountTest } from './asked-arguments.ts';
import { absolute } from './disk.ts';
import type { Process } from './process.ts';
import { type Status, testOf } from './status.ts';
import { statusTest } from './status-text.ts';
import { lookUp, readItem } from './variables.ts';

/** `-f x`, `-z x` and the other tests of one word. */
export function unaryTest(shell: Process, operator: string, word: TracedText): Status {
  const written = `${operator} ${shownText(word)}`;
  const key = word.known ? written : `${operator} ${word.holes[0]?.key ?? word.string}`;
  if (operator === '-z' || operator === '-n') {
    if (!word.known && word.mayBeEmpty)
      return {
        ...testOf(written, key, isStanding(word), (operator === '-z') === isStanding(word) ? 'succeeds' : 'fails'),
        ...(word.holes.every(({ optional }) => optional) && { ifEmpty: operator === '-z' ? 'succeeds' : 'fails' }),
      };
    const empty = word.length === 0;
    return empty === (operator === '-z') ? 0 : 1;
  }
  if (operator === '-t') return 1;
  if (operator === '-v') return isSet(shell, word, written, key);
  const path = absolute(shell.cwd, word.string);
  const kind = word.known ? shell.evaluation.disk.kind(path) : 'unknown';
  if (word.string === '' && word.known) return 1;
  if (kind === 'unknown') return testOf(written, key, true);
  if (kind === 'missing') return 1;
  switch (operator) {
    case '-e':
    case '-a':
    case '-r':
    case '-w':
      return 0;
    case '-f':
      return kind === 'file' ? 0 : 1;
    case '-d':
      return kind === 'folder' ? 0 : 1;
    case '-s': {
      if (kind !== 'file') return kind === 'folder' ? 0 : 1;
      const text = shell.evaluation.disk.read(path);
      return text ? (text.length > 0 ? 0 : 1) : testOf(written, key);
    }
    case '-x': {
      if (kind !== 'file') return kind === 'folder' ? 0 : 1;
      const executable = shell.evaluation.disk.executable(path);
      return executable === null ? testOf(written, key) : executable ? 0 : 1;
    }
    case '-p':
    case '-S':
    case '-b':
    case '-c':
      return 1;
    default:
      return testOf(written, key);
  }
}

/** A text that tells whether something stands already: on the first run nothing does. All else is mostly given. */
function isStanding(word: TracedText): boolean {
  return word.holes.some((hole) => hole.standing);
}

function isSet(shell: Process, word: TracedText, written: string, key: string): Status {
  const [, name = '', index] = /^(\w+)(?:\[(.*)\])?$/.exec(word.string) ?? [];
  if (!word.known || name === '') return testOf(written, key);
  const found = index === undefined ? lookUp(shell, name) : readItem(shell, name, index);
  return found.kind === 'open' ? testOf(written, key) : found.kind === 'set' ? 0 : 1;
}

/** `a = b`, `1 -lt 2` and the other tests of two words. Strings are compared as they are. */
export function binaryTest(shell: Process, left: TracedText, operator: string, right: TracedText): Status {
  if (right.length === 0 && !left.known && /^(=|==|!=)$/.test(operator))
    return unaryTest(shell, operator === '!=' ? '-n' : '-z', left);
  const written = `${shownText(left)} ${operator} ${shownText(right)}`;
  const key = `${left.holes[0]?.key ?? left.string} ${operator} ${right.holes[0]?.key ?? right.string}`;
  const asked = askedCountTest(left, operator, right) ?? statusTest(shell.evaluation, left, operator, right);
  if (asked !== null) return asked;
  if (!left.known || !right.known) {
    if (/^(=|==|!=)$/.test(operator) && surelyDiffer(left, right)) return operator === '!=' ? 0 : 1;
    const isNothing = /^(0|false|null|none)?$/i.test(right.string) !== /^(!=|-[gn]..?|>)$/.test(operator);
    return testOf(written, key, isStanding(left), isStanding(left) && !isNothing ? 'fails' : 'succeeds');
  }
  const truth = (value: boolean): Status => (value ? 0 : 1);
  switch (operator) {
    case '=':
    case '==':
      return truth(left.string === right.string);
    case '!=':
      return truth(left.string !== right.string);
    case '<':
      return truth(left.string < right.string);
    case '>':
      return truth(left.string > right.string);
    case '-nt':
    case '-ot':
    case '-ef':
      return testOf(written, key);
    default:
      return numeric(shell, left.string, operator, right.string);
  }
}

function numeric(shell: Process, left: string, operator: string, right: string): Status {
  const [one, other] = [left, right].map((text) => (/^\s*[+-]?\d+\s*$/.test(text) ? Number(text) : null));
  if (one === null || other === null || one === undefined || other === undefined) {
    shell.evaluation.stderr = `test: Illegal number: ${one === null ? left : right}`;
    return 2;
  }
  const results: Readonly<Record<string, boolean>> = {
    '-eq': one === other,
    '-ne': one !== other,
    '-lt': one < other,
    '-le': one <= other,
    '-gt': one > other,
    '-ge': one >= other,
  };
  const result = results[operator];
  return result === undefined ? 2 : result ? 0 : 1;
}

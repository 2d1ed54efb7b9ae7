import { literalPattern } from '../../../text/literal-pattern.ts';
import { TracedText } from '../../../text/traced.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { inputOf } from './files.ts';
import { type PosixPattern, posixPattern } from './matches.ts';

/** The options that are followed; with any other, what is printed isn't known. */
const OPTIONS: Readonly<Record<string, string>> = {
  'extended-regexp': 'E',
  'fixed-strings': 'F',
  'basic-regexp': 'G',
  'ignore-case': 'i',
  'invert-match': 'v',
  'line-regexp': 'x',
  count: 'c',
  quiet: 'q',
  silent: 'q',
  'no-messages': 's',
  'no-filename': 'h',
};

interface Invocation {
  readonly letters: ReadonlySet<string>;
  readonly patterns: readonly TracedText[];
  readonly files: readonly TracedText[];
}

/** `grep -v '^#' .env`, `grep -c ^processor /proc/cpuinfo`: the lines of files, or of the input, that fit a pattern. */
export function grep(shell: Process, words: readonly TracedText[], place: Place): Status {
  const invocation = invocationOf(words);
  if (!invocation) return unanswered(shell, place);
  const { letters, patterns, files } = invocation;
  const tests = patterns.map((pattern) => (pattern.known ? testFor(pattern.string, letters) : null));
  const known = tests.filter((test) => test !== null);
  // several files are told apart by their names before each line
  const input = files.length > 1 && !letters.has('h') ? null : inputOf(shell, files);
  if (input === 'missing') return 2;
  if (!input?.known || known.length < tests.length) return unanswered(shell, place);
  const lines = linesOf(input);
  if (lines.some((line) => known.some(({ longest }) => line.length > longest))) return unanswered(shell, place);
  const folded = (line: TracedText): string => (letters.has('i') ? line.string.toLowerCase() : line.string);
  const fits = (line: TracedText): boolean => known.some((test) => test.exec(folded(line)) !== null);
  const found = lines.filter((line) => fits(line) !== letters.has('v'));
  const newline = TracedText.of('\n');
  if (letters.has('c')) shell.write(TracedText.of(`${found.length}\n`, place.code.text.spanOf(place.pos, place.end)));
  else if (!letters.has('q')) shell.write(TracedText.join(found.flatMap((line) => [line, newline])));
  return found.length > 0 ? 0 : 1;
}

function invocationOf(words: readonly TracedText[]): Invocation | null {
  const letters = new Set<string>();
  const patterns: TracedText[] = [];
  const plain: TracedText[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? TracedText.empty;
    const [, long, value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word.string) ?? [];
    if (word.string === '--') {
      plain.push(...words.slice(at + 1));
      break;
    }
    if (long === 'regexp' && value !== undefined) patterns.push(word.slice(word.length - value.length));
    else if (word.string === '-e') patterns.push(words[++at] ?? TracedText.empty);
    else if (long !== undefined) {
      const letter = value === undefined ? OPTIONS[long] : undefined;
      if (letter === undefined) return null;
      letters.add(letter);
    } else if (/^-./.test(word.string)) {
      if (!/^-[EFGivxcqsh]+$/.test(word.string)) return null;
      for (const letter of word.string.slice(1)) letters.add(letter);
    } else plain.push(word);
  }
  const [first, ...files] = plain;
  if (patterns.length > 0) return { letters, patterns, files: plain };
  return first ? { letters, patterns: [first], files } : null;
}

/** A test of one line, which is in lower case where `-i` is given; null for a pattern that isn't followed. */
function testFor(written: string, letters: ReadonlySet<string>): Pick<PosixPattern, 'exec' | 'longest'> | null {
  const text = letters.has('i') ? written.toLowerCase() : written;
  // `\W` and `[[:UPPER:]]` would mean another thing in lower case
  if (letters.has('i') && /\\[a-z]|\[:/i.test(written)) return null;
  if (letters.has('F')) {
    const expression = new RegExp(letters.has('x') ? `^(?:${literalPattern(text)})$` : literalPattern(text), 's');
    return { longest: Number.POSITIVE_INFINITY, exec: (line) => expression.exec(line) };
  }
  const extended = letters.has('E');
  const pattern = posixPattern(text, extended);
  return pattern && letters.has('x') ? posixPattern(extended ? `^(${text})$` : `^\\(${text}\\)$`, extended) : pattern;
}

function linesOf(input: TracedText): readonly TracedText[] {
  return [...input.string.matchAll(/[^\n]+\n?|\n/g)].map(({ index, 0: line }) =>
    input.slice(index, index + line.replace(/\n$/, '').length),
  );
}

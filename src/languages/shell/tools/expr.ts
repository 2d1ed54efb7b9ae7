import { TracedText } from '../../../text/traced.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';
import { posixPattern } from './matches.ts';

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['=', '==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
  [':'],
];

/** `expr 2 \* 3 + 1`: prints the value; its status is 1 for an empty value or 0. */
export function expr(shell: Process, words: readonly TracedText[], place: Place): Status {
  if (words.length === 0) return 2;
  if (words.some((word) => !word.known)) return unanswered(shell, place);
  const reader = { words: words.map((word) => word.string), at: 0, unsure: false };
  const value = level(reader, 0);
  if (reader.unsure) return unanswered(shell, place);
  if (value === null || reader.at < reader.words.length) return 2;
  shell.write(TracedText.of(`${value}\n`, place.code.text.spanOf(place.pos, place.end)));
  return value === '' || value === '0' ? 1 : 0;
}

interface Reader {
  readonly words: readonly string[];
  at: number;
  /** a pattern's match isn't worked out */
  unsure: boolean;
}

function level(reader: Reader, depth: number): string | null {
  const operators = LEVELS[depth];
  if (!operators) return primary(reader, depth);
  let left = level(reader, depth + 1);
  for (
    let word = reader.words[reader.at];
    left !== null && word !== undefined && operators.includes(word);
    word = reader.words[reader.at]
  ) {
    reader.at++;
    const right = level(reader, depth + 1);
    left = right === null ? null : word === ':' ? matched(reader, left, right) : compute(left, word, right);
  }
  return left;
}

function primary(reader: Reader, depth: number): string | null {
  const word = reader.words[reader.at];
  if (word === undefined || depth > 50) return null;
  reader.at++;
  if (reader.words.length - reader.at > 0 && FUNCTIONS.has(word)) return called(reader, word);
  if (word !== '(') return word;
  const inner = level(reader, 0);
  return reader.words[reader.at++] === ')' ? inner : null;
}

const FUNCTIONS = new Set(['length', 'substr', 'index', 'match']);

/** GNU's `length x`, `index x characters`, `substr x from count`, `match x pattern` */
function called(reader: Reader, name: string): string | null {
  const next = (): string | null => primary(reader, 0);
  const text = next();
  if (text === null || name === 'length') return text === null ? null : String([...text].length);
  const second = next();
  if (second === null) return null;
  if (name === 'match') return matched(reader, text, second);
  if (name === 'index') return String([...text].findIndex((character) => second.includes(character)) + 1);
  const [from, count] = [Number(second), Number(next() ?? Number.NaN)];
  return from >= 1 && count >= 1 ? [...text].slice(from - 1, from - 1 + count).join('') : '';
}

/** `text : pattern`: the group's text, or how long the match is. */
function matched(reader: Reader, text: string, pattern: string): string {
  const found = posixPattern(`^${pattern.replace(/^\^/, '')}`, false);
  if (!found) reader.unsure = true;
  const match = found?.exec(text) ?? [];
  const group = pattern.includes('\\(') ? match[1] : match[0];
  if (group === null || text.length > (found?.longest ?? 0)) reader.unsure = true;
  return pattern.includes('\\(') ? (group ?? '') : String([...(group ?? '')].length);
}

function compute(left: string, operator: string, right: string): string | null {
  const numeric = /^-?\d+$/.test(left) && /^-?\d+$/.test(right);
  const truth = (value: boolean): string => (value ? '1' : '0');
  switch (operator) {
    case '|':
      return left !== '' && left !== '0' ? left : right;
    case '&':
      return left !== '' && left !== '0' && right !== '' && right !== '0' ? left : '0';
    case '=':
    case '==':
      return truth(numeric ? BigInt(left) === BigInt(right) : left === right);
    case '!=':
      return truth(numeric ? BigInt(left) !== BigInt(right) : left !== right);
    case '<':
      return truth(numeric ? BigInt(left) < BigInt(right) : left < right);
    case '<=':
      return truth(numeric ? BigInt(left) <= BigInt(right) : left <= right);
    case '>':
      return truth(numeric ? BigInt(left) > BigInt(right) : left > right);
    case '>=':
      return truth(numeric ? BigInt(left) >= BigInt(right) : left >= right);
    default:
      return numeric ? arithmetic(BigInt(left), operator, BigInt(right)) : null;
  }
}

function arithmetic(left: bigint, operator: string, right: bigint): string | null {
  if (operator === '+') return String(left + right);
  if (operator === '-') return String(left - right);
  if (operator === '*') return String(left * right);
  if (right === 0n) return null;
  return String(operator === '/' ? left / right : left % right);
}

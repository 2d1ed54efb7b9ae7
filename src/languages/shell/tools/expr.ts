import { TracedText } from '../../../text/traced.ts';
import type { Place } from '../engine.ts';
import type { Process } from '../process.ts';
import type { Status } from '../status.ts';
import { unanswered } from '../unanswered.ts';

const LEVELS: readonly (readonly string[])[] = [
  ['|'],
  ['&'],
  ['=', '==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];

/** `expr 2 \* 3 + 1`: prints the value; its status is 1 for an empty value or 0. */
export function expr(shell: Process, words: readonly TracedText[], place: Place): Status {
  if (words.length === 0) return 2;
  const hole = words.find((word) => !word.known);
  if (hole || words.some((word) => /^(:|match|substr|index|length)$/.test(word.string)))
    return unanswered(shell, place);
  const reader = { words: words.map((word) => word.string), at: 0 };
  const value = level(reader, 0);
  if (value === null || reader.at < reader.words.length) return 2;
  shell.write(TracedText.of(`${value}\n`, place.code.text.spanOf(place.pos, place.end)));
  return value === '' || value === '0' ? 1 : 0;
}

interface Reader {
  readonly words: readonly string[];
  at: number;
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
    left = right === null ? null : compute(left, word, right);
  }
  return left;
}

function primary(reader: Reader, depth: number): string | null {
  const word = reader.words[reader.at];
  if (word === undefined || depth > 50) return null;
  reader.at++;
  if (word !== '(') return word;
  const inner = level(reader, 0);
  return reader.words[reader.at++] === ')' ? inner : null;
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

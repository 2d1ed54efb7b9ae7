import { TracedText } from '../../text/traced.ts';
import { readExpression } from './expression.ts';
import type { Reading } from './read-word.ts';
import { closing, quoteEnd } from './scan.ts';
import { isNumber, plainWord, quotedText, unknownText, type Variables, type Word } from './words.ts';

const STATIC = /^\[(?:System\.)?([\w.]+)\]::(\w+)/i;

/** `[Environment]::GetEnvironmentVariable('SKU')`, `[Math]::Max(1, $cores)`, `[guid]::NewGuid().ToString()`; null for anything else. */
export function readStatic(text: TracedText, start: number, variables: Variables, depth: number): Reading | null {
  const { string } = text;
  const [head, type = '', member = ''] = STATIC.exec(string.slice(start, start + 120)) ?? [];
  if (head === undefined) return null;
  const after = start + head.length;
  const isCall = string[after] === '(';
  const end = isCall ? closing(string, after) : after;
  const further = membersEnd(string, end);
  const given = isCall ? argumentsOf(text, after + 1, end - 1, variables, depth) : [];
  const known = further === end && given ? resultOfCall(`${type}.${member}`.toLowerCase(), given, variables) : null;
  return { word: known ?? quotedText(unknownText(text, start, further)), end: further };
}

/** What a call is given; null where one of it is no plain expression. */
function argumentsOf(
  text: TracedText,
  start: number,
  end: number,
  variables: Variables,
  depth: number,
): readonly Word[] | null {
  const words: Word[] = [];
  for (let from = start; from < end; ) {
    const stop = argumentEnd(text.string, from, end);
    const at = from + (/^\s*/.exec(text.string.slice(from, stop))?.[0].length ?? 0);
    const { word, end: after } = readExpression(text.slice(0, stop), at, variables, depth + 1);
    if (text.string.slice(after, stop).trim() !== '') return null;
    words.push(word);
    from = stop + 1;
  }
  return words;
}

function argumentEnd(string: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const char = string[at] ?? '';
    if (char === ',') return at;
    if (/[({[]/.test(char)) at = closing(string, at) - 1;
    else if (char === '"' || char === "'") at = quoteEnd(string, at);
  }
  return end;
}

/** After the members that are asked of the result. */
function membersEnd(string: string, start: number): number {
  const [name] = /^\.[A-Za-z_]\w*/.exec(string.slice(start, start + 60)) ?? [];
  if (name === undefined && string[start] !== '[') return start;
  const after = start + (name?.length ?? 0);
  return membersEnd(string, string[after] === '(' || string[after] === '[' ? closing(string, after) : after);
}

/** Null where it isn't worked out. */
function resultOfCall(member: string, given: readonly Word[], variables: Variables): Word | null {
  const [first] = given;
  switch (member) {
    case 'io.path.gettemppath':
      return quotedText(TracedText.of('/tmp/'));
    case 'string.empty':
      return quotedText(TracedText.empty);
    case 'environment.getenvironmentvariable': {
      const name = first?.kind === 'text' && first.text.known ? first.text.string.toLowerCase() : null;
      return name === null ? null : (variables.get(`env:${name}`) ?? null);
    }
    case 'io.path.combine': {
      const texts = given.map((word) => (word.kind === 'text' ? word.text : null));
      const parts = texts.filter((part) => part !== null);
      if (parts.length < texts.length) return null;
      return quotedText(TracedText.join(parts.flatMap((part, at) => (at === 0 ? [part] : [TracedText.of('/'), part]))));
    }
    default:
      return given.every(isNumber)
        ? numberOf(
            member,
            given.map((word) => Number(word.kind === 'text' ? word.text.string : '')),
          )
        : null;
  }
}

function numberOf(member: string, given: readonly number[]): Word | null {
  const result = {
    'math.max': Math.max(...given),
    'math.min': Math.min(...given),
    'math.floor': Math.floor(given[0] ?? Number.NaN),
    'math.ceiling': Math.ceil(given[0] ?? Number.NaN),
    'math.abs': Math.abs(given[0] ?? Number.NaN),
  }[member];
  return result === undefined || !Number.isSafeInteger(result) ? null : plainWord(String(result));
}

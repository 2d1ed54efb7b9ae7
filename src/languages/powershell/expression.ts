import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { reckoned } from './arithmetic.ts';
import { operated } from './operators.ts';
import { intoPipe } from './pipes.ts';
import { type Reading, readWord } from './read-word.ts';
import { readStatic } from './static-call.ts';
import { itemsOf, listWord } from './tables.ts';
import { unknownText, type Variables, type Word } from './words.ts';

/** What joins words, from what binds least to what binds most. */
const LEVELS: readonly RegExp[] = [
  /^-(?:join|[ci]?replace|[ci]?split)(?=[\s"'$@(])/i,
  /^(?:\+(?![+=])|-(?=\s*[\d$(])(?![-=]))/,
  /^[*/%](?!=)/,
  /^-f(?=[\s"'$@(])/i,
  /^\.\./,
  /^,/,
];

/**
 * `'a' + 'b'`, `$cores * 2 + 1`, `'a', 'b'`, `1..3`, `$parts -join ' '`, `@{ … } | ConvertTo-Json`: what an expression makes of
 * its words, as far as it is followed; else the first word alone.
 */
export function readExpression(text: TracedText, from: number, variables: Variables, depth = 0): Reading {
  let { word, end } = readLevel(text, from, variables, depth, 0);
  for (;;) {
    const piped = intoPipe(text, { word, end }, variables, depth);
    if (!piped) return { word, end };
    ({ word, end } = piped);
  }
}

function readLevel(text: TracedText, from: number, variables: Variables, depth: number, level: number): Reading {
  const pattern = LEVELS[level];
  if (!pattern) return readOperand(text, from, variables, depth + 1);
  let { word, end } = readLevel(text, from, variables, depth, level + 1);
  for (;;) {
    const rest = text.string.slice(end, end + 400);
    const blanks = /^[ \t]*/.exec(rest)?.[0].length ?? 0;
    const [operator] = pattern.exec(rest.slice(blanks)) ?? [];
    if (operator === undefined) return { word, end };
    const after = blanks + operator.length;
    const start = end + after + (/^(?:\s|`\r?\n)*/.exec(rest.slice(after))?.[0].length ?? 0);
    if (!/^(?:["'$@\d([]|-\d)/.test(text.string.slice(start, start + 2))) return { word, end };
    const next = readLevel(text, start, variables, depth, level + 1);
    const place = text.spanOf(from, next.end);
    const made = joined(operator.toLowerCase(), word, next.word, place);
    if (made === null) return { word, end };
    word = made === 'unknown' ? { kind: 'text', text: unknownText(text, from, next.end), quoted: false } : made;
    end = next.end;
  }
}

function joined(operator: string, left: Word, right: Word, place: Span | null): Word | 'unknown' | null {
  if (operator === ',') return listWord([...itemsOf(left), right]);
  return operator.startsWith('-') && operator !== '-'
    ? operated(operator.replace(/^-[ci](?=replace|split)/, '-'), left, right)
    : reckoned(operator, left, right, place);
}

/** `3MB`, `0x3` */
const SIZED = /^(?:(\d+)([kmgtp])b|(0x[\da-f]+))\b/i;
const NUMBER = /^-?\d+(?:\.\d+)?(?=\.\.|[\s;|,(){}\]+*/%-]|$)/;
const CAST = /^\[(int|int32|long|double|string|array|string\[\])\]\s*(?=["'$@\d(])/i;

/** `[int]$count`, `[string]$id`: a word that is made a number or a text. */
function readOperand(text: TracedText, from: number, variables: Variables, depth: number): Reading {
  const [sized, digits, unit = 'k', hex] = SIZED.exec(text.string.slice(from, from + 40)) ?? [];
  if (sized !== undefined) {
    const value = hex ? Number(hex) : Number(digits) * 1024 ** (1 + 'kmgtp'.indexOf(unit.toLowerCase()));
    const end = from + sized.length;
    return { word: { kind: 'text', text: TracedText.of(String(value), text.spanOf(from, end)), quoted: false }, end };
  }
  const [number] = NUMBER.exec(text.string.slice(from, from + 40)) ?? [];
  if (number !== undefined) {
    const end = from + number.length;
    return { word: { kind: 'text', text: text.slice(from, end), quoted: false }, end };
  }
  const called = readStatic(text, from, variables, depth);
  if (called) return called;
  const [cast, type = ''] = CAST.exec(text.string.slice(from, from + 40)) ?? [];
  if (cast === undefined) return readWord(text, from, variables, depth);
  const { word, end } = readWord(text, from + cast.length, variables, depth);
  if (word.kind !== 'text') return { word, end };
  const isList = /array|\[\]/.test(type);
  return { word: isList ? listWord([word]) : { ...word, quoted: /string/i.test(type) }, end };
}

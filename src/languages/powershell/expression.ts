import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { reckoned } from './arithmetic.ts';
import { jsonOf } from './json.ts';
import { operated } from './operators.ts';
import { type Reading, readWord } from './read-word.ts';
import { closing } from './scan.ts';
import { readStatic } from './static-call.ts';
import { itemsOf, listWord } from './tables.ts';
import { quotedText, unknownText, type Variables, type Word } from './words.ts';

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
    const piped = intoJson(text, { word, end }) ?? intoEach(text, { word, end }, variables, depth);
    if (!piped) return { word, end };
    ({ word, end } = piped);
  }
}

function intoJson(text: TracedText, { word, end }: Reading): Reading | null {
  const [pipe] = /^[ \t]*\|[ \t]*ConvertTo-Json\b[^\r\n|;)}]*/i.exec(text.string.slice(end, end + 200)) ?? [];
  const converted = pipe === undefined ? null : jsonOf(word);
  return pipe !== undefined && converted ? { word: quotedText(converted), end: end + pipe.length } : null;
}

/** `$settings.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" }`: what an expression makes of each item. */
function intoEach(text: TracedText, { word, end }: Reading, variables: Variables, depth: number): Reading | null {
  const { string } = text;
  const [pipe] = /^\s*\|\s*(?:ForEach-Object|foreach|%)\s*(?=\{)/i.exec(string.slice(end, end + 200)) ?? [];
  if (pipe === undefined || word.kind !== 'list' || depth > DEEPEST_PIPES) return null;
  const start = end + pipe.length;
  const close = closing(string, start);
  const from = start + 1 + (/^\s*/.exec(string.slice(start + 1, close))?.[0].length ?? 0);
  if (!/^["'$@]/.test(string.slice(from, from + 1))) return null;
  const items: Word[] = [];
  for (const item of word.items) {
    const made = readExpression(text.slice(0, close - 1), from, new Map(variables).set('_', item), depth + 1);
    if (string.slice(made.end, close - 1).trim() !== '') return null;
    items.push(...itemsOf(made.word));
  }
  return { word: listWord(items), end: close };
}

const DEEPEST_PIPES = 10;

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

import type { SyntaxNode } from '@lezer/common';
import type { Expression, StringPart } from './syntax.ts';
import { children, type Reading, textOf } from './tree.ts';

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A string literal, f-string, or several of them side by side, as the characters that it stands for. */
export function readString(
  node: SyntaxNode,
  reading: Reading,
  readExpression: (node: SyntaxNode) => Expression,
): Expression {
  const literals = node.name === 'ContinuedString' ? children(node) : [node];
  const parts: StringPart[] = [];
  let bytes = false;
  for (const literal of literals) {
    const opening = /^([a-z]*)('''|"""|'|")/i.exec(textOf(reading, literal));
    const prefix = opening?.[1]?.toLowerCase() ?? '';
    const quote = opening?.[2];
    if (!opening || quote === undefined) {
      return { kind: 'error', from: node.from, to: node.to };
    }
    bytes ||= prefix.includes('b');
    const raw = prefix.includes('r');
    const text = textOf(reading, literal);
    if (text.length < opening[0].length + quote.length || !text.endsWith(quote)) {
      reading.problems.push({
        from: literal.from,
        to: literal.to,
        message: quote.length === 3 ? 'unterminated triple-quoted string literal' : 'unterminated string literal',
        certain: true,
      });
    }
    const end = Math.max(literal.to - quote.length, literal.from + opening[0].length);
    let at = literal.from + opening[0].length;
    const format = prefix.includes('f');
    for (const child of children(literal)) {
      if (child.name !== 'FormatReplacement' || child.from < at) continue;
      parts.push(...readCharacters(reading.text, at, child.from, raw, bytes, format));
      parts.push(readField(child, reading, raw, readExpression));
      at = child.to;
    }
    parts.push(...readCharacters(reading.text, at, end, raw, bytes, format));
  }
  return { kind: 'string', bytes, parts, from: node.from, to: node.to };
}

function readField(
  node: SyntaxNode,
  reading: Reading,
  raw: boolean,
  readExpression: (node: SyntaxNode) => Expression,
): StringPart {
  const place = { from: node.from, to: node.to };
  let value: Expression = { kind: 'error', ...place };
  let values = 0;
  let selfDocumented = false;
  let conversion: string | null = null;
  const format: StringPart[] = [];
  for (const child of children(node)) {
    if (child.name === '{' || child.name === '}') continue;
    if (child.name === 'FormatSelfDoc') selfDocumented = true;
    else if (child.name === 'FormatConversion') conversion = textOf(reading, child).slice(1);
    else if (child.name === 'FormatSpec') format.push(...readFormat(child, reading, raw, readExpression));
    else {
      values += 1;
      value = values === 1 && !child.type.isError ? readExpression(child) : { kind: 'error', ...place };
    }
  }
  return { kind: 'field', value, selfDocumented, conversion, format, ...place };
}

function readFormat(
  node: SyntaxNode,
  reading: Reading,
  raw: boolean,
  readExpression: (node: SyntaxNode) => Expression,
): readonly StringPart[] {
  const parts: StringPart[] = [];
  let at = node.from + 1;
  for (const child of children(node)) {
    if (child.name !== 'FormatReplacement') continue;
    parts.push(...readCharacters(reading.text, at, child.from, raw, false, true));
    parts.push(readField(child, reading, raw, readExpression));
    at = child.to;
  }
  const end = reading.text[node.to - 1] === '}' ? node.to - 1 : node.to;
  parts.push(...readCharacters(reading.text, at, end, raw, false, true));
  return parts;
}

/** Runs of characters that stand for themselves, and escapes (in an f-string also `{{` and `}}`) between them. */
function readCharacters(
  text: string,
  from: number,
  to: number,
  raw: boolean,
  bytes: boolean,
  format: boolean,
): readonly StringPart[] {
  const parts: StringPart[] = [];
  let runStart = from;
  const add = (start: number, end: number, value: string, exact: boolean) => {
    if (value !== '') parts.push({ kind: 'text', text: value, exact, from: start, to: end });
  };
  let at = from;
  const replace = (length: number, value: string) => {
    add(runStart, at, text.slice(runStart, at), true);
    add(at, at + length, value, false);
    at += length;
    runStart = at;
  };
  while (at < to) {
    const character = text[at];
    if (character === '\r') replace(text[at + 1] === '\n' ? 2 : 1, '\n');
    else if (character === '\\' && !raw && at + 1 < to) {
      const [length, value] = readEscape(text.slice(at, Math.min(to, at + 60)), bytes);
      if (value === null) at += length;
      else replace(length, value);
    } else if (format && (character === '{' || character === '}') && text[at + 1] === character) replace(2, character);
    else at += 1;
  }
  add(runStart, to, text.slice(runStart, to), true);
  return parts;
}

/** The length of the escape and what it stands for; null where it stands for itself (an unknown escape). */
function readEscape(text: string, bytes: boolean): readonly [number, string | null] {
  const next = text[1] ?? '';
  if (next === '\n') return [2, ''];
  if (next === '\r') return [text[2] === '\n' ? 3 : 2, ''];
  const simple = SIMPLE_ESCAPES[next];
  if (simple !== undefined) return [2, simple];
  const octal = /^\\([0-7]{1,3})/.exec(text);
  if (octal?.[1]) return [octal[0].length, String.fromCharCode(Number.parseInt(octal[1], 8))];
  const hexadecimal = (bytes ? /^\\(x)([\da-f]{2})/i : /^\\(?:(x)([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8}))/i).exec(
    text,
  );
  if (hexadecimal) {
    const code = Number.parseInt(hexadecimal[2] ?? hexadecimal[3] ?? hexadecimal[4] ?? '', 16);
    return [hexadecimal[0].length, code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'];
  }
  return [2, null];
}

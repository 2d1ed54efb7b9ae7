import { visit } from 'jsonc-parser';
import type { Source } from '../../text/source.ts';
import type { Replacement } from '../writer.ts';

/** A number or boolean as it is, or characters of a string. In an ARM expression, only those of its text literals. */
export function writeInJson(source: Source, start: number, end: number, text: string): Replacement | null {
  const literal = literalAround(source.text, start, end);
  if (literal === null) return null;
  const whole = literal.start === start && literal.end === end;
  const raw = source.text.slice(literal.start, literal.end);
  if (!raw.startsWith('"')) {
    return whole && /^(-?\d+(\.\d+)?|true|false)$/.test(text) ? { source, start, end, text } : null;
  }
  if (/^"\[(?!\[)[\s\S]*\]"$/.test(raw)) {
    if (whole || !isInArmText(source.text.slice(literal.start, start))) return null;
    return { source, start, end, text: inner(text.replaceAll("'", "''")) };
  }
  // A text that begins with `[` would be read as an expression.
  if (text.startsWith('[') && (whole || start === literal.start + 1)) return null;
  return { source, start, end, text: whole ? JSON.stringify(text) : inner(text) };
}

function inner(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** An odd number of quotes stands before: two in a text literal stand for one. */
function isInArmText(before: string): boolean {
  return (before.match(/'/g)?.length ?? 0) % 2 === 1;
}

function literalAround(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } | null {
  let found: { readonly start: number; readonly end: number } | null = null;
  visit(text, {
    onLiteralValue: (_value, offset, length) => {
      if (offset <= start && end <= offset + length) found = { start: offset, end: offset + length };
    },
  });
  return found;
}

import { CLOSE_BRACE, OPEN_BRACE } from './characters.ts';

/** An escape sequence in a string. */
export interface Escape {
  /** behind its last character; behind what could be read of it where it is wrong */
  readonly end: number;
  /** null: there is no such sequence */
  readonly text: string | null;
}

/** Reads the sequence whose backslash stands at `start`, with at least one character behind it. */
export function readEscape(text: string, start: number): Escape {
  const letter = text.charAt(start + 1);
  switch (letter) {
    case 'n':
      return { end: start + 2, text: '\n' };
    case 'r':
      return { end: start + 2, text: '\r' };
    case 't':
      return { end: start + 2, text: '\t' };
    case '\\':
    case "'":
      return { end: start + 2, text: letter };
    case '$':
      // `\${` is one sequence, so that its brace opens no hole
      return text.charCodeAt(start + 2) === OPEN_BRACE ? { end: start + 3, text: '${' } : { end: start + 2, text: '$' };
    case 'u':
      return readUnicode(text, start);
    default:
      return { end: start + 2, text: null };
  }
}

/** `\u{…}` with hexadecimal digits of a code point; half of a surrogate pair is allowed. */
function readUnicode(text: string, start: number): Escape {
  if (text.charCodeAt(start + 2) !== OPEN_BRACE) return { end: start + 2, text: null };
  let at = start + 3;
  let point = 0;
  for (; ; at++) {
    const digit = hexDigit(text.charCodeAt(at));
    if (digit < 0) break;
    point = Math.min(point * 16 + digit, 0x110000);
  }
  if (at === start + 3 || text.charCodeAt(at) !== CLOSE_BRACE) return { end: at, text: null };
  return { end: at + 1, text: point > 0x10ffff ? null : String.fromCodePoint(point) };
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 97 && code <= 102) return code - 87;
  if (code >= 65 && code <= 70) return code - 55;
  return -1;
}

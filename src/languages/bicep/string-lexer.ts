import { BACKSLASH, DOLLAR, LINE_FEED, OPEN_BRACE, QUOTE, RETURN } from './characters.ts';
import { readEscape } from './escapes.ts';
import type { Lexer } from './lexer.ts';
import { messages } from './messages.ts';

/**
 * Moves the lexer behind one segment of a `'…'` string.
 *
 * @param start where the token began, for the span of an error
 * @returns whether the segment ends in `${`, so that a hole follows
 */
export function scanSegment(lexer: Lexer, start: number): boolean {
  const { text } = lexer;
  for (;;) {
    if (lexer.at >= text.length) {
      lexer.error(messages.unterminatedString, start, lexer.at);
      return false;
    }
    const code = text.charCodeAt(lexer.at);
    if (code === LINE_FEED || code === RETURN) {
      lexer.error(messages.newLineInString, start, lexer.at);
      return false;
    }
    lexer.at++;
    if (code === QUOTE) return false;
    if (code === DOLLAR && text.charCodeAt(lexer.at) === OPEN_BRACE) {
      lexer.at++;
      return true;
    }
    if (code !== BACKSLASH) continue;
    if (lexer.at >= text.length) {
      lexer.error(messages.unterminatedEscape, start, lexer.at);
      return false;
    }
    scanEscape(lexer, lexer.at - 1);
  }
}

function scanEscape(lexer: Lexer, start: number): void {
  const sequence = readEscape(lexer.text, start);
  lexer.at = sequence.end;
  if (sequence.text !== null || sequence.end >= lexer.text.length) return;
  const unicode = lexer.text.charCodeAt(start + 1) === 117;
  lexer.error(unicode ? messages.unicodeEscape : messages.unrecognizedEscape, start, sequence.end);
}

/**
 * Moves the lexer behind one segment of a multi-line string: to the last of three or more quotes, or, where the string
 * began with `dollars` dollars, behind as many (or more) and a brace.
 */
export function scanMultiLine(lexer: Lexer, start: number, dollars: number): boolean {
  const { text } = lexer;
  while (lexer.at < text.length) {
    const code = text.charCodeAt(lexer.at);
    if (code !== DOLLAR && code !== QUOTE) {
      lexer.at++;
      continue;
    }
    const from = lexer.at;
    while (text.charCodeAt(lexer.at) === code) lexer.at++;
    const run = lexer.at - from;
    if (code === QUOTE && run >= 3) return false;
    if (code === DOLLAR && dollars > 0 && run >= dollars && text.charCodeAt(lexer.at) === OPEN_BRACE) {
      lexer.at++;
      return true;
    }
  }
  lexer.error(messages.unterminatedMultiLineString, start, lexer.at);
  return false;
}

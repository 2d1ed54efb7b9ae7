import { type Source, span } from '../../text/source.ts';
import { Cursor } from './cursor.ts';
import { Lexer } from './lexer.ts';
import { messages } from './messages.ts';
import { parseStatements } from './parse-declaration.ts';
import { parseFull } from './parse-expression.ts';
import type { SyntaxError as BicepError, BicepFile, Expression } from './syntax.ts';

/**
 * Reads a file of the Bicep language as the compiler's own lexer and parser do: what they refuse is in `errors`, in the
 * order of the file, and the statements around it are read all the same. It never throws.
 *
 * @param kind which statements there can be: a template's or a parameters file's
 */
export function parseBicep(source: Source, kind: 'bicep' | 'bicepparam'): BicepFile {
  const lexer = new Lexer(source);
  const cursor = new Cursor(source, lexer.read());
  const statements = parseStatements(cursor, kind);
  return { statements, errors: inOrder(lexer.errors, cursor.errors) };
}

/** Reads a single expression that is all of the text; `missing` where there is none. It never throws. */
export function parseExpression(source: Source): {
  readonly expression: Expression;
  readonly errors: readonly BicepError[];
} {
  const lexer = new Lexer(source);
  const cursor = new Cursor(source, lexer.read());
  cursor.skipNewLines();
  const expression = cursor.recover(parseFull, 0);
  cursor.skipNewLines();
  if (!cursor.atEnd) cursor.complain(messages.rest, cursor.start, source.text.length);
  return {
    expression: expression ?? { kind: 'missing', span: span(source, 0, source.text.length) },
    errors: inOrder(lexer.errors, cursor.errors),
  };
}

function inOrder(lexed: readonly BicepError[], parsed: readonly BicepError[]): readonly BicepError[] {
  if (lexed.length === 0) return parsed;
  return [...lexed, ...parsed].sort((a, b) => a.span.start - b.span.start);
}

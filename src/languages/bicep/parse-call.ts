import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { recoverExpression } from './parse-expression.ts';
import type { Expression } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const ARGUMENT_ENDS = setOf(Kind.NewLine, Kind.Comma, Kind.RightParen);

/** `(…)` behind the name of a function. */
export function parseCall(cursor: Cursor, literals: boolean): readonly Expression[] {
  cursor.read();
  return parseArguments(cursor, Kind.RightParen, ')', () => recoverExpression(cursor, literals, ARGUMENT_ENDS));
}

/**
 * Arguments up to their closer: new lines may stand behind the opener, behind a comma and before the closer; nothing but
 * a comma parts them; no comma may end them.
 */
export function parseArguments<T>(cursor: Cursor, closer: number, character: string, parse: () => T): readonly T[] {
  const parsed: T[] = [];
  if (cursor.kind !== closer) cursor.skipNewLines();
  while (!cursor.atEnd && cursor.kind !== closer) {
    parsed.push(parse());
    if (cursor.atEnd || cursor.kind === closer) break;
    if (cursor.kind === Kind.NewLine) {
      const line = newLineBeforeCloser(cursor);
      if (cursor.ahead(line) === Kind.EndOfFile) break;
      if (cursor.ahead(line) !== closer) cursor.complain(messages.comma);
      cursor.skipNewLines();
    } else if (cursor.take(Kind.Comma)) {
      cursor.skipNewLines();
      // reads nothing, and says so
      if (cursor.kind === closer) parse();
    } else cursor.complain(messages.newLineOrComma);
  }
  if (!cursor.take(closer)) cursor.complain(messages.character(character));
  return parsed;
}

/** Where the compiler looks for the closer: behind one new line, and behind each further line of comments only. */
function newLineBeforeCloser(cursor: Cursor): number {
  let ahead = 1;
  while (cursor.ahead(ahead) === Kind.NewLine && cursor.hasCommentBefore(ahead)) ahead++;
  return ahead;
}

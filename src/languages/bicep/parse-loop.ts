import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseObject } from './parse-collection.ts';
import { expectColon, missing, parseSimple, recoverExpression } from './parse-expression.ts';
import { namesOf, parseCondition, parseParenthesised } from './parse-parentheses.ts';
import type { Expression, Name } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const LOOP_ENDS = setOf(Kind.RightSquare, Kind.NewLine);
const OVER_ENDS = LOOP_ENDS | setOf(Kind.Colon);
const CONDITION_ENDS = setOf(Kind.LeftBrace, Kind.NewLine);
const LOOPED_CONDITION_ENDS = CONDITION_ENDS | setOf(Kind.RightSquare);
const LINE = setOf(Kind.NewLine);

/** `[for item in list: body]`; new lines only behind `[` and before `]`. */
export function parseForExpression(cursor: Cursor, parseBody: (cursor: Cursor) => Expression): Expression {
  const { start } = cursor;
  cursor.expect(Kind.LeftSquare, messages.character('['));
  cursor.skipNewLines();
  cursor.expectWord('for');
  const errors = cursor.errors.length;
  const [item, index] = parseLoopVariables(cursor);
  cursor.recover(expectIn, LOOP_ENDS, cursor.errors.length > errors);
  const over = recoverExpression(cursor, true, OVER_ENDS, cursor.foundNothing);
  cursor.recover(expectColon, LOOP_ENDS, cursor.foundNothing);
  const body = cursor.recover(parseBody, LOOP_ENDS, cursor.foundNothing) ?? missing(cursor);
  const quiet = cursor.foundNothing;
  if (!cursor.failed) cursor.skipNewLines();
  cursor.recover(expectEnd, LOOP_ENDS, quiet);
  return { kind: 'for', span: cursor.spanFrom(start), item, index, over, body };
}

function expectIn(cursor: Cursor): true {
  cursor.expectWord('in');
  return true;
}

function expectEnd(cursor: Cursor): true {
  cursor.expect(Kind.RightSquare, messages.character(']'));
  return true;
}

/** `item`, or `(item, index)` on one line. */
function parseLoopVariables(cursor: Cursor): readonly [item: Name, index: Name | null] {
  const { start } = cursor;
  if (cursor.kind === Kind.Identifier) return [cursor.readName(), null];
  const nameless: Name = { text: '', span: { source: cursor.source, start, end: start } };
  if (cursor.kind !== Kind.LeftParen) {
    cursor.complain(messages.loopVariable);
    return [nameless, null];
  }
  const errors = cursor.errors.length;
  const names = namesOf(parseParenthesised(cursor, false, parseSimple));
  if (names.length !== 2 && cursor.errors.length === errors)
    cursor.complain(messages.twoLoopVariables, start, cursor.end);
  return [names[0] ?? nameless, names[1] ?? null];
}

/** `if (condition) {…}`; new lines only within the parentheses and the braces. */
export function parseIf(cursor: Cursor, resources: boolean, inLoop: boolean): Expression {
  const { start } = cursor;
  cursor.expectWord('if');
  const read = cursor.recover(parseCondition, inLoop ? LOOPED_CONDITION_ENDS : CONDITION_ENDS);
  const quiet = cursor.foundNothing || !read?.closed;
  const condition = read?.inner ?? missing(cursor);
  const body =
    cursor.recover(() => parseObject(cursor, resources), inLoop ? LOOP_ENDS : LINE, quiet) ?? missing(cursor);
  return { kind: 'if', span: cursor.spanFrom(start), condition, body };
}

/** The body of a resource or a module: `{…}`, `if (…) {…}`, or a loop of either. */
export function parseBody(cursor: Cursor, resources: boolean): Expression {
  return cursor.nest(() => {
    if (cursor.kind === Kind.LeftSquare)
      return parseForExpression(cursor, () => parseBlock(cursor, resources, true, messages.bodyOrIf));
    return parseBlock(cursor, resources, false, messages.bodyOrIfOrLoop);
  });
}

function parseBlock(cursor: Cursor, resources: boolean, inLoop: boolean, otherwise: string): Expression {
  if (cursor.kind === Kind.LeftBrace) return parseObject(cursor, resources);
  if (cursor.isWord('if')) return parseIf(cursor, resources, inLoop);
  return cursor.refuse(otherwise);
}

import { span } from '../../text/source.ts';
import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseObject } from './parse-collection.ts';
import { type Head, recoverAssignment, recoverName } from './parse-declaration.ts';
import { missing } from './parse-expression.ts';
import { parseBody } from './parse-loop.ts';
import { expectString } from './parse-string.ts';
import type { Expression, ModuleDeclaration, ResourceDeclaration, Statement, StringExpression } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const LINE = setOf(Kind.NewLine);
const NAME_ENDS = setOf(Kind.StringComplete, Kind.StringLeft, Kind.NewLine);
const PATH_ENDS = setOf(Kind.Assignment, Kind.NewLine);
const ASSIGNMENT_ENDS = setOf(Kind.LeftBrace, Kind.NewLine);

/** `resource name 'type@version' [existing] = body` */
export function parseResource(cursor: Cursor, head: Head): ResourceDeclaration | null {
  cursor.read();
  const name = recoverName(cursor, messages.resourceName, NAME_ENDS);
  const type = recoverPath(cursor, messages.resourceType);
  const quiet = cursor.foundNothing;
  const existing = cursor.takeWord('existing');
  recoverAssignment(cursor, ASSIGNMENT_ENDS, quiet);
  const body = recoverBody(cursor, true, !cursor.failed);
  const { decorators } = head;
  return name && { kind: 'resource', span: cursor.spanFrom(head.start), decorators, name, type, existing, body };
}

/** `module name 'path' = body` */
export function parseModule(cursor: Cursor, head: Head): ModuleDeclaration | null {
  cursor.read();
  const name = recoverName(cursor, messages.moduleName, NAME_ENDS);
  const path = recoverPath(cursor, messages.modulePath);
  recoverAssignment(cursor, ASSIGNMENT_ENDS, cursor.foundNothing);
  const body = recoverBody(cursor, false, true);
  return name && { kind: 'module', span: cursor.spanFrom(head.start), decorators: head.decorators, name, path, body };
}

/** `test name 'path' = {…}` */
export function parseTest(cursor: Cursor, head: Head): Statement | null {
  cursor.read();
  const name = recoverName(cursor, messages.testName, NAME_ENDS);
  const path = recoverPath(cursor, messages.testPath);
  recoverAssignment(cursor, ASSIGNMENT_ENDS, cursor.foundNothing);
  const value = cursor.recover(() => parseObject(cursor, false), LINE, cursor.foundNothing) ?? missing(cursor);
  return name && { kind: 'test', span: cursor.spanFrom(head.start), decorators: head.decorators, name, path, value };
}

function recoverPath(cursor: Cursor, message: string): StringExpression {
  const quiet = cursor.foundNothing;
  const empty = span(cursor.source, cursor.start, cursor.start);
  return (
    cursor.recover(() => expectString(cursor, message), PATH_ENDS, quiet) ?? { kind: 'string', span: empty, parts: [] }
  );
}

/** New lines may stand behind `=` before an `if` only. */
function recoverBody(cursor: Cursor, resources: boolean, newLines: boolean): Expression {
  const quiet = cursor.foundNothing;
  if (newLines && cursor.isWord('if', cursor.newLines())) cursor.skipNewLines();
  return cursor.recover(() => parseBody(cursor, resources), LINE, quiet) ?? missing(cursor);
}

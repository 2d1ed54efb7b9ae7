import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseNestedDeclaration } from './parse-declaration.ts';
import { expectColon, missing, parseFull, recoverExpression } from './parse-expression.ts';
import { expectString } from './parse-string.ts';
import type {
  Expression,
  Name,
  ObjectExpression,
  ObjectProperty,
  ResourceDeclaration,
  Spread,
  StringExpression,
} from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const ITEM_ENDS = setOf(Kind.NewLine, Kind.RightSquare);
const MEMBER_ENDS = setOf(Kind.NewLine, Kind.RightBrace);
const KEY_ENDS = MEMBER_ENDS | setOf(Kind.Colon);
const COMMA = setOf(Kind.Comma);

/**
 * Elements up to (not with) their closer: parted by one comma, or by new lines, freely mixed. New lines may stand behind
 * the opener, a comma or new lines before the closer; new lines right behind a comma are refused.
 */
export function parseElements(cursor: Cursor, closer: number, parse: () => void): void {
  if (cursor.kind === closer) return;
  cursor.skipNewLines();
  while (!cursor.atEnd && cursor.kind !== closer) {
    parse();
    if (cursor.atEnd || cursor.kind === closer) return;
    if (cursor.kind === Kind.NewLine) cursor.skipNewLines();
    else if (cursor.take(Kind.Comma)) refuseNewLine(cursor);
    else cursor.complain(messages.newLineOrComma);
  }
}

function refuseNewLine(cursor: Cursor): void {
  if (cursor.kind !== Kind.NewLine) return;
  cursor.complain(messages.newLineAfterComma);
  cursor.read();
}

/** `[a, b]` */
export function parseArray(cursor: Cursor): Expression {
  const { start } = cursor;
  const items: (Expression | Spread)[] = [];
  cursor.read();
  parseElements(cursor, Kind.RightSquare, () => {
    items.push(cursor.recover(parseItem, ITEM_ENDS) ?? missing(cursor));
  });
  cursor.expect(Kind.RightSquare, messages.character(']'));
  return { kind: 'array', span: cursor.spanFrom(start), items };
}

function parseItem(cursor: Cursor): Expression | Spread {
  return cursor.kind === Kind.Ellipsis ? parseSpread(cursor, ITEM_ENDS) : parseFull(cursor);
}

function parseSpread(cursor: Cursor, until: number): Spread {
  const { start } = cursor;
  cursor.read();
  const value = recoverExpression(cursor, true, until | COMMA);
  return { kind: 'spread', value, span: cursor.spanFrom(start) };
}

/** @param resources it is the body of a resource, in which resources may be declared */
export function parseObject(cursor: Cursor, resources: boolean): ObjectExpression {
  const { start } = cursor;
  const members: (ObjectProperty | Spread)[] = [];
  const nested: ResourceDeclaration[] = [];
  cursor.expect(Kind.LeftBrace, messages.character('{'));
  parseElements(cursor, Kind.RightBrace, () => {
    const member = cursor.recover(resources ? parseResourceMember : parseMember, MEMBER_ENDS);
    if (member?.kind === 'resource') nested.push(member);
    else if (member) members.push(member);
  });
  cursor.expect(Kind.RightBrace, messages.character('}'));
  return { kind: 'object', span: cursor.spanFrom(start), members, resources: nested };
}

/** `resource` is a plain property, unless a name follows it. */
function parseResourceMember(cursor: Cursor): ObjectProperty | Spread | ResourceDeclaration | null {
  const declares = cursor.kind === Kind.At || (cursor.isWord('resource') && cursor.ahead(1) === Kind.Identifier);
  return declares ? parseNestedDeclaration(cursor) : parseMember(cursor);
}

function parseMember(cursor: Cursor): ObjectProperty | Spread | null {
  if (cursor.kind === Kind.Ellipsis) return parseSpread(cursor, MEMBER_ENDS);
  const { start } = cursor;
  const key = cursor.recover(parseKey, KEY_ENDS);
  cursor.recover(expectColon, MEMBER_ENDS, cursor.foundNothing);
  const value = recoverExpression(cursor, true, MEMBER_ENDS, cursor.foundNothing);
  return key && { kind: 'property', key, value, span: cursor.spanFrom(start) };
}

function parseKey(cursor: Cursor): Name | StringExpression {
  if (cursor.kind === Kind.StringComplete || cursor.kind === Kind.StringLeft)
    return expectString(cursor, messages.propertyName);
  return cursor.expectName(messages.propertyName);
}

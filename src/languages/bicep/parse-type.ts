import type { TracedText } from '../../text/traced.ts';
import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseArguments } from './parse-call.ts';
import { parseElements } from './parse-collection.ts';
import { parseDecorators } from './parse-decorator.ts';
import { CLOSERS, expectColon, parseLiteral, parseSimple } from './parse-expression.ts';
import { parseParenthesised } from './parse-parentheses.ts';
import { expectString, parseString } from './parse-string.ts';
import type { Expression, StringExpression, Type, TypeItem, TypeProperty } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const ARGUMENT_ENDS = setOf(Kind.NewLine, Kind.Comma, Kind.RightChevron);
const PROPERTY_ENDS = setOf(Kind.NewLine, Kind.RightBrace);
const KEY_ENDS = PROPERTY_ENDS | setOf(Kind.Colon);
const ITEM_ENDS = setOf(Kind.NewLine, Kind.RightSquare);
const RESOURCE_ENDS = setOf(Kind.NewLine, Kind.Assignment);
const LINE = setOf(Kind.NewLine);

/** The type of a parameter, a variable, an output or a type declaration, where `resource '…'` is a type too. */
export function parseDeclaredType(cursor: Cursor, resourceNeedsType = true): Type {
  if (!cursor.isWord('resource') || cursor.ahead(1) === Kind.LeftChevron) return parseType(cursor);
  const { start } = cursor;
  cursor.read();
  const string = cursor.kind === Kind.StringComplete || cursor.kind === Kind.StringLeft;
  const type =
    resourceNeedsType || string
      ? cursor.recover(() => expectString(cursor, messages.resourceType), RESOURCE_ENDS)
      : null;
  return { kind: 'resourceType', span: cursor.spanFrom(start), type };
}

/** A type, or what stands in its place where it can't be read. */
export function recoverType(cursor: Cursor, until: number, quiet = false): Type {
  return cursor.recover(parseDeclaredType, until, quiet) ?? missingType(cursor);
}

function missingType(cursor: Cursor): Type {
  return { kind: 'missingType', span: cursor.skipped };
}

/** A type, or several with `|` between them; new lines may stand before each `|`, not behind it. */
export function parseType(cursor: Cursor): Type {
  return cursor.nest(() => {
    const { start } = cursor;
    const leading = takePipe(cursor);
    const first = parsePostfix(cursor);
    if (!leading && !atPipe(cursor)) return first;
    const members = [first];
    while (takePipe(cursor)) {
      if (cursor.kind === Kind.NewLine) cursor.complain(messages.typeLiteral);
      else members.push(cursor.recover(parsePostfix, LINE) ?? missingType(cursor));
    }
    return { kind: 'union', span: cursor.spanFrom(start), members };
  });
}

function atPipe(cursor: Cursor): boolean {
  return cursor.kind === Kind.Pipe || (cursor.kind === Kind.NewLine && cursor.ahead(1) === Kind.Pipe);
}

function takePipe(cursor: Cursor): boolean {
  if (!atPipe(cursor)) return false;
  cursor.skipNewLines();
  cursor.read();
  return true;
}

/** `T?`, `T!` */
function parsePostfix(cursor: Cursor): Type {
  const { start } = cursor;
  let inner = parseSigned(cursor);
  for (;;) {
    if (cursor.take(Kind.Question)) inner = { kind: 'nullable', span: cursor.spanFrom(start), inner };
    else if (cursor.take(Kind.Exclamation)) inner = { kind: 'nonNullable', span: cursor.spanFrom(start), inner };
    else return inner;
    cursor.chain();
  }
}

/** `-1`, `!true` */
function parseSigned(cursor: Cursor): Type {
  const { kind, start } = cursor;
  if (kind !== Kind.Minus && kind !== Kind.Exclamation) return parseMembers(cursor);
  cursor.read();
  const type = cursor.recover(parseMembers, CLOSERS) ?? missingType(cursor);
  const span = cursor.spanFrom(start);
  const operand = asExpression(type);
  const operator = kind === Kind.Minus ? '-' : '!';
  return operand
    ? { kind: 'literal', span, value: { kind: 'unary', span, operator, operand } }
    : { kind: 'missingType', span };
}

function asExpression(type: Type): Expression | null {
  if (type.kind === 'literal') return type.value;
  if (type.kind === 'name') return { kind: 'identifier', span: type.span, name: type.name };
  return type.kind === 'missingType' ? { kind: 'missing', span: type.span } : null;
}

/** `T[]`, `T[0]`, `T[*]`, `T.name`, `T.*`, `T.name<…>` */
function parseMembers(cursor: Cursor): Type {
  const { start } = cursor;
  let target = parsePrimary(cursor);
  for (;;) {
    if (cursor.take(Kind.LeftSquare)) target = parseBrackets(cursor, target, start);
    else if (cursor.take(Kind.Dot)) target = parseDot(cursor, target, start);
    else return target;
    cursor.chain();
  }
}

function parseBrackets(cursor: Cursor, target: Type, start: number): Type {
  if (cursor.take(Kind.RightSquare)) return { kind: 'arrayOf', span: cursor.spanFrom(start), item: target };
  const index = cursor.take(Kind.Asterisk) ? null : parseSimple(cursor);
  cursor.expect(Kind.RightSquare, messages.character(']'));
  return { kind: 'typeIndex', span: cursor.spanFrom(start), target, index };
}

function parseDot(cursor: Cursor, target: Type, start: number): Type {
  if (cursor.take(Kind.Asterisk)) return { kind: 'typeAny', span: cursor.spanFrom(start), target };
  const name = cursor.kind === Kind.Identifier ? cursor.readName() : null;
  if (!name) cursor.complain(messages.memberName);
  const generic = cursor.kind === Kind.LeftChevron ? parseGeneric(cursor) : null;
  const span = cursor.spanFrom(start);
  if (!name) return { kind: 'missingType', span };
  return generic
    ? { kind: 'generic', span, name, target, arguments: generic }
    : { kind: 'typeMember', span, target, name };
}

function parseGeneric(cursor: Cursor): readonly Type[] {
  cursor.read();
  return parseArguments(
    cursor,
    Kind.RightChevron,
    '>',
    () => cursor.recover(parseType, ARGUMENT_ENDS) ?? missingType(cursor),
  );
}

function parsePrimary(cursor: Cursor): Type {
  const { kind, start } = cursor;
  switch (kind) {
    case Kind.Identifier: {
      const name = cursor.readName();
      if (cursor.kind !== Kind.LeftChevron) return { kind: 'name', span: name.span, name: name.text };
      const parameters = parseGeneric(cursor);
      return { kind: 'generic', span: cursor.spanFrom(start), name, target: null, arguments: parameters };
    }
    case Kind.StringComplete:
    case Kind.StringLeft: {
      const value = parseString(cursor);
      return { kind: 'literal', span: value.span, value };
    }
    case Kind.LeftBrace:
      return parseObjectType(cursor);
    case Kind.LeftSquare:
      return parseTuple(cursor);
    case Kind.LeftParen: {
      const { items, count, start: from, end } = parseParenthesised(cursor, false, parseType);
      if (count !== 1) cursor.complain(messages.oneExpression, from, Math.max(from, end));
      const inner: Type = items[0] ?? { kind: 'missingType', span: cursor.spanFrom(start) };
      return { kind: 'parenthesisType', span: cursor.spanFrom(start), inner };
    }
    default: {
      const value = parseLiteral(cursor, messages.type);
      return { kind: 'literal', span: value.span, value };
    }
  }
}

/** `{ name: T, 'name': T, *: T }` */
function parseObjectType(cursor: Cursor): Type {
  const { start } = cursor;
  const properties: TypeProperty[] = [];
  let additional: Type | null = null;
  cursor.read();
  parseElements(cursor, Kind.RightBrace, () => {
    const from = cursor.start;
    const decorators = parseDecorators(cursor);
    const name = cursor.recover(parseKey, KEY_ENDS);
    cursor.recover(expectColon, PROPERTY_ENDS, cursor.foundNothing);
    const type = cursor.recover(parseType, PROPERTY_ENDS, cursor.foundNothing) ?? missingType(cursor);
    if (name?.any) additional = type;
    else if (name) properties.push({ name: name.text, decorators, type, span: cursor.spanFrom(from) });
  });
  cursor.expect(Kind.RightBrace, messages.character('}'));
  return { kind: 'object', span: cursor.spanFrom(start), properties, additional };
}

function parseKey(cursor: Cursor): { readonly text: string; readonly any: boolean } {
  if (cursor.take(Kind.Asterisk)) return { text: '*', any: true };
  if (cursor.kind === Kind.StringComplete || cursor.kind === Kind.StringLeft)
    return { text: literalText(expectString(cursor, messages.propertyName)), any: false };
  return { text: cursor.expectName(messages.propertyNameOrMatcher).text, any: false };
}

/** The characters of a string that stand there themselves. */
export function literalText(string: StringExpression): string {
  return string.parts.flatMap((part) => (isText(part) ? [part.string] : [])).join('');
}

function isText(part: TracedText | Expression): part is TracedText {
  return 'pieces' in part;
}

/** `[T, T]`, each with decorators */
function parseTuple(cursor: Cursor): Type {
  const { start } = cursor;
  const items: TypeItem[] = [];
  cursor.read();
  parseElements(cursor, Kind.RightSquare, () => {
    const item = cursor.recover(parseTupleItem, ITEM_ENDS);
    if (item) items.push(item);
  });
  cursor.expect(Kind.RightSquare, messages.character(']'));
  return { kind: 'tuple', span: cursor.spanFrom(start), items };
}

function parseTupleItem(cursor: Cursor): TypeItem {
  const { start } = cursor;
  const decorators = parseDecorators(cursor);
  const type = parseType(cursor);
  return { decorators, type, span: cursor.spanFrom(start) };
}

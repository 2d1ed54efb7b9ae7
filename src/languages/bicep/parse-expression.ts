import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseCall } from './parse-call.ts';
import { parseArray, parseObject } from './parse-collection.ts';
import { parseForExpression } from './parse-loop.ts';
import { parseNameOrLambda, parseParentheses } from './parse-parentheses.ts';
import { parseString } from './parse-string.ts';
import type { Expression } from './syntax.ts';
import { Kind, operatorOf, setOf } from './tokens.ts';

/** What can close whatever an operand stands in. */
export const CLOSERS = setOf(Kind.StringRight, Kind.RightBrace, Kind.RightParen, Kind.RightSquare, Kind.NewLine);

const CLOSERS_OR_COLON = CLOSERS | setOf(Kind.Colon);

/** An expression in which arrays and objects may stand. */
export function parseFull(cursor: Cursor): Expression {
  return parseExpression(cursor, true);
}

/** An expression in which arrays and objects may not stand, as in the hole of a string. */
export function parseSimple(cursor: Cursor): Expression {
  return parseExpression(cursor, false);
}

/** @param literals arrays and objects may stand in it */
export function parseExpression(cursor: Cursor, literals: boolean): Expression {
  return cursor.nest(() => parseTernary(cursor, literals));
}

/** An expression, or what stands in its place where it can't be read. */
export function recoverExpression(cursor: Cursor, literals: boolean, until: number, quiet = false): Expression {
  return cursor.recover(literals ? parseFull : parseSimple, until, quiet) ?? missing(cursor);
}

/** In the place of what {@link Cursor.recover} passed over. */
export function missing(cursor: Cursor): Expression {
  return { kind: 'missing', span: cursor.skipped };
}

/** New lines may stand before `?` and `:`, not behind them. */
function parseTernary(cursor: Cursor, literals: boolean): Expression {
  const { start } = cursor;
  const condition = parseBinary(cursor, literals, 0);
  if (cursor.ahead(cursor.newLines()) !== Kind.Question) return condition;
  cursor.skipNewLines();
  cursor.read();
  const then = recoverExpression(cursor, literals, CLOSERS_OR_COLON);
  const read = !cursor.failed;
  if (read && cursor.ahead(cursor.newLines()) === Kind.Colon) cursor.skipNewLines();
  cursor.recover(expectColon, CLOSERS, cursor.foundNothing);
  const otherwise = recoverExpression(cursor, literals, CLOSERS, cursor.foundNothing);
  return { kind: 'ternary', span: cursor.spanFrom(start), condition, then, otherwise };
}

export function expectColon(cursor: Cursor): true {
  cursor.expect(Kind.Colon, messages.character(':'));
  return true;
}

function parseBinary(cursor: Cursor, literals: boolean, above: number): Expression {
  const { start } = cursor;
  let left = parseUnary(cursor, literals);
  for (;;) {
    const operator = operatorOf(cursor.kind);
    if (operator === undefined || operator[0] <= above) return left;
    cursor.read();
    const right = cursor.recover(() => parseBinary(cursor, literals, operator[0]), CLOSERS) ?? missing(cursor);
    left = { kind: 'binary', span: cursor.spanFrom(start), operator: operator[1], left, right };
    cursor.chain();
  }
}

/** One `!` or `-` at most: `!!a` is refused, `!(!a)` is not. */
function parseUnary(cursor: Cursor, literals: boolean): Expression {
  const { kind, start } = cursor;
  if (kind !== Kind.Exclamation && kind !== Kind.Minus) return parseMembers(cursor, literals);
  cursor.read();
  const operand = cursor.recover(() => parseMembers(cursor, literals), CLOSERS) ?? missing(cursor);
  const operator = kind === Kind.Minus ? '-' : '!';
  return { kind: 'unary', span: cursor.spanFrom(start), operator, operand };
}

/** `a.b`, `a.?b`, `a[b]`, `a.f()`, `a::b`, `a!`, and chains of them. */
function parseMembers(cursor: Cursor, literals: boolean): Expression {
  const { start } = cursor;
  let target = parsePrimary(cursor, literals);
  for (;;) {
    switch (cursor.kind) {
      case Kind.Dot:
        target = parseDot(cursor, target, start, literals);
        break;
      case Kind.LeftSquare:
        target = parseIndex(cursor, target, start, literals);
        break;
      case Kind.DoubleColon: {
        cursor.read();
        const name = parseMemberName(cursor);
        const at = cursor.spanFrom(start);
        target = name ? { kind: 'nested', span: at, target, name } : { kind: 'missing', span: at };
        break;
      }
      case Kind.Exclamation:
        cursor.read();
        target = { kind: 'nonNull', span: cursor.spanFrom(start), target };
        break;
      default:
        return target;
    }
    cursor.chain();
  }
}

function parseDot(cursor: Cursor, target: Expression, start: number, literals: boolean): Expression {
  cursor.read();
  const question = cursor.start;
  const safe = cursor.take(Kind.Question);
  const name = parseMemberName(cursor);
  if (cursor.kind === Kind.LeftParen) {
    if (safe) cursor.complain(messages.safeCall, question, question + 1);
    const parameters = parseCall(cursor, literals);
    const at = cursor.spanFrom(start);
    return name ? { kind: 'call', span: at, target, name, arguments: parameters } : { kind: 'missing', span: at };
  }
  const at = cursor.spanFrom(start);
  return name ? { kind: 'member', span: at, target, name, safe } : { kind: 'missing', span: at };
}

function parseMemberName(cursor: Cursor) {
  if (cursor.kind === Kind.Identifier) return cursor.readName();
  cursor.complain(messages.memberName);
  return null;
}

function parseIndex(cursor: Cursor, target: Expression, start: number, literals: boolean): Expression {
  cursor.read();
  const safe = cursor.take(Kind.Question);
  const fromEnd = cursor.take(Kind.Hat);
  if (cursor.kind === Kind.RightSquare) {
    cursor.complain(messages.emptyIndex);
    cursor.read();
    return { kind: 'missing', span: cursor.spanFrom(start) };
  }
  const index = parseExpression(cursor, literals);
  cursor.expect(Kind.RightSquare, messages.character(']'));
  return { kind: 'index', span: cursor.spanFrom(start), target, index, safe, fromEnd };
}

function parsePrimary(cursor: Cursor, literals: boolean): Expression {
  switch (cursor.kind) {
    case Kind.StringComplete:
    case Kind.StringLeft:
      return parseString(cursor);
    case Kind.Identifier:
      return parseNameOrLambda(cursor, literals);
    case Kind.LeftParen:
      return parseParentheses(cursor, literals);
    case Kind.LeftBrace:
      if (!literals) cursor.refuse(messages.complexLiteral);
      return parseObject(cursor, false);
    case Kind.LeftSquare:
      if (!literals) cursor.refuse(messages.complexLiteral);
      return cursor.isWord('for', 1 + cursor.newLines(1)) ? parseForExpression(cursor, parseFull) : parseArray(cursor);
    default:
      return parseLiteral(cursor, messages.expression);
  }
}

/** A number, `true`, `false` or `null`. */
export function parseLiteral(cursor: Cursor, otherwise: string): Expression {
  const { kind, start, text } = cursor;
  switch (kind) {
    case Kind.Integer: {
      cursor.read();
      const small = Number(text);
      if (Number.isSafeInteger(small)) return { kind: 'number', span: cursor.spanFrom(start), value: small };
      const value = small < 1e20 ? BigInt(text) : null;
      if (value === null || value > LARGEST) return cursor.refuseLast(messages.integer);
      return { kind: 'number', span: cursor.spanFrom(start), value };
    }
    case Kind.True:
    case Kind.False:
      cursor.read();
      return { kind: 'boolean', span: cursor.spanFrom(start), value: kind === Kind.True };
    case Kind.Null:
      cursor.read();
      return { kind: 'null', span: cursor.spanFrom(start) };
    default:
      return cursor.refuse(otherwise);
  }
}

/** 2⁶⁴ − 1: what is above 2⁶³ − 1 is refused only later, where `-` may have made it fit. */
const LARGEST = 18446744073709551615n;

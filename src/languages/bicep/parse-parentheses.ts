import { span } from '../../text/source.ts';
import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseCall } from './parse-call.ts';
import { parseFull, parseSimple, recoverExpression } from './parse-expression.ts';
import type { Expression, Name } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const ITEM_ENDS = setOf(Kind.StringRight, Kind.RightBrace, Kind.RightParen, Kind.RightSquare, Kind.NewLine, Kind.Comma);
const CLOSER_ENDS = setOf(Kind.StringRight, Kind.RightBrace, Kind.RightSquare, Kind.NewLine);
export const LAMBDA_ENDS = setOf(Kind.NewLine, Kind.RightParen);

/** Words that start a statement, so that a lambda left without a body does not swallow the next one. */
const STATEMENTS = ['assert', 'import', 'metadata', 'param', 'var', 'resource', 'output', 'module', 'type'] as const;

/** What stood between parentheses. */
export interface Parenthesised<T> {
  /** null for what could not be read */
  readonly items: readonly (T | null)[];
  /** how many things stood there, commas and new lines counted */
  readonly count: number;
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

/** `(a, b)`, a comma at the end allowed. */
export function parseParenthesised<T>(
  cursor: Cursor,
  newLines: boolean,
  parse: (cursor: Cursor) => T,
): Parenthesised<T> {
  cursor.expect(Kind.LeftParen, messages.character('('));
  const opened = cursor.end;
  const { start } = cursor;
  let count = newLines ? skipNewLines(cursor) : 0;
  const items: (T | null)[] = [];
  let quiet = false;
  while (cursor.kind !== Kind.RightParen) {
    const item = cursor.recover(parse, ITEM_ENDS);
    items.push(item);
    const empty = cursor.foundNothing;
    const lines = newLines ? skipNewLines(cursor) : 0;
    count += 1 + lines;
    quiet = empty && lines === 0;
    if (!cursor.take(Kind.Comma)) break;
    quiet = false;
    count += 1 + (newLines ? skipNewLines(cursor) : 0);
  }
  const end = cursor.end;
  const closed = cursor.recover(expectCloser, CLOSER_ENDS, quiet) !== null;
  return count === 0 ? { items, count, start: opened, end: opened, closed } : { items, count, start, end, closed };
}

/**
 * An expression in parentheses. It stands on the line of its parentheses: the compiler takes a new line beside it for a
 * second thing between them.
 */
export function onlyItem(cursor: Cursor, read: Parenthesised<Expression>): Expression {
  const { items, count, start, end } = read;
  const emptyLine = count === 1 && items.length === 0;
  if (count !== 1) cursor.complain(messages.oneExpression, start, Math.max(start, end));
  const [item] = items;
  if (item && items.length === 1) return item;
  return emptyLine || !item ? { kind: 'missing', span: span(cursor.source, start, Math.max(start, end)) } : item;
}

/** The condition of an `if`; null where its parentheses are not closed. */
export function parseCondition(cursor: Cursor): { readonly inner: Expression; readonly closed: boolean } {
  const { start } = cursor;
  const read = parseParenthesised(cursor, true, parseFull);
  const inner = onlyItem(cursor, read);
  return { inner: { kind: 'parenthesis', span: cursor.spanFrom(start), inner }, closed: read.closed };
}

/** `(a)`, or the parameters of a lambda: `(a, b) => …`. */
export function parseParentheses(cursor: Cursor, literals: boolean): Expression {
  const { start } = cursor;
  const read = parseParenthesised(cursor, true, literals ? parseFull : parseSimple);
  if (cursor.kind === Kind.Arrow) return parseLambda(cursor, start, namesOf(read));
  const inner = onlyItem(cursor, read);
  return { kind: 'parenthesis', span: cursor.spanFrom(start), inner };
}

/** `a`, `a(…)`, or `a => …`. */
export function parseNameOrLambda(cursor: Cursor, literals: boolean): Expression {
  const { start } = cursor;
  const name = cursor.readName();
  if (cursor.kind === Kind.LeftParen) {
    const parameters = parseCall(cursor, literals);
    return { kind: 'call', span: cursor.spanFrom(start), target: null, name, arguments: parameters };
  }
  if (cursor.kind === Kind.Arrow) return parseLambda(cursor, start, [name]);
  return { kind: 'identifier', span: name.span, name: name.text };
}

/** Those items that are plain names; what else stands there is no error of syntax. */
export function namesOf(read: Parenthesised<Expression>): readonly Name[] {
  return read.items.flatMap((item) => (item?.kind === 'identifier' ? [{ text: item.name, span: item.span }] : []));
}

function parseLambda(cursor: Cursor, start: number, parameters: readonly Name[]): Expression {
  cursor.read();
  skipNewLinesBeforeBody(cursor);
  const body = recoverExpression(cursor, true, LAMBDA_ENDS);
  return { kind: 'lambda', span: cursor.spanFrom(start), parameters, body };
}

/** New lines may stand behind `=>`, unless a statement follows them. */
export function skipNewLinesBeforeBody(cursor: Cursor): void {
  const lines = cursor.newLines();
  if (!STATEMENTS.some((word) => cursor.isWord(word, lines))) cursor.skipNewLines();
}

function skipNewLines(cursor: Cursor): number {
  const count = cursor.newLines();
  cursor.skipNewLines();
  return count;
}

function expectCloser(cursor: Cursor): true {
  cursor.expect(Kind.RightParen, messages.character(')'));
  return true;
}

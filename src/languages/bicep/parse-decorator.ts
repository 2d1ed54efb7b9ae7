import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { parseCall } from './parse-call.ts';
import type { Decorator, Expression, Name } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

const LINE = setOf(Kind.NewLine);

/** Decorators, each on lines of its own, up to what they stand before. */
export function parseDecorators(cursor: Cursor): readonly Decorator[] {
  const decorators: Decorator[] = [];
  while (cursor.kind === Kind.At) {
    const { start } = cursor;
    cursor.read();
    const expression = cursor.recover(parseDecoratorExpression, LINE);
    if (expression) decorators.push({ expression, span: cursor.spanFrom(start) });
    endLine(cursor);
    cursor.skipNewLines();
  }
  return decorators;
}

/** Expects a new line and passes over what stands before it. */
export function endLine(cursor: Cursor): void {
  cursor.recover(expectNewLine, LINE);
  if (cursor.failed) cursor.take(Kind.NewLine);
}

function expectNewLine(cursor: Cursor): true {
  cursor.expect(Kind.NewLine, messages.newLine);
  return true;
}

/** `name`, `name(…)`, `sys.name(…)` */
function parseDecoratorExpression(cursor: Cursor): Expression {
  return cursor.nest(() => {
    const { start } = cursor;
    let expression = decoratorPart(cursor, start, null, cursor.expectName(messages.decoratorName));
    while (cursor.take(Kind.Dot)) {
      const name = cursor.kind === Kind.Identifier ? cursor.readName() : null;
      if (!name) cursor.complain(messages.memberName);
      expression = decoratorPart(cursor, start, expression, name);
      cursor.chain();
    }
    return expression;
  });
}

function decoratorPart(cursor: Cursor, start: number, target: Expression | null, name: Name | null): Expression {
  const parameters = cursor.kind === Kind.LeftParen ? parseCall(cursor, true) : null;
  const span = cursor.spanFrom(start);
  if (!name) return { kind: 'missing', span };
  if (parameters) return { kind: 'call', span, target, name, arguments: parameters };
  return target
    ? { kind: 'member', span, target, name, safe: false }
    : { kind: 'identifier', span: name.span, name: name.text };
}

import type { Cursor } from './cursor.ts';
import { messages } from './messages.ts';
import { endLine, parseDecorators } from './parse-decorator.ts';
import { recoverExpression } from './parse-expression.ts';
import { parseExtends, parseExtension, parseExtensionConfig, parseImport, parseUsing } from './parse-import.ts';
import { LAMBDA_ENDS, parseParenthesised, skipNewLinesBeforeBody } from './parse-parentheses.ts';
import { parseModule, parseResource, parseTest } from './parse-resource.ts';
import { parseDeclaredType, recoverType } from './parse-type.ts';
import type { Decorator, Expression, FunctionParameter, Name, ResourceDeclaration, Statement } from './syntax.ts';
import { Kind, setOf } from './tokens.ts';

export const LINE = setOf(Kind.NewLine);
const ASSIGNMENT_ENDS = setOf(Kind.NewLine, Kind.Assignment);
const NAME_ENDS = setOf(Kind.NewLine, Kind.Identifier);
const PARAMETER_ENDS = LAMBDA_ENDS | setOf(Kind.Comma);
const TYPE_ENDS = ASSIGNMENT_ENDS | setOf(Kind.LeftBrace);

/** Where a declaration begins, its decorators counted, and what they are. */
export interface Head {
  readonly start: number;
  readonly decorators: readonly Decorator[];
}

/** null: something was declared, but its name can't be read; `nothing`: only decorators stood there */
type Declared = Statement | null | 'nothing';

/** All statements of a file. */
export function parseStatements(cursor: Cursor, kind: 'bicep' | 'bicepparam'): readonly Statement[] {
  const parse = kind === 'bicep' ? parseDeclaration : parseParametersDeclaration;
  const statements: Statement[] = [];
  while (!cursor.atEnd) {
    if (cursor.take(Kind.NewLine)) continue;
    const declared = cursor.recover(parse, LINE);
    if (cursor.failed || declared === 'nothing') continue;
    if (declared) statements.push(declared);
    if (!cursor.atEnd) endLine(cursor);
  }
  return statements;
}

function parseHead(cursor: Cursor): Head {
  return { start: cursor.start, decorators: parseDecorators(cursor) };
}

function parseDeclaration(cursor: Cursor): Declared {
  const head = parseHead(cursor);
  switch (cursor.kind === Kind.Identifier ? cursor.text : '') {
    case 'param':
      return parseParameter(cursor, head);
    case 'var':
      return parseVariable(cursor, head);
    case 'resource':
      return parseResource(cursor, head);
    case 'module':
      return parseModule(cursor, head);
    case 'output':
      return parseOutput(cursor, head);
    case 'type':
      return parseTypeDeclaration(cursor, head);
    case 'func':
      return parseFunction(cursor, head);
    case 'import':
      return cursor.ahead(1) === Kind.StringComplete || cursor.ahead(1) === Kind.StringLeft
        ? parseExtension(cursor, head)
        : parseImport(cursor, head);
    case 'extension':
      return parseExtension(cursor, head);
    case 'targetScope':
      return parseTargetScope(cursor, head);
    case 'metadata':
      return parseNamed(cursor, head, 'metadata', messages.metadataName);
    case 'assert':
      return parseNamed(cursor, head, 'assert', messages.assertName);
    case 'test':
      return parseTest(cursor, head);
    default:
      // decorators without a declaration are an error of meaning, not of syntax
      return head.decorators.length > 0 || head.start < cursor.start ? 'nothing' : cursor.refuse(messages.declaration);
  }
}

function parseParametersDeclaration(cursor: Cursor): Declared {
  const head = parseHead(cursor);
  switch (cursor.kind === Kind.Identifier ? cursor.text : '') {
    case 'using':
      return parseUsing(cursor, head);
    case 'extends':
      return parseExtends(cursor, head);
    case 'param':
      return parseAssignedParameter(cursor, head);
    case 'var':
      return parseVariable(cursor, head);
    case 'import':
      return parseImport(cursor, head);
    case 'extensionConfig':
      return parseExtensionConfig(cursor, head);
    case 'extension':
      return parseExtension(cursor, head);
    case 'type':
      return parseTypeDeclaration(cursor, head);
    default:
      return cursor.refuse(messages.parametersDeclaration);
  }
}

/** A resource in the body of another one, decorators first; null where only those are. */
export function parseNestedDeclaration(cursor: Cursor): ResourceDeclaration | null {
  return cursor.recover(() => {
    const head = parseHead(cursor);
    return cursor.isWord('resource') ? parseResource(cursor, head) : null;
  }, LINE);
}

export function recoverName(cursor: Cursor, message: string, until: number): Name | null {
  return cursor.recover(() => cursor.expectName(message), until);
}

function expectAssignment(cursor: Cursor): true {
  cursor.expect(Kind.Assignment, messages.character('='));
  return true;
}

/** `=`; whether what was before it was empty is said by `quiet` */
export function recoverAssignment(cursor: Cursor, until: number, quiet: boolean): void {
  cursor.recover(expectAssignment, until, quiet);
}

/** `= expression` to the end of the line. */
function parseValue(cursor: Cursor, quiet: boolean): Expression {
  recoverAssignment(cursor, LINE, quiet);
  return recoverExpression(cursor, true, LINE, cursor.foundNothing);
}

function parseTargetScope(cursor: Cursor, head: Head): Declared {
  cursor.read();
  recoverAssignment(cursor, LINE, false);
  const value = recoverExpression(cursor, true, LINE);
  return { kind: 'targetScope', span: cursor.spanFrom(head.start), decorators: head.decorators, value };
}

function parseNamed(cursor: Cursor, head: Head, kind: 'metadata' | 'assert', message: string): Declared {
  cursor.read();
  const name = recoverName(cursor, message, ASSIGNMENT_ENDS);
  const value = parseValue(cursor, cursor.foundNothing);
  return name && { kind, span: cursor.spanFrom(head.start), decorators: head.decorators, name, value };
}

function parseAssignedParameter(cursor: Cursor, head: Head): Declared {
  cursor.read();
  const name = recoverName(cursor, messages.parameterName, NAME_ENDS);
  const value = parseValue(cursor, cursor.foundNothing);
  const { decorators } = head;
  return name && { kind: 'param', span: cursor.spanFrom(head.start), decorators, name, type: null, value };
}

function parseParameter(cursor: Cursor, head: Head): Declared {
  cursor.read();
  const name = recoverName(cursor, messages.parameterName, NAME_ENDS);
  const type = recoverType(cursor, TYPE_ENDS, cursor.foundNothing);
  const value = cursor.recover(parseDefault, LINE, cursor.foundNothing);
  return name && { kind: 'param', span: cursor.spanFrom(head.start), decorators: head.decorators, name, type, value };
}

function parseDefault(cursor: Cursor): Expression | null {
  if (cursor.kind === Kind.NewLine || cursor.atEnd) return null;
  cursor.expect(Kind.Assignment, messages.parameterContinuation);
  return recoverExpression(cursor, true, LINE);
}

function parseVariable(cursor: Cursor, head: Head): Declared {
  cursor.read();
  const name = recoverName(cursor, messages.variableName, NAME_ENDS);
  const typed = cursor.kind !== Kind.NewLine && cursor.kind !== Kind.Assignment && !cursor.atEnd;
  const type = typed ? recoverType(cursor, ASSIGNMENT_ENDS, cursor.foundNothing) : null;
  const value = parseValue(cursor, cursor.foundNothing);
  return name && { kind: 'var', span: cursor.spanFrom(head.start), decorators: head.decorators, name, type, value };
}

function parseOutput(cursor: Cursor, head: Head): Declared {
  cursor.read();
  const name = recoverName(cursor, messages.outputName, NAME_ENDS);
  const quiet = cursor.foundNothing;
  const type = cursor.recover(() => parseDeclaredType(cursor, false), ASSIGNMENT_ENDS, quiet);
  const value = parseValue(cursor, cursor.foundNothing);
  return name && { kind: 'output', span: cursor.spanFrom(head.start), decorators: head.decorators, name, type, value };
}

function parseTypeDeclaration(cursor: Cursor, head: Head): Declared {
  cursor.read();
  const name = recoverName(cursor, messages.typeName, ASSIGNMENT_ENDS);
  const quiet = cursor.foundNothing;
  recoverAssignment(cursor, LINE, quiet);
  const value = recoverType(cursor, TYPE_ENDS, quiet);
  return name && { kind: 'type', span: cursor.spanFrom(head.start), decorators: head.decorators, name, value };
}

function parseFunction(cursor: Cursor, head: Head): Declared {
  cursor.read();
  const name = recoverName(cursor, messages.variableName, ASSIGNMENT_ENDS);
  const lambda = cursor.recover(parseTypedLambda, LINE, cursor.foundNothing);
  const { decorators } = head;
  return name && lambda && { kind: 'func', span: cursor.spanFrom(head.start), decorators, name, ...lambda };
}

/** `(a string, b int) string => …` */
function parseTypedLambda(cursor: Cursor) {
  const { items } = parseParenthesised(cursor, true, parseFunctionParameter);
  const parameters = items.flatMap((item) => (item ? [item] : []));
  const result = recoverType(cursor, LAMBDA_ENDS);
  cursor.recover(expectArrow, LAMBDA_ENDS);
  if (!cursor.failed) skipNewLinesBeforeBody(cursor);
  const body = recoverExpression(cursor, true, LAMBDA_ENDS);
  return { parameters, result, body };
}

function expectArrow(cursor: Cursor): true {
  cursor.expect(Kind.Arrow, messages.character('=>'));
  return true;
}

function parseFunctionParameter(cursor: Cursor): FunctionParameter | null {
  const name = cursor.kind === Kind.Identifier ? cursor.readName() : null;
  if (!name) cursor.complain(messages.variableName);
  const type = recoverType(cursor, PARAMETER_ENDS);
  return name && { name, type };
}

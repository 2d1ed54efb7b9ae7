import type { SyntaxNode } from '@lezer/common';
import { readArguments, readExpression, readParameters, readSequence } from './expression.ts';
import { readMatch } from './match.ts';
import type { Expression, Handler, ImportedName, Statement, WithItem } from './syntax.ts';
import { children, nested, type Reading, splitAtCommas, textOf } from './tree.ts';

type Nodes = readonly SyntaxNode[];

/** Reads the statements of a script or of a block's body. */
export function readStatements(node: SyntaxNode, reading: Reading): readonly Statement[] {
  return nested(reading, node, [], () =>
    children(node).flatMap((child) => {
      if (child.name === ':' && node.name === 'Body') return [];
      if (child.name === 'StatementGroup') {
        return children(child).flatMap((inner) => (inner.name === ';' ? [] : [readStatement(inner, reading)]));
      }
      return [readStatement(child, reading)];
    }),
  );
}

function readStatement(node: SyntaxNode, reading: Reading): Statement {
  const place = { from: node.from, to: node.to };
  const parts = children(node);
  const rest = parts.slice(1);
  switch (node.name) {
    case 'AssignStatement':
      return readAssignment(parts, reading, place);
    case 'UpdateStatement': {
      const at = parts.findIndex((part) => part.name === 'UpdateOp');
      const operator = parts[at];
      if (!operator) return { kind: 'error', ...place };
      const target = readTarget(parts.slice(0, at), reading, place);
      const value = readSequence(parts.slice(at + 1), reading, place);
      return { kind: 'update', target, operator: textOf(reading, operator).slice(0, -1), value, ...place };
    }
    case 'ExpressionStatement':
      return { kind: 'expression', value: readSequence(parts, reading, place), ...place };
    case 'YieldStatement':
      return { kind: 'expression', value: { kind: 'yield', ...place }, ...place };
    case 'PassStatement':
      return { kind: 'pass', ...place };
    case 'BreakStatement':
      return { kind: 'break', ...place };
    case 'ContinueStatement':
      return { kind: 'continue', ...place };
    case 'MatchStatement':
      return readMatch(parts, reading, place, readStatements);
    case 'TypeDefinition':
      return { kind: 'type', ...place };
    case 'PrintStatement':
      return readPrint(parts, reading, place);
    case 'ReturnStatement':
      return { kind: 'return', value: rest.length === 0 ? null : readSequence(rest, reading, place), ...place };
    case 'RaiseStatement':
      return { kind: 'raise', value: rest[0] ? readExpression(rest[0], reading) : null, ...place };
    case 'DeleteStatement': {
      const targets = splitAtCommas(rest).map((part) => readTarget(part, reading, place));
      return { kind: 'delete', targets, ...place };
    }
    case 'ScopeStatement': {
      const names = rest.filter((part) => part.name === 'VariableName').map((part) => textOf(reading, part));
      return { kind: 'scope', form: parts[0]?.name === 'global' ? 'global' : 'nonlocal', names, ...place };
    }
    case 'AssertStatement': {
      const [test, message] = splitAtCommas(rest).map((part) => readSequence(part, reading, place));
      return { kind: 'assert', test: test ?? { kind: 'error', ...place }, message: message ?? null, ...place };
    }
    case 'ImportStatement':
      return readImport(parts, reading, place);
    case 'IfStatement':
      return readIf(parts, reading, place);
    case 'WhileStatement':
      return {
        kind: 'while',
        test: rest[0] ? readExpression(rest[0], reading) : { kind: 'error', ...place },
        body: bodyAfter(parts, 'while', reading),
        otherwise: bodyAfter(parts, 'else', reading),
        ...place,
      };
    case 'ForStatement':
      return readFor(parts, reading, place);
    case 'TryStatement':
      return readTry(parts, reading, place);
    case 'WithStatement':
      return readWith(parts, reading, place);
    case 'FunctionDefinition':
      return readFunction(node, [], reading);
    case 'ClassDefinition':
      return readClass(node, [], reading);
    case 'DecoratedStatement':
      return readDecorated(parts, reading, place);
    default:
      return { kind: 'error', ...place };
  }
}

type At = { readonly from: number; readonly to: number };

function readAssignment(parts: Nodes, reading: Reading, place: At): Statement {
  const groups: SyntaxNode[][] = [[]];
  let annotated = false;
  for (const part of parts) {
    if (part.name === 'AssignOp') groups.push([]);
    else if (part.name === 'TypeDef') annotated = true;
    else groups.at(-1)?.push(part);
  }
  const last = groups.pop();
  if (!last) return { kind: 'error', ...place };
  if (groups.length === 0) {
    if (!annotated) return { kind: 'error', ...place };
    return { kind: 'annotation', target: readTarget(last, reading, place), ...place };
  }
  const targets = groups.map((group) => readTarget(group, reading, place));
  return { kind: 'assign', targets, value: readSequence(last, reading, place), ...place };
}

const NOT_ASSIGNABLE: Readonly<Partial<Record<Expression['kind'], string>>> = {
  call: 'function call',
  integer: 'literal',
  float: 'literal',
  string: 'literal',
  boolean: 'True or False',
  none: 'None',
  binary: 'expression',
  unary: 'expression',
  compare: 'comparison',
  logical: 'expression',
  conditional: 'conditional expression',
  dict: 'dict literal',
  lambda: 'lambda',
  comprehension: 'comprehension',
};

function readTarget(nodes: Nodes, reading: Reading, place: At): Expression {
  const target = readSequence(nodes, reading, place);
  const what = NOT_ASSIGNABLE[target.kind];
  if (what !== undefined) {
    reading.problems.push({
      from: target.from,
      to: target.to,
      message: `cannot assign to or delete ${what}`,
      certain: true,
    });
  }
  return target;
}

/** The statement of Python 2; Python 3 has only the function, which the tree reads as a call. */
function readPrint(parts: Nodes, reading: Reading, place: At): Statement {
  if (parts[1] && !parts[1].type.isError) {
    const message = "Missing parentheses in call to 'print'. Did you mean print(...)?";
    reading.problems.push({ ...place, message, certain: true });
  }
  return { kind: 'error', ...place };
}

function readImport(parts: Nodes, reading: Reading, place: At): Statement {
  const imported = parts.findIndex((part) => part.name === 'import');
  const names = readNames(parts.slice(imported + 1), reading);
  if (parts[0]?.name !== 'from') return { kind: 'import', names, ...place };
  const before = parts.slice(1, imported);
  const firstName = before.findIndex((part) => part.name === 'VariableName');
  const written = before.map((part) => textOf(reading, part));
  const dots = firstName < 0 ? written : written.slice(0, firstName);
  return {
    kind: 'from',
    level: dots.join('').length,
    module: firstName < 0 ? '' : written.slice(firstName).join(''),
    names: parts[imported + 1]?.name === '*' ? '*' : names,
    ...place,
  };
}

function readNames(nodes: Nodes, reading: Reading): readonly ImportedName[] {
  return splitAtCommas(nodes.filter((node) => node.name !== '(' && node.name !== ')')).flatMap((part) => {
    const as = part.findIndex((node) => node.name === 'as');
    const named = as < 0 ? part : part.slice(0, as);
    const alias = as < 0 ? undefined : part[as + 1];
    const [first] = part;
    if (first?.name !== 'VariableName') return [];
    const name = named.map((node) => textOf(reading, node)).join('');
    const to = part.at(-1)?.to ?? first.to;
    return [{ name, alias: alias ? textOf(reading, alias) : null, from: first.from, to }];
  });
}

/** The body that follows a keyword; empty where the statement has none. */
function bodyAfter(parts: Nodes, keyword: string, reading: Reading): readonly Statement[] {
  const start = parts.findIndex((part) => part.name === keyword);
  const body = start < 0 ? undefined : parts.slice(start).find((part) => part.name === 'Body');
  return body ? readStatements(body, reading) : [];
}

function readIf(parts: Nodes, reading: Reading, place: At): Statement {
  const otherwise = bodyAfter(parts, 'else', reading);
  const arms: { readonly test: Expression; readonly body: readonly Statement[]; readonly from: number }[] = [];
  for (let at = 0; at < parts.length; at++) {
    const keyword = parts[at];
    if (keyword?.name !== 'if' && keyword?.name !== 'elif') continue;
    const [test, body] = [parts[at + 1], parts.slice(at).find((part) => part.name === 'Body')];
    arms.push({
      test: test && test.name !== 'Body' ? readExpression(test, reading) : { kind: 'error', ...place },
      body: body ? readStatements(body, reading) : [],
      from: keyword.from,
    });
  }
  const [first, ...others] = arms;
  if (!first) return { kind: 'error', ...place };
  const chained = others.reduceRight<readonly Statement[]>(
    (after, arm) => [
      { kind: 'if', test: arm.test, body: arm.body, otherwise: after, from: arm.from, to: place.to } as const,
    ],
    otherwise,
  );
  return { kind: 'if', test: first.test, body: first.body, otherwise: chained, ...place };
}

function readFor(parts: Nodes, reading: Reading, place: At): Statement {
  const start = parts.findIndex((part) => part.name === 'for');
  const divider = parts.findIndex((part) => part.name === 'in');
  const body = parts.findIndex((part) => part.name === 'Body');
  return {
    kind: 'for',
    async: parts[0]?.name === 'async',
    target: readSequence(parts.slice(start + 1, divider), reading, place),
    iterable: readSequence(parts.slice(divider + 1, body), reading, place),
    body: bodyAfter(parts, 'for', reading),
    otherwise: bodyAfter(parts, 'else', reading),
    ...place,
  };
}

function readTry(parts: Nodes, reading: Reading, place: At): Statement {
  const handlers: Handler[] = [];
  for (let at = 0; at < parts.length; at++) {
    if (parts[at]?.name !== 'except') continue;
    const length = parts.slice(at).findIndex((part) => part.name === 'Body');
    const head = parts.slice(at + 1, at + Math.max(length, 1));
    const body = parts[at + length];
    const as = head.findIndex((part) => part.name === 'as');
    const type = head.find((part) => part.name !== '*' && part.name !== 'as');
    const name = as < 0 ? undefined : head[as + 1];
    handlers.push({
      type: type ? readExpression(type, reading) : null,
      name: name ? textOf(reading, name) : null,
      body: body?.name === 'Body' ? readStatements(body, reading) : [],
    });
    const comma = head.find((part) => part.name === ',');
    if (comma) {
      const message = 'multiple exception types must be parenthesized';
      reading.problems.push({ from: comma.from, to: comma.to, message, certain: false });
    }
  }
  return {
    kind: 'try',
    body: bodyAfter(parts, 'try', reading),
    handlers,
    otherwise: bodyAfter(parts, 'else', reading),
    finally: bodyAfter(parts, 'finally', reading),
    ...place,
  };
}

function readWith(parts: Nodes, reading: Reading, place: At): Statement {
  const start = parts.findIndex((part) => part.name === 'with');
  const body = parts.findIndex((part) => part.name === 'Body');
  const items = splitAtCommas(parts.slice(start + 1, body)).map((part): WithItem => {
    const name = part.findIndex((node) => node.name === 'as') < 0 ? undefined : part.at(-1);
    return {
      value: part[0] ? readExpression(part[0], reading) : { kind: 'error', ...place },
      name: name?.name === 'VariableName' ? textOf(reading, name) : null,
    };
  });
  return { kind: 'with', items, body: bodyAfter(parts, 'with', reading), ...place };
}

function readFunction(node: SyntaxNode, decorators: readonly Expression[], reading: Reading): Statement {
  const place = { from: node.from, to: node.to };
  const nameNode = node.getChild('VariableName');
  const list = node.getChild('ParamList');
  if (!nameNode) return { kind: 'error', ...place };
  let body: readonly Statement[] | null = null;
  return {
    kind: 'function',
    name: textOf(reading, nameNode),
    nameAt: { from: nameNode.from, to: nameNode.to },
    async: node.firstChild?.name === 'async',
    decorators,
    parameters: list ? readParameters(children(list), reading) : [],
    body: () => {
      body ??= readBlock(node, reading);
      return body;
    },
    ...place,
  };
}

function readClass(node: SyntaxNode, decorators: readonly Expression[], reading: Reading): Statement {
  const place = { from: node.from, to: node.to };
  const nameNode = node.getChild('VariableName');
  const list = node.getChild('ArgList');
  if (!nameNode) return { kind: 'error', ...place };
  let body: readonly Statement[] | null = null;
  return {
    kind: 'class',
    name: textOf(reading, nameNode),
    nameAt: { from: nameNode.from, to: nameNode.to },
    decorators,
    bases: list ? readArguments(list, reading) : [],
    body: () => {
      body ??= readBlock(node, reading);
      return body;
    },
    ...place,
  };
}

function readBlock(node: SyntaxNode, reading: Reading): readonly Statement[] {
  const block = node.getChild('Body');
  return block ? readStatements(block, { ...reading, depth: 0 }) : [];
}

function readDecorated(parts: Nodes, reading: Reading, place: At): Statement {
  const decorators = parts
    .filter((part) => part.name === 'Decorator')
    .map((part) => readDecorator(children(part), reading));
  const definition = parts.at(-1);
  if (definition?.name === 'FunctionDefinition') return readFunction(definition, decorators, reading);
  if (definition?.name === 'ClassDefinition') return readClass(definition, decorators, reading);
  return { kind: 'error', ...place };
}

function readDecorator(parts: Nodes, reading: Reading): Expression {
  let expression: Expression | null = null;
  for (const part of parts) {
    const at: At = { from: expression?.from ?? part.from, to: part.to };
    if (part.name === 'VariableName') {
      const name = textOf(reading, part);
      expression = expression ? { kind: 'attribute', object: expression, name, ...at } : { kind: 'name', name, ...at };
    } else if (part.name === 'ArgList' && expression) {
      expression = { kind: 'call', callee: expression, arguments: readArguments(part, reading), ...at };
    }
  }
  return expression ?? { kind: 'error', from: parts[0]?.from ?? 0, to: parts[0]?.to ?? 0 };
}

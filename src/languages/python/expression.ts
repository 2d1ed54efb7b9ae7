import type { SyntaxNode } from '@lezer/common';
import { readString } from './string-literal.ts';
import type { Argument, ComprehensionClause, Expression, Parameter } from './syntax.ts';
import { children, isFloat, nested, type Reading, splitAtCommas, textOf } from './tree.ts';

type Nodes = readonly SyntaxNode[];

/** Reads the tree of an expression into our syntax, mending the places where the tree's precedence isn't Python's. */
export function readExpression(node: SyntaxNode, reading: Reading): Expression {
  const error: Expression = { kind: 'error', from: node.from, to: node.to };
  return nested(reading, node, error, () => readNode(node, reading));
}

function readNode(node: SyntaxNode, reading: Reading): Expression {
  const place = { from: node.from, to: node.to };
  const read = (inner: SyntaxNode | undefined): Expression =>
    inner && !inner.type.isError ? readExpression(inner, reading) : { kind: 'error', ...place };
  switch (node.name) {
    case 'VariableName':
      return { kind: 'name', name: textOf(reading, node), ...place };
    case 'Number':
      return readNumber(textOf(reading, node), node, reading);
    case 'Boolean':
      return { kind: 'boolean', value: textOf(reading, node) === 'True', ...place };
    case 'None':
      return { kind: 'none', ...place };
    case 'Ellipsis':
      return { kind: 'ellipsis', ...place };
    case 'String':
    case 'FormatString':
    case 'ContinuedString':
      return readString(node, reading, (inner) => readExpression(inner, reading));
    case 'ParenthesizedExpression':
      return readSequence(children(node).slice(1, -1), reading, place);
    case 'TupleExpression':
      return { kind: 'tuple', items: readItems(insideBrackets(node), reading), ...place };
    case 'ArrayExpression':
      return { kind: 'list', items: readItems(insideBrackets(node), reading), ...place };
    case 'SetExpression':
      return { kind: 'set', items: readItems(insideBrackets(node), reading), ...place };
    case 'DictionaryExpression':
      return readDictionary(insideBrackets(node), reading, place);
    case 'ArrayComprehensionExpression':
      return readComprehension(insideBrackets(node), 'list', reading, place);
    case 'SetComprehensionExpression':
      return readComprehension(insideBrackets(node), 'set', reading, place);
    case 'DictionaryComprehensionExpression':
      return readComprehension(insideBrackets(node), 'dict', reading, place);
    case 'ComprehensionExpression':
      return readComprehension(insideBrackets(node), 'generator', reading, place);
    case 'UnaryExpression':
    case 'BinaryExpression':
      return readOperation(node, reading);
    case 'ConditionalExpression': {
      const [consequent, , test, , otherwise] = children(node);
      return {
        kind: 'conditional',
        test: read(test),
        consequent: read(consequent),
        otherwise: read(otherwise),
        ...place,
      };
    }
    case 'LambdaExpression': {
      const parts = children(node);
      const list = parts.find((part) => part.name === 'ParamList');
      const parameters = list ? readParameters(children(list), reading) : [];
      return { kind: 'lambda', parameters, body: read(parts.at(-1)), ...place };
    }
    case 'AwaitExpression':
      return { kind: 'await', ...place };
    case 'YieldExpression':
      return { kind: 'yield', ...place };
    case 'NamedExpression': {
      const [target, , value] = children(node);
      if (target?.name !== 'VariableName') return { kind: 'error', ...place };
      return { kind: 'walrus', name: textOf(reading, target), value: read(value), ...place };
    }
    case 'MemberExpression':
      return readMember(node, reading);
    case 'CallExpression': {
      const [callee, list] = children(node);
      const callArguments = list ? readArguments(list, reading) : [];
      return { kind: 'call', callee: read(callee), arguments: callArguments, ...place };
    }
    default:
      return { kind: 'error', ...place };
  }
}

/** `a`, `a, b` or `*a, b` (a tuple without parentheses), as on the right of `=` or after `in`. */
export function readSequence(nodes: Nodes, reading: Reading, place: { from: number; to: number }): Expression {
  const first = nodes[0];
  if (!first) return { kind: 'error', ...place };
  if (!nodes.some((node) => node.name === ',')) {
    return readItems(nodes, reading)[0] ?? { kind: 'error', ...place };
  }
  return { kind: 'tuple', items: readItems(nodes, reading), from: first.from, to: nodes.at(-1)?.to ?? first.to };
}

function insideBrackets(node: SyntaxNode): Nodes {
  return children(node).filter((child) => !/^[()[\]{}]$/.test(child.name));
}

function readItems(nodes: Nodes, reading: Reading): readonly Expression[] {
  return splitAtCommas(nodes).map((part): Expression => {
    const [first, second] = part;
    if (!first) return { kind: 'error', from: 0, to: 0 };
    const place = { from: first.from, to: part.at(-1)?.to ?? first.to };
    if (first.name === '*' && second && part.length === 2) {
      return { kind: 'starred', value: readExpression(second, reading), ...place };
    }
    return part.length === 1 && !first.type.isError ? readExpression(first, reading) : { kind: 'error', ...place };
  });
}

function readNumber(written: string, node: SyntaxNode, reading: Reading): Expression {
  const place = { from: node.from, to: node.to };
  const text = written.replaceAll('_', '');
  if (/[jJ]$/.test(text)) return { kind: 'complex', ...place };
  if (/^0[box]/i.test(text)) return { kind: 'integer', value: BigInt(text), ...place };
  if (/^0+[1-9][0-9]*$/.test(text)) {
    const message = 'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers';
    reading.problems.push({ ...place, message, certain: true });
    return { kind: 'error', ...place };
  }
  if (/^[0-9]+$/.test(text)) return { kind: 'integer', value: BigInt(text), ...place };
  return { kind: 'float', value: Number(text), ...place };
}

function readDictionary(nodes: Nodes, reading: Reading, place: { from: number; to: number }): Expression {
  const entries = splitAtCommas(nodes).map((part) => {
    const [first, second, third] = part;
    const error: Expression = { kind: 'error', ...place };
    if (first?.name === '**') return { key: null, value: second ? readExpression(second, reading) : error };
    if (!first || second?.name !== ':' || !third) return { key: error, value: error };
    return { key: readExpression(first, reading), value: readExpression(third, reading) };
  });
  return { kind: 'dict', entries, ...place };
}

function readComprehension(
  nodes: Nodes,
  form: 'list' | 'set' | 'dict' | 'generator',
  reading: Reading,
  place: { from: number; to: number },
): Expression {
  const error: Expression = { kind: 'error', ...place };
  const start = nodes.findIndex((node) => node.name === 'for');
  const head = nodes.slice(0, start);
  const [element, colon, value] = head;
  const headIsRight = form === 'dict' ? colon?.name === ':' && head.length === 3 : head.length === 1;
  const clauses = readClauses(nodes.slice(start), reading, place);
  if (!element || !headIsRight || !clauses) return error;
  return {
    kind: 'comprehension',
    form,
    element: readExpression(element, reading),
    value: value ? readExpression(value, reading) : null,
    clauses,
    ...place,
  };
}

function readClauses(
  nodes: Nodes,
  reading: Reading,
  place: { from: number; to: number },
): readonly ComprehensionClause[] | null {
  const clauses: ComprehensionClause[] = [];
  let at = 0;
  while (at < nodes.length) {
    let next = at + 1;
    while (next < nodes.length && !['for', 'if', 'async'].includes(nodes[next]?.name ?? '')) next += 1;
    const part = nodes.slice(at + 1, next);
    if (nodes[at]?.name === 'if' && part.length === 1 && part[0]) {
      clauses.push({ kind: 'if', test: readExpression(part[0], reading) });
    } else if (nodes[at]?.name === 'for') {
      const divider = part.findIndex((node) => node.name === 'in');
      if (divider < 1) return null;
      clauses.push({
        kind: 'for',
        target: readSequence(part.slice(0, divider), reading, place),
        iterable: readSequence(part.slice(divider + 1), reading, place),
      });
    } else return null;
    at = next;
  }
  return clauses;
}

function readMember(node: SyntaxNode, reading: Reading): Expression {
  const place = { from: node.from, to: node.to };
  const text = textOf(reading, node);
  if (isFloat(text)) return { kind: 'float', value: Number(text.replaceAll('_', '')), ...place };
  const [object, bracket, ...rest] = children(node);
  if (!object || object.type.isError || !bracket) return { kind: 'error', ...place };
  if (bracket.name === '.') {
    const [property] = rest;
    if (property?.name !== 'PropertyName') return { kind: 'error', ...place };
    return { kind: 'attribute', object: readExpression(object, reading), name: textOf(reading, property), ...place };
  }
  const inside = rest.filter((child) => child.name !== ']');
  const items = splitAtCommas(inside).map((part) => readIndex(part, reading, place));
  const [only] = items;
  if (!only) return { kind: 'error', ...place };
  const isTuple = inside.some((child) => child.name === ',');
  const index: Expression = isTuple ? { kind: 'tuple', items, ...place } : only;
  return { kind: 'subscript', object: readExpression(object, reading), index, ...place };
}

function readIndex(part: Nodes, reading: Reading, place: { from: number; to: number }): Expression {
  if (!part.some((node) => node.name === ':')) return readSequence(part, reading, place);
  const bounds: (Expression | null)[] = [null];
  for (const node of part) {
    if (node.name === ':') bounds.push(null);
    else bounds[bounds.length - 1] = readExpression(node, reading);
  }
  return { kind: 'slice', start: bounds[0] ?? null, stop: bounds[1] ?? null, step: bounds[2] ?? null, ...place };
}

export function readArguments(list: SyntaxNode, reading: Reading): readonly Argument[] {
  const nodes = children(list).filter((node) => node.name !== '(' && node.name !== ')');
  const place = { from: list.from, to: list.to };
  if (nodes.some((node) => node.name === 'for') && nodes[0]?.name !== 'for') {
    return [{ name: null, value: readComprehension(nodes, 'generator', reading, place) }];
  }
  return splitAtCommas(nodes).map((part): Argument => {
    const [first, second, third] = part;
    if (first?.name === '**' && second) return { name: '**', value: readExpression(second, reading) };
    if (first?.name === 'VariableName' && second?.name === 'AssignOp' && third) {
      const [name, value] = [textOf(reading, first), readExpression(third, reading)];
      if (textOf(reading, second) === '=') return { name, value };
      return { name: null, value: { kind: 'walrus', name, value, from: first.from, to: third.to } };
    }
    return { name: null, value: readItems(part, reading)[0] ?? { kind: 'error', ...place } };
  });
}

export function readParameters(nodes: Nodes, reading: Reading): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let keywordOnly = false;
  for (const part of splitAtCommas(nodes.filter((node) => node.name !== '(' && node.name !== ')'))) {
    const nameNode = part.find((node) => node.name === 'VariableName');
    const starred = part[0]?.name === '*';
    const keywords = part[0]?.name === '**';
    if (nameNode) {
      const equals = part.findIndex((node) => node.name === 'AssignOp');
      const value = equals < 0 ? undefined : part[equals + 1];
      parameters.push({
        name: textOf(reading, nameNode),
        form: starred ? 'rest' : keywords ? 'keywords' : keywordOnly ? 'keyword' : 'positional',
        default: value ? readExpression(value, reading) : null,
      });
    }
    keywordOnly ||= starred;
  }
  return parameters;
}

/**
 * Operators. The tree reads `not a and b` as `not (a and b)`, so everything that `and`, `or` and `not` join is laid
 * out flat and joined anew as Python does: `not` binds tighter than `and`, and that tighter than `or`.
 */
function readOperation(node: SyntaxNode, reading: Reading): Expression {
  const place = { from: node.from, to: node.to };
  const [left, operator, right] = children(node);
  if (node.name === 'UnaryExpression' && left?.name !== 'not') {
    const operand: Expression = operator ? readExpression(operator, reading) : { kind: 'error', ...place };
    return { kind: 'unary', operator: left ? textOf(reading, left) : '', operand, ...place };
  }
  if (left?.name === 'not' || operator?.name === 'and' || operator?.name === 'or') {
    return joinLogical(layOut(node, reading));
  }
  const last = children(node).at(-1);
  if (!left || !operator || !right || !last || left.type.isError || last.type.isError) {
    return { kind: 'error', ...place };
  }
  if (operator.name === 'ArithOp' || operator.name === 'BitOp') {
    return {
      kind: 'binary',
      operator: textOf(reading, operator),
      left: readExpression(left, reading),
      right: readExpression(right, reading),
      ...place,
    };
  }
  const words = children(node)
    .slice(1, -1)
    .map((word) => textOf(reading, word));
  const first = readExpression(left, reading);
  const comparison = { operator: words.join(' '), right: readExpression(last, reading) };
  if (first.kind === 'compare' && left.name === 'BinaryExpression') {
    return { ...first, rest: [...first.rest, comparison], ...place };
  }
  return { kind: 'compare', first, rest: [comparison], ...place };
}

type LogicalToken = 'and' | 'or' | { readonly not: number } | Expression;

function layOut(node: SyntaxNode, reading: Reading): LogicalToken[] {
  return nested(reading, node, [], () => layOutNode(node, reading));
}

function layOutNode(node: SyntaxNode, reading: Reading): LogicalToken[] {
  const parts = children(node);
  const [left, operator, right] = parts;
  if (node.name === 'UnaryExpression' && left?.name === 'not' && operator) {
    return [{ not: left.from }, ...layOut(operator, reading)];
  }
  const name = operator?.name;
  if (node.name === 'BinaryExpression' && left && right && (name === 'and' || name === 'or')) {
    return [...layOut(left, reading), name, ...layOut(right, reading)];
  }
  return [node.type.isError ? { kind: 'error', from: node.from, to: node.to } : readExpression(node, reading)];
}

function joinLogical(tokens: readonly LogicalToken[]): Expression {
  let at = 0;
  const operand = (): Expression => {
    const token = tokens[at];
    at += 1;
    if (token === undefined || typeof token === 'string') return { kind: 'error', from: 0, to: 0 };
    if (!('not' in token)) return token;
    const inner = operand();
    return { kind: 'unary', operator: 'not', operand: inner, from: token.not, to: inner.to };
  };
  const join = (operator: 'and' | 'or', next: () => Expression): Expression => {
    let left = next();
    while (tokens[at] === operator) {
      at += 1;
      const right = next();
      left = { kind: 'logical', operator, left, right, from: left.from, to: right.to };
    }
    return left;
  };
  return join('or', () => join('and', operand));
}

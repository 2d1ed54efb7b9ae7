import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Problem } from './syntax.ts';

/** The text of a file while its tree is read, and what was found wrong with it on the way. */
export interface Reading {
  readonly text: string;
  readonly problems: Problem[];
  /** how deep the reader is in nested expressions and blocks */
  depth: number;
}

/** Deeper than this nobody writes by hand; the reader is recursive and must not run out of stack. */
const DEEPEST = 250;

/** Runs `read` one level deeper, or answers `otherwise` where that is too deep to follow. */
export function nested<T>(reading: Reading, node: SyntaxNode, otherwise: T, read: () => T): T {
  if (reading.depth >= DEEPEST) {
    reading.problems.push({ from: node.from, to: node.to, message: 'too deeply nested', certain: false });
    return otherwise;
  }
  reading.depth += 1;
  const result = read();
  reading.depth -= 1;
  return result;
}

/** The concrete tree of a Python text. Never throws: what can't be parsed is an error node. */
export function parsePython(text: string): Tree {
  return parser.parse(text);
}

/** The children of a node without comments, punctuation included. */
export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment') found.push(child);
  return found;
}

export function textOf(reading: Reading, node: SyntaxNode): string {
  return reading.text.slice(node.from, node.to);
}

/** Splits the children at commas; the last, empty part of a trailing comma is left out. */
export function splitAtCommas(nodes: readonly SyntaxNode[]): readonly (readonly SyntaxNode[])[] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === ',') parts.push([]);
    else parts.at(-1)?.push(node);
  }
  if (parts.at(-1)?.length === 0) parts.pop();
  return parts;
}

/**
 * Where the parser gave up. Some constructs of today's Python it doesn't know (see `PARSED_WRONG`): an error at one of
 * those says nothing about Python.
 */
export function findErrors(tree: Tree, reading: Reading): void {
  tree.iterate({
    enter(ref) {
      if (!ref.type.isError) return;
      const { node } = ref;
      const parent = node.parent;
      if (parent && isHarmless(node, parent, reading)) return;
      const certain = !isPastTheParser(node, reading);
      reading.problems.push({ from: node.from, to: node.to, message: 'invalid syntax', certain });
    },
  });
}

/** Valid Python that the tree marks as an error without any harm to its shape: `yield` and `print` alone, `20.` */
function isHarmless(node: SyntaxNode, parent: SyntaxNode, reading: Reading): boolean {
  if (node.from !== node.to) return false;
  if (parent.name.startsWith('Yield') || parent.name === 'PrintStatement') return true;
  return parent.name === 'MemberExpression' && isFloat(textOf(reading, parent));
}

/** `20.` and `1.e5`, which the tree reads as an attribute of a number. */
export function isFloat(text: string): boolean {
  return /^[0-9][0-9_]*\.([eE][0-9_]*)?\s*$/.test(text);
}

const PARSED_WRONG =
  /(^|[^\w.])(with\b|for\b[^:]*\*|match\b|case\b|type\b|except\s*\*|lambda\b[^:]*\/|f['"]|rf['"]|fr['"])|^\s*@|\[\s*\*/i;

function isPastTheParser(node: SyntaxNode, reading: Reading): boolean {
  let statement = node;
  while (statement.parent && !/Statement$|Script/.test(statement.name)) statement = statement.parent;
  const from = statement.name === 'Script' ? node.from : statement.from;
  const lineStart = reading.text.lastIndexOf('\n', Math.max(from - 1, 0)) + 1;
  const lineEnd = reading.text.indexOf('\n', node.to);
  return PARSED_WRONG.test(reading.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd));
}

import type { SyntaxNode, Tree } from '@lezer/common';
import type { Source } from '../../text/source.ts';
import { readStatements } from './statement.ts';
import type { Problem, Statement } from './syntax.ts';
import { findErrors, parsePython, type Reading } from './tree.ts';

/** A Python file, read but not run. */
export interface PythonModule {
  readonly source: Source;
  readonly statements: readonly Statement[];
  /** what is wrong with the file outside of function and class bodies' insides, first things first */
  readonly problems: readonly Problem[];
}

/** Reads a Python file into our syntax. Never throws: what it can't read is an error node and a problem. */
export function readModule(source: Source): PythonModule {
  const tree = parsePython(source.text);
  const reading: Reading = { text: source.text, problems: [], depth: 0 };
  findErrors(tree, reading);
  findIndentation(tree, reading);
  const statements = readStatements(tree.topNode, reading);
  return { source, statements, problems: inOrder(reading.problems) };
}

/** By place. Past the first thing that only the parser may not know, nothing is certain: it may have lost its way. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const sorted = [...problems].sort((one, other) => one.from - other.from);
  const first = sorted.findIndex((problem) => !problem.certain);
  return first < 0 ? sorted : sorted.map((problem, at) => (at < first ? problem : { ...problem, certain: false }));
}

/** Statements of one block that don't start at the same column: the tree lets that pass, Python doesn't. */
function findIndentation(tree: Tree, reading: Reading): void {
  const check = (block: SyntaxNode) => {
    let expected = block.name === 'Script' ? '' : null;
    for (let child = block.firstChild; child; child = child.nextSibling) {
      if (child.name === ':' || child.name === 'Comment' || child.type.isError) continue;
      const lineStart = reading.text.lastIndexOf('\n', child.from - 1) + 1;
      const before = reading.text
        .slice(lineStart, child.from)
        .replace(/^\uFEFF/, '')
        .replaceAll('\f', '');
      if (before.trim() !== '') continue;
      expected ??= before;
      if (before === expected) continue;
      const mixed = before.replaceAll('\t', '        ') === expected.replaceAll('\t', '        ');
      const message = mixed
        ? 'inconsistent use of tabs and spaces in indentation'
        : 'unindent does not match any outer indentation level';
      reading.problems.push({ from: child.from, to: child.to, message, certain: true });
      return;
    }
  };
  tree.iterate({
    enter(ref) {
      if (ref.name === 'Script' || ref.name === 'Body') check(ref.node);
    },
  });
}

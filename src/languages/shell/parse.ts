import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash';

export type * from 'unbash';

/** A bash tree of the text; never throws, and what could not be read is in its `errors`. */
export function parseScript(text: string): ParsedScript {
  return parse(text);
}

/** Calls `visit` for the node and all below it, words and substitutions included, until it says false for a node. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => boolean): void {
  if (!visit(node)) return;
  forEachChild(node, (child) => walk(child, visit));
}

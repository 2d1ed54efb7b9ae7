import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash';

export type * from 'unbash';

/** A bash tree of the text; never throws, and what could not be read is in its `errors`. */
export function parseScript(text: string): ParsedScript {
  const script = parse(text);
  if (!script.errors || !CASE_ARGUMENT.test(text)) return script;
  // The parser takes `case` for the keyword wherever it stands in `$( … )`: as an argument it is hidden from it.
  const second = parse(text.replace(CASE_ARGUMENTS, (before) => `${before.slice(0, -4)}CASE`));
  return second.errors ? script : second;
}

const CASE_ARGUMENT = /\$\([\s\S]*\bcase\b/;
const CASE_ARGUMENTS = /(?<![\w-])(?!(?:then|do|else|elif|if|while|until|in)[ \t])[\w"'$}./=-]+[ \t]+case(?![\w-])/g;

/** One of the commands stands in it, but for those of a subshell, which leave that alone. */
export function holdsCommand(node: SyntaxNode, name: RegExp): boolean {
  let found = false;
  walk(node, (inner) => {
    if (inner.type === 'Command' && name.test(inner.name?.text ?? '')) found = true;
    return !found && inner.type !== 'Subshell';
  });
  return found;
}

/** Calls `visit` for the node and all below it, words and substitutions included, until it says false for a node. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => boolean): void {
  if (!visit(node)) return;
  forEachChild(node, (child) => walk(child, visit));
}

import type { Expr } from '@actions/expressions/ast';
import { Lexer } from '@actions/expressions/lexer';
import { Parser } from '@actions/expressions/parser';

/** An expression's tree, or what is wrong with it. */
export type Parsed =
  | { readonly kind: 'expression'; readonly tree: Expr }
  | { readonly kind: 'error'; readonly message: string };

/** https://docs.github.com/actions/reference/workflows-and-actions/contexts */
const CONTEXTS = [
  'github',
  'env',
  'vars',
  'job',
  'jobs',
  'steps',
  'runner',
  'secrets',
  'strategy',
  'matrix',
  'needs',
  'inputs',
];

/** https://docs.github.com/actions/reference/workflows-and-actions/expressions#status-check-functions */
const FUNCTIONS = [
  { name: 'always', minArgs: 0, maxArgs: 0 },
  { name: 'cancelled', minArgs: 0, maxArgs: 0 },
  { name: 'failure', minArgs: 0, maxArgs: 255 },
  { name: 'success', minArgs: 0, maxArgs: 255 },
  { name: 'hashFiles', minArgs: 1, maxArgs: 255 },
];

const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, Parsed>();

/** The tree of an expression, without its `${{ }}`. */
export function parseExpression(text: string): Parsed {
  const before = remembered.get(text);
  if (before) return before;
  const parsed = parse(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, parsed);
  return parsed;
}

function parse(text: string): Parsed {
  try {
    const { tokens } = new Lexer(text).lex();
    return { kind: 'expression', tree: new Parser(tokens, CONTEXTS, FUNCTIONS).parse() };
  } catch (thrown) {
    return { kind: 'error', message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}

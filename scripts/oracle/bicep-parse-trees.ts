import { parseBicep, parseExpression } from '../../src/languages/bicep/parser.ts';
import type { Expression } from '../../src/languages/bicep/syntax.ts';
import { Source } from '../../src/text/source.ts';
import type { OracleOptions, Outcome } from './case.ts';

interface Case {
  readonly expr: string;
  readonly source: string;
  readonly test: string;
  /** the expression fully parenthesised; of a multi-line string without holes, its value */
  readonly tree?: string;
  /** a string's texts, with its escapes replaced */
  readonly extra?: readonly string[];
  /** what the expression becomes in an ARM template */
  readonly arm?: string;
}

/** The compiler's own tests of how expressions are read. */
export async function* check(lines: readonly unknown[], _options: OracleOptions): AsyncIterable<Outcome> {
  for (const one of lines as readonly Case[]) {
    const { answer, agrees } = judge(one);
    const expected = JSON.stringify({ expr: one.expr, test: one.test, tree: one.tree, extra: one.extra });
    yield { id: one.source, outcome: agrees ? 'agree' : 'wrong', expected, answer };
  }
}

function judge({ expr, test, tree, extra, arm }: Case): { readonly answer: unknown; readonly agrees: boolean } {
  const source = new Source('case.bicep', expr);
  if (test.includes('Declarations')) {
    const { statements, errors } = parseBicep(source, 'bicep');
    return { answer: errors, agrees: statements.length > 0 && errors.length === 0 };
  }
  const { expression, errors } = parseExpression(source);
  const texts = textsOf(expression);
  // these have a broken operand or hole, which must not break the expression around it
  if (tree === undefined && arm === undefined)
    return { answer: expression.kind, agrees: errors.length > 0 && ['string', 'unary'].includes(expression.kind) };
  if (test.startsWith('Multiline_strings'))
    return { answer: texts, agrees: errors.length === 0 && texts.join('') === tree };
  const answer = parenthesised(expression);
  const same = tree === undefined || withoutBlanks(answer) === withoutBlanks(tree);
  return { answer, agrees: errors.length === 0 && same && (!extra || texts.join() === extra.join()) };
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}

function textsOf(expression: Expression): readonly string[] {
  if (expression.kind !== 'string') return [];
  return expression.parts.flatMap((part) => ('pieces' in part ? [part.string] : []));
}

const WRAPPED: ReadonlySet<Expression['kind']> = new Set([
  'ternary',
  'binary',
  'unary',
  'member',
  'nested',
  'index',
  'nonNull',
]);

/** The expression as it is written, with parentheses around each operation and access. */
function parenthesised(expression: Expression): string {
  const { source, start, end } = expression.span;
  let text = '';
  let at = start;
  for (const child of childrenOf(expression)) {
    text += source.text.slice(at, child.span.start) + parenthesised(child);
    at = child.span.end;
  }
  text += source.text.slice(at, end);
  return WRAPPED.has(expression.kind) ? `(${text})` : text;
}

/** The expressions that an expression is made of. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'string':
      return expression.parts.flatMap((part) => ('pieces' in part ? [] : [part]));
    case 'array':
      return expression.items.map((item) => (item.kind === 'spread' ? item.value : item));
    case 'object':
      return expression.members.map(({ value }) => value);
    case 'member':
    case 'nested':
    case 'nonNull':
      return [expression.target];
    case 'index':
      return [expression.target, expression.index];
    case 'call':
      return expression.target ? [expression.target, ...expression.arguments] : expression.arguments;
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'ternary':
      return [expression.condition, expression.then, expression.otherwise];
    case 'parenthesis':
      return [expression.inner];
    case 'lambda':
      return [expression.body];
    case 'for':
      return [expression.over, expression.body];
    case 'if':
      return [expression.condition, expression.body];
    case 'number':
    case 'boolean':
    case 'null':
    case 'identifier':
    case 'missing':
      return [];
  }
}

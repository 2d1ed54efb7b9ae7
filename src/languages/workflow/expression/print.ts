import {
  type Binary,
  type ContextAccess,
  type Expr,
  type ExprVisitor,
  type FunctionCall,
  type Grouping,
  type IndexAccess,
  Literal,
  type Logical,
  Star,
  type Unary,
} from '@actions/expressions/ast';
import { TokenType } from '@actions/expressions/lexer';

/** An expression in one line, as a condition is shown. */
export function printed(tree: Expr): string {
  return tree.accept(PRINTER);
}

const PRINTER: ExprVisitor<string> = {
  visitLiteral: ({ token }: Literal) => token.lexeme,
  visitGrouping: ({ group }: Grouping) => `(${printed(group)})`,
  visitUnary: ({ operator, expr }: Unary) => `${operator.lexeme}${printed(expr)}`,
  visitBinary: ({ left, operator, right }: Binary) => `${printed(left)} ${operator.lexeme} ${printed(right)}`,
  visitLogical: ({ operator, args }: Logical) => args.map(printed).join(` ${operator.lexeme} `),
  visitContextAccess: ({ name }: ContextAccess) => name.lexeme,
  visitIndexAccess: ({ expr, index }: IndexAccess) => {
    if (index instanceof Star) return `${printed(expr)}.*`;
    if (index instanceof Literal && index.token.type === TokenType.IDENTIFIER)
      return `${printed(expr)}.${index.token.lexeme}`;
    return `${printed(expr)}[${printed(index)}]`;
  },
  visitFunctionCall: ({ functionName, args }: FunctionCall) =>
    `${functionName.lexeme}(${args.map(printed).join(', ')})`,
};

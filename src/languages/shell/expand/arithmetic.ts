import { TracedText } from '../../../text/traced.ts';
import { Exit } from '../control.ts';
import type { ArithmeticBinary, ArithmeticExpression, ArithmeticUnary } from '../parse.ts';
import type { Process } from '../process.ts';
import { assign, lookUp } from '../variables.ts';
import { commandOutput } from './substitution.ts';
import { expandText, PLAIN } from './word.ts';

export type ArithmeticResult = bigint | { readonly reason: string };

/** 64-bit integers, as the shell counts. */
export function evaluateArithmetic(shell: Process, expression: ArithmeticExpression): ArithmeticResult {
  shell.evaluation.step();
  switch (expression.type) {
    case 'ArithmeticGroup':
      return evaluateArithmetic(shell, expression.expression);
    case 'ArithmeticTernary': {
      const test = evaluateArithmetic(shell, expression.test);
      if (typeof test !== 'bigint') return test;
      return evaluateArithmetic(shell, test === 0n ? expression.alternate : expression.consequent);
    }
    case 'ArithmeticWord': {
      const text = expression.parts
        ? expandText(shell, expression, PLAIN)
        : shell.code.text.slice(expression.pos, expression.end);
      return operand(shell, text, 0);
    }
    case 'ArithmeticCommandExpansion':
      return operand(shell, commandOutput(shell, expression), 0);
    case 'ArithmeticUnary':
      return unary(shell, expression);
    case 'ArithmeticBinary':
      return binary(shell, expression);
  }
}

function unary(shell: Process, { operator, operand: inner, prefix }: ArithmeticUnary): ArithmeticResult {
  const value = evaluateArithmetic(shell, inner);
  if (typeof value !== 'bigint') return value;
  switch (operator) {
    case '-':
      return BigInt.asIntN(64, -value);
    case '+':
      return value;
    case '!':
      return value === 0n ? 1n : 0n;
    case '~':
      return ~value;
    default: {
      const changed = operator === '++' ? value + 1n : value - 1n;
      store(shell, inner, changed);
      return prefix ? changed : value;
    }
  }
}

function binary(shell: Process, { operator, left, right }: ArithmeticBinary): ArithmeticResult {
  if (operator === '=') {
    const value = evaluateArithmetic(shell, right);
    if (typeof value === 'bigint') store(shell, left, value);
    return value;
  }
  const one = evaluateArithmetic(shell, left);
  if (typeof one !== 'bigint') return one;
  if (operator === '&&' && one === 0n) return 0n;
  if (operator === '||' && one !== 0n) return 1n;
  const other = evaluateArithmetic(shell, right);
  if (typeof other !== 'bigint') return other;
  const assigns = operator.endsWith('=') && !/^(==|!=|<=|>=)$/.test(operator);
  const result = compute(shell, assigns ? operator.slice(0, -1) : operator, one, other);
  if (assigns) store(shell, left, result);
  return result;
}

function compute(shell: Process, operator: string, one: bigint, other: bigint): bigint {
  const truth = (value: boolean): bigint => (value ? 1n : 0n);
  switch (operator) {
    case '+':
      return BigInt.asIntN(64, one + other);
    case '-':
      return BigInt.asIntN(64, one - other);
    case '*':
      return BigInt.asIntN(64, one * other);
    case '/':
    case '%':
      if (other === 0n) return fail(shell, 'division by zero');
      return BigInt.asIntN(64, operator === '/' ? one / other : one % other);
    case '**':
      return other < 0n || other > 64n ? 0n : BigInt.asIntN(64, one ** other);
    case '<<':
      return BigInt.asIntN(64, one << (other & 63n));
    case '>>':
      return one >> (other & 63n);
    case '&':
      return one & other;
    case '|':
      return one | other;
    case '^':
      return one ^ other;
    case '<':
      return truth(one < other);
    case '<=':
      return truth(one <= other);
    case '>':
      return truth(one > other);
    case '>=':
      return truth(one >= other);
    case '==':
      return truth(one === other);
    case '!=':
      return truth(one !== other);
    case '&&':
      return truth(one !== 0n && other !== 0n);
    case '||':
      return truth(one !== 0n || other !== 0n);
    case ',':
      return other;
    default:
      return fail(shell, `arithmetic: \`${operator}\` is not known`);
  }
}

function store(shell: Process, target: ArithmeticExpression, value: bigint): void {
  if (target.type !== 'ArithmeticWord' || !/^[A-Za-z_]\w*$/.test(target.value)) return;
  assign(shell, target.value, TracedText.of(String(value), shell.span(target)));
}

/** A number, or a variable that holds one (or, in bash, names another). */
function operand(shell: Process, text: TracedText, depth: number): ArithmeticResult {
  const trimmed = text.string.trim();
  if (!text.known) return { reason: text.holes[0]?.reason ?? 'a part of the arithmetic is not known' };
  if (trimmed === '') return 0n;
  if (/^[+-]?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(trimmed)) return integer(shell, trimmed);
  if (/^[A-Za-z_]\w*$/.test(trimmed) && depth < 8) {
    const found = lookUp(shell, trimmed);
    if (found.kind === 'unset') return 0n;
    if (found.kind === 'open') return { reason: found.reason };
    return operand(shell, found.text, depth + 1);
  }
  if (/^[\d\s+*/%()-]+$/.test(trimmed)) return { reason: `the arithmetic \`${trimmed}\` comes out of a variable` };
  return fail(shell, `arithmetic expression: expecting primary: "${trimmed}"`);
}

function integer(shell: Process, text: string): bigint {
  const negative = text.startsWith('-');
  const digits = text.replace(/^[+-]/, '');
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`) * (negative ? -1n : 1n);
  if (/^0\d/.test(digits)) return fail(shell, `arithmetic expression: "${text}"`);
  return BigInt.asIntN(64, BigInt(digits) * (negative ? -1n : 1n));
}

function fail(shell: Process, message: string): never {
  shell.evaluation.stderr = message;
  throw new Exit(shell.dialect === 'sh' ? 2 : 1);
}

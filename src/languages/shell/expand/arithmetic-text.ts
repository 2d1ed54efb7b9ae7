import { TracedText } from '../../../text/traced.ts';
import type { ArithmeticExpansionPart, ArithmeticExpression } from '../parse.ts';
import type { Process } from '../process.ts';
import { evaluateArithmetic } from './arithmetic.ts';

/** `$(( … ))` as the digits that it gives; a hole where a part isn't known. */
export function arithmeticText(shell: Process, part: ArithmeticExpansionPart): TracedText {
  const place = shell.span(part);
  const result = arithmetic(shell, part.expression);
  if (typeof result === 'bigint') return TracedText.of(String(result), place);
  const key = part.text;
  return TracedText.hole({ reason: result.reason, key, numeric: true }, place);
}

/** An arithmetic expression's number, or why it can't be known; an absent one is 0. */
export function arithmetic(
  shell: Process,
  expression: ArithmeticExpression | undefined,
): bigint | { readonly reason: string } {
  return expression ? evaluateArithmetic(shell, expression) : 0n;
}

import { literalPattern } from '../../text/literal-pattern.ts';
import { TracedText } from '../../text/traced.ts';
import { askedCountTest } from './asked-arguments.ts';
import { excerpt } from './code.ts';
import { arithmeticOf } from './expand/arithmetic-text.ts';
import { joined } from './expand/fragments.ts';
import { patternOf } from './expand/pattern.ts';
import { expandText, expandWord, PLAIN } from './expand/word.ts';
import { binaryTest, unaryTest } from './file-test.ts';
import { isAnother } from './matched.ts';
import type { TestCommand, TestExpression } from './parse.ts';
import type { Process } from './process.ts';
import { succeeded } from './settle.ts';
import { negated, type Status, testOf } from './status.ts';
import { statusTest } from './status-text.ts';
import { posixPattern } from './tools/matches.ts';
import { assignItems } from './variables.ts';

/** bash's `[[ … ]]`. */
export function testCommand(shell: Process, node: TestCommand): Status {
  return evaluate(shell, node.expression);
}

function evaluate(shell: Process, expression: TestExpression): Status {
  switch (expression.type) {
    case 'TestGroup':
      return evaluate(shell, expression.expression);
    case 'TestNot': {
      const status = evaluate(shell, expression.operand);
      return expression.negations.length % 2 === 1 ? negated(status) : status;
    }
    case 'TestLogical': {
      let status: Status = 0;
      for (const operand of expression.operands) {
        status = evaluate(shell, operand);
        const holds = succeeded(shell, status, false);
        if (holds !== (expression.operator === '&&')) return holds ? 0 : 1;
      }
      return status;
    }
    case 'TestUnary':
      return unaryTest(shell, expression.operator, expandText(shell, expression.operand, PLAIN));
    case 'TestBinary': {
      const left = expandText(shell, expression.left, PLAIN);
      if (/^(=|==|!=)$/.test(expression.operator)) {
        const fragments = expandWord(shell, expression.right, PLAIN);
        const [pattern, right] = [patternOf(fragments, true), joined(fragments)];
        const asked = statusTest(shell.evaluation, left, expression.operator, right);
        if (asked !== null) return asked;
        if (isAnother(left, right)) return expression.operator === '!=' ? 0 : 1;
        if (!left.known || !pattern) return testOf(excerpt(shell.code, expression), excerpt(shell.code, expression));
        return pattern.matches(left.string) === (expression.operator !== '!=') ? 0 : 1;
      }
      if (expression.operator === '=~') return matchesPattern(shell, left, expression);
      const right = expandText(shell, expression.right, PLAIN);
      const compares = COMPARISONS[expression.operator];
      const asked =
        (compares ? askedCountTest(left, expression.operator, right) : null) ??
        statusTest(shell.evaluation, left, expression.operator, right);
      if (asked !== null) return asked;
      if (!compares) return binaryTest(shell, left, expression.operator, right);
      const [one, other] = [arithmeticOf(shell, left), arithmeticOf(shell, right)];
      const written = excerpt(shell.code, expression);
      if (typeof one !== 'bigint' || typeof other !== 'bigint') return testOf(written, written);
      return compares(one, other) ? 0 : 1;
    }
  }
}

/** What stands on both sides of these is arithmetic. */
const COMPARISONS: Readonly<Record<string, (one: bigint, other: bigint) => boolean>> = {
  '-eq': (one, other) => one === other,
  '-ne': (one, other) => one !== other,
  '-lt': (one, other) => one < other,
  '-le': (one, other) => one <= other,
  '-gt': (one, other) => one > other,
  '-ge': (one, other) => one >= other,
};

/** `text =~ pattern`: the groups' texts stand in BASH_REMATCH. */
function matchesPattern(
  shell: Process,
  left: TracedText,
  expression: Extract<TestExpression, { type: 'TestBinary' }>,
): Status {
  const fragments = expandWord(shell, expression.right, PLAIN);
  const written = excerpt(shell.code, expression);
  const source = fragments.map((one) =>
    one.kind === 'text' ? (one.quoted ? literalPattern(one.text.string) : one.text.string) : one.by,
  );
  const known = left.known && fragments.every((one) => one.kind !== 'text' || one.text.known);
  const pattern = known ? posixPattern(source.join(''), true) : null;
  if (!pattern || left.length > pattern.longest) return testOf(written, written);
  const match = pattern.exec(left.string);
  const place = left.spanOf();
  const items = (match ?? []).map((group, at): [string, TracedText] => [
    String(at),
    group === null
      ? TracedText.hole({ reason: `what \`${written}\` finds is not worked out` }, place)
      : TracedText.of(group, place),
  ]);
  assignItems(shell, 'BASH_REMATCH', new Map(items));
  return match ? 0 : 1;
}

import type { TracedText } from '../../text/traced.ts';
import { excerpt } from './code.ts';
import { patternOf } from './expand/pattern.ts';
import { expandText, expandWord, PLAIN } from './expand/word.ts';
import { binaryTest, unaryTest } from './file-test.ts';
import type { TestCommand, TestExpression } from './parse.ts';
import type { Process } from './process.ts';
import { succeeded } from './settle.ts';
import { negated, type Status, testOf } from './status.ts';

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
        const pattern = patternOf(expandWord(shell, expression.right, PLAIN), true);
        if (!left.known || !pattern) return testOf(excerpt(shell.code, expression), excerpt(shell.code, expression));
        return pattern.matches(left.string) === (expression.operator !== '!=') ? 0 : 1;
      }
      if (expression.operator === '=~') return matchesPattern(shell, left, expression);
      return binaryTest(shell, left, expression.operator, expandText(shell, expression.right, PLAIN));
    }
  }
}

function matchesPattern(
  shell: Process,
  left: TracedText,
  expression: Extract<TestExpression, { type: 'TestBinary' }>,
): Status {
  const right = expandText(shell, expression.right, PLAIN);
  const written = excerpt(shell.code, expression);
  // A pattern of the repository is not run as a regular expression of ours unless it is plain: it could take for ever.
  if (!left.known || !right.known || !/^[\^]?[\w \-./:@]*[$]?$/.test(right.string)) return testOf(written, written);
  return new RegExp(right.string).test(left.string) ? 0 : 1;
}

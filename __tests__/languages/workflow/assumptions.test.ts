import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Assumptions, NO_ASSUMPTIONS } from '../../../src/languages/workflow/expression/assumptions.ts';
import type { Lookup } from '../../../src/languages/workflow/expression/contexts.ts';
import { evaluateExpression } from '../../../src/languages/workflow/expression/evaluate.ts';
import { truth, whereTruthIs } from '../../../src/languages/workflow/expression/logic.ts';
import { TracedText } from '../../../src/text/traced.ts';
import { sides } from '../../../src/value/read.ts';
import { builtIn, string, unknown, type Value } from '../../../src/value/value.ts';
import { shown } from './shown.ts';

const origin = builtIn('the test');
const NAMES = ['a', 'b'] as const;
const VALUES = ['', 'x', 'y'] as const;

function evaluate(text: string, vars: Lookup, assumed: Assumptions): Value {
  return evaluateExpression(TracedText.of(text), { named: new Map([['vars', vars]]), assumed });
}

const unset: Lookup = (name) => ({
  ...unknown('it is set on GitHub', origin, `vars.${name.toLowerCase()}`),
  type: 'string',
});

function under(condition: string, holds: boolean, text: string): string {
  return shown(evaluate(text, unset, whereTruthIs(holds, evaluate(condition, unset, NO_ASSUMPTIONS))));
}

test.each([
  ["vars.A == 'x'", true, "vars.A == 'x' && 1 || 2", '1'],
  ["vars.A == 'x'", false, "vars.A == 'x' && 1 || 2", '2'],
  ["vars.A != 'x'", true, "vars.A == 'x' && 1 || 2", '2'],
  ["vars.A == 'x'", true, "vars.A == 'y' && 1 || 2", '2'],
  ["vars.A == 'x'", false, "vars.A == 'y' && 1 || 2", "{vars.A == 'y' ? 1}{vars.A != 'y' ? 2}"],
  ["vars.A == 'x' && vars.B", true, 'vars.B && 1 || 2', '1'],
  ["vars.A == 'x' && vars.B", false, 'vars.B && 1 || 2', '{vars.B ? 1}{!vars.B ? 2}'],
  ["vars.A == 'x' || vars.B", false, 'vars.B && 1 || 2', '2'],
  ['!vars.B', true, 'vars.B && 1 || 2', '2'],
])('where `%s` is %s, `%s` is %s', (condition, holds, text, expected) => {
  expect(under(condition, holds, text)).toBe(expected);
});

const name = fc.constantFrom(...NAMES).map((each) => `vars.${each}`);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc
      .tuple(name, fc.constantFrom('==', '!='), fc.constantFrom(...VALUES))
      .map(([of, is, value]) => `${of} ${is} '${value}'`),
    name,
    tie('condition').map((inner) => `!(${inner})`),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([one, joint, other]) => `(${one} ${joint} ${other})`),
  ),
}));

test('what is taken for true where a condition holds leaves every value that the expression then has', () => {
  fc.assert(
    fc.property(condition, condition, fc.boolean(), (guard, inner, holds) => {
      const text = `${inner} && 'yes' || 'no'`;
      const assumed = whereTruthIs(holds, evaluate(guard, unset, NO_ASSUMPTIONS));
      const left = sides(evaluate(text, unset, assumed)).map(({ value }) => shown(value));
      for (const a of VALUES)
        for (const b of VALUES) {
          const vars: Lookup = (asked) => string(asked.toLowerCase() === 'a' ? a : b, origin);
          if (truth(evaluate(guard, vars, NO_ASSUMPTIONS)) !== holds) continue;
          const real = shown(evaluate(text, vars, NO_ASSUMPTIONS));
          expect(left.some((each) => each === real || each.startsWith('⟨'))).toBe(true);
        }
    }),
    { numRuns: 500 },
  );
});

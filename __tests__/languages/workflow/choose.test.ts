import { expect, test } from '@jest/globals';
import { onEachSide } from '../../../src/languages/workflow/expression/choose.ts';
import { builtIn, type Choice, string, type Value } from '../../../src/value/value.ts';

const ORIGIN = builtIn('the test');
const text = (value: string): Value => string(value, ORIGIN);
const choice = (name: string): Choice => ({
  kind: 'choice',
  options: [
    { when: name, value: text('a') },
    { when: `not ${name}`, value: text('b') },
  ],
  origin: ORIGIN,
});
const joined = (operands: readonly Value[]): Value =>
  text(operands.map((one) => (one.kind === 'string' ? one.text.string : '?')).join(''));

test.each([
  [1, 2],
  [2, 4],
  [4, 16],
])('%i conditions have %i sides, each worked out once', (conditions, sides) => {
  let computed = 0;
  const value = onEachSide(
    Array.from({ length: conditions }, (_, at) => choice(`c${at}`)),
    ORIGIN,
    (operands) => {
      computed++;
      return joined(operands);
    },
  );
  expect(value.kind).toBe('choice');
  expect(computed).toBe(sides);
});

test('forty conditions are too many, and are not all tried', () => {
  let computed = 0;
  const value = onEachSide(
    Array.from({ length: 40 }, (_, at) => choice(`c${at}`)),
    ORIGIN,
    (operands) => {
      computed++;
      return joined(operands);
    },
  );
  expect(value).toMatchObject({ kind: 'unknown', reason: 'it depends on c0, and on too many others' });
  expect(computed).toBe(16);
});

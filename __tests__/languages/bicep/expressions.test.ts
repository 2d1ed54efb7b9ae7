import { readFileSync } from 'node:fs';
import { check } from '../../../scripts/oracle/bicep-expressions.ts';
import type { Outcome } from '../../../scripts/oracle/case.ts';

const file = 'bicep-expressions.jsonl';
const cases = readFileSync(new URL(`../../oracles/${file}`, import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): unknown => JSON.parse(line));

/** Derived by reading; the compiler (`bicep build-params`, 0.49.2) answers otherwise, and as we do. */
const CONTRADICTED: Readonly<Record<string, Outcome['outcome']>> = {
  // {"A":2}: of two spellings of a name the later one stays
  'fn-derived-034': 'wrong',
  // {"a":1}: a null changes nothing
  'fn-derived-038': 'wrong',
  // BCP338: "'union' failed to evaluate due to a type mismatch between 'Object' and 'String'"
  'fn-derived-039': 'unknown',
};

test('expressions have the values that the tests of the compiler and its documentation give them', async () => {
  const others: Outcome[] = [];
  let agreed = 0;
  for await (const outcome of check(cases, { repos: null, file })) {
    if (outcome.outcome === (CONTRADICTED[outcome.id] ?? 'agree')) agreed++;
    else others.push(outcome);
  }
  expect(others).toEqual([]);
  expect(agreed).toBe(791);
});

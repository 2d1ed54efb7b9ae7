import { readFileSync } from 'node:fs';
import { check } from '../../../scripts/oracle/bicep-parse-trees.ts';

const file = 'bicep-parse-trees.jsonl';
const cases = readFileSync(new URL(`../../oracles/${file}`, import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): unknown => JSON.parse(line));

test('expressions are read as in the tests of the compiler', async () => {
  let agreed = 0;
  for await (const outcome of check(cases, { repos: null, file })) {
    expect(outcome).toMatchObject({ outcome: 'agree' });
    agreed++;
  }
  expect(agreed).toBe(196);
});

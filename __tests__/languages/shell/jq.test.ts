import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { HOLE } from '../../../src/text/traced.ts';
import { printed } from './printed.ts';

const quoted = (word: string): string => `'${word.replaceAll("'", `'"'"'`)}'`;

const leaf = fc.constantFrom<unknown>(1, 2, 'B1', 'P1v3', 'a b', true, false, null, '');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('dev', 'prod', 'sku', 'workers', 'b'), tie('value'), { maxKeys: 3 }),
  ),
}));

const settings = fc.dictionary(fc.constantFrom('sku', 'workers', 'b'), value, { maxKeys: 3 });
const environments = fc.record({ dev: settings, prod: settings }, { requiredKeys: ['dev'] });

const { pipe } = fc.letrec<{ pipe: string; term: string }>((tie) => ({
  pipe: fc.oneof(
    { maxDepth: 3 },
    tie('term'),
    fc.tuple(tie('term'), tie('term')).map(([one, other]) => `${one} | ${other}`),
    fc.tuple(tie('term'), tie('term')).map(([one, other]) => `${one} // ${other}`),
  ),
  term: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      '.',
      '.dev',
      '.prod.sku',
      '.["sku"]',
      '.[0]',
      '.[]',
      '.dev[]',
      '.[$e]',
      '.[$e].workers',
      'keys',
      'keys[]',
      'length',
      'to_entries[]',
      'to_entries | map("\\(.key)=\\(.value)") | .[]',
      '"\\(.dev)-x"',
      '2',
      '"B1"',
    ),
    tie('pipe').map((inner) => `(${inner})`),
    tie('pipe').map((inner) => `map(${inner})`),
    tie('pipe').map((inner) => `select(${inner} == "B1")`),
    tie('pipe').map((inner) => `(${inner} | join(","))`),
  ),
}));

test('reads a file as the real program does', () => {
  if (spawnSync('jq', ['--version'], { encoding: 'utf8' }).status !== 0) {
    console.warn('jq is not on this machine: not compared');
    return;
  }
  let compared = 0;
  fc.assert(
    fc.property(
      fc.oneof(environments, environments, value),
      pipe,
      fc.constantFrom('-r', '-e', '-re'),
      (input, filter, flags) => {
        const text = JSON.stringify(input);
        const words = [flags, '--arg', 'e', 'prod', filter];
        const ours = printed(`jq ${words.map(quoted).join(' ')} a.json; echo $?`, { 'a.json': text });
        if (ours.includes(HOLE)) return;
        const theirs = spawnSync('jq', words, { input: text, encoding: 'utf8' });
        compared++;
        expect({ filter, text, printed: ours }).toEqual({
          filter,
          text,
          printed: `${theirs.stdout}${theirs.status}\n`,
        });
      },
    ),
    { numRuns: Number(process.env['JQ_RUNS'] ?? 800), seed: 20261127 },
  );
  expect(compared).toBeGreaterThan(60);
});

const FILES = { 'env.json': '{"dev":{"sku":"B1","workers":2},"prod":{"sku":"P1v3","settings":{"A":"1","B":"x"}}}' };

test.each([
  ["jq -r '.dev.sku' env.json", 'B1\n'],
  ['E=prod; jq -r ".$E.sku" env.json', 'P1v3\n'],
  ["jq -r --arg e dev '.[$e].workers // 4' env.json", '2\n'],
  ["jq -r '.prod.workers // 4' env.json", '4\n'],
  ['cat env.json | jq -r \'.prod.settings | to_entries[] | "\\(.key)=\\(.value)"\'', 'A=1\nB=x\n'],
  ["jq '.dev.sku' env.json", '"B1"\n'],
  // an object is laid out in jq's own way, `sub` isn't followed, and nothing is known of what another program prints
  ["jq '.dev' env.json", HOLE],
  ['jq -r \'.dev.sku | sub("B"; "S")\' env.json', HOLE],
  ["talks | jq -r '.sku'", HOLE],
  ['jq -r \'."\\q"\' env.json', HOLE],
  [`jq -r '${Array.from({ length: 20 }, () => '(.,.,.)').join('|')}' env.json`, HOLE],
])('%s', (script, output) => {
  expect(printed(script, FILES)).toBe(output);
});

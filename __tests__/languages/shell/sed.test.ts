import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { HOLE } from '../../../src/text/traced.ts';
import { printed } from './printed.ts';

const quoted = (word: string): string => `'${word}'`;

test('edits as the real program does', () => {
  if (spawnSync('sed', ['--version'], { encoding: 'utf8' }).stdout?.includes('GNU') !== true) {
    console.warn('GNU sed is not on this machine: not compared');
    return;
  }
  const pieces = [
    'a',
    'b',
    '.',
    '*',
    '[ab]',
    '[^a]',
    '^',
    '$',
    '\\(',
    '\\)',
    '\\.',
    '+',
    '__W__',
    '\\r',
    ' ',
    '(',
    ')',
    '?',
  ];
  const pattern = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }).map((each) => each.join(''));
  const replacement = fc
    .array(fc.constantFrom('x', '&', '\\1', '\\&', '\\n', '3', '-'), { maxLength: 3 })
    .map((each) => each.join(''));
  const line = fc.array(fc.constantFrom('a', 'b', '.', ' ', '__W__', '\r', '(', 'c'), { maxLength: 7 });
  const text = fc
    .array(
      line.map((each) => each.join('')),
      { minLength: 1, maxLength: 3 },
    )
    .map((all) => `${all.join('\n')}\n`);
  const delimiter = fc.constantFrom('/', '|', '#', ',');
  const options = fc.constantFrom('', '-E', '-n', '-nE');
  let compared = 0;
  fc.assert(
    fc.property(
      options,
      delimiter,
      pattern,
      replacement,
      fc.constantFrom('', 'g', 'p', 'gp'),
      text,
      (flags, by, from, to, how, input) => {
        const words = [...(flags === '' ? [] : [flags]), `s${by}${from}${by}${to}${by}${how}`];
        const ours = printed(`printf '%s' ${quoted(input)} | sed ${words.map(quoted).join(' ')}`);
        if (ours.includes(HOLE)) return;
        const theirs = spawnSync('sed', words, { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
        compared++;
        expect({ words, input, text: ours }).toEqual({ words, input, text: theirs.status === 0 ? theirs.stdout : '' });
      },
    ),
    { numRuns: Number(process.env['SED_RUNS'] ?? 300), seed: 20261126 },
  );
  expect(compared).toBeGreaterThan(100);
});

test.each([
  ["printf 'a\\r\\nb\\r\\n' | sed 's/\\r$//'", 'a\nb\n'],
  ["printf 'a\\n#b\\nc\\n' | sed -e '/^#/d' -e 's/c/d/'", 'a\nd\n'],
  ['W=3; printf \'gunicorn -w __W__\' | sed "s|__W__|$W|g; s/gunicorn/exec &/"', 'exec gunicorn -w 3'],
  ["printf 'x=1\\ny=2\\n' | sed -n 's/^y=//p'", '2\n'],
  // `y` and line numbers aren't followed
  ["printf 'abc' | sed 'y/a/b/'", HOLE],
  ["printf 'abc' | sed '1d'", HOLE],
  ["W=$(talks); printf 'a %s' \"$W\" | sed 's/a/b/'", HOLE],
])('%s', (script, output) => {
  expect(printed(script)).toBe(output);
});

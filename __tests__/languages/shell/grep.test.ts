import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { HOLE } from '../../../src/text/traced.ts';
import { printed } from './printed.ts';

const quoted = (word: string): string => `'${word}'`;

test('finds lines as the real program does', () => {
  if (spawnSync('grep', ['--version'], { encoding: 'utf8' }).stdout?.includes('GNU') !== true) {
    console.warn('GNU grep is not on this machine: not compared');
    return;
  }
  const pieces = ['a', 'B', '.', '*', '[ab]', '[^a]', '^', '$', '#', '=', '+', ' ', '(', ')', '?', '|'];
  const pattern = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((each) => each.join(''));
  const line = fc.array(fc.constantFrom('a', 'b', 'A', '.', ' ', '#', '=', '(', 'c'), { maxLength: 6 });
  const text = fc
    .array(
      line.map((each) => each.join('')),
      { minLength: 1, maxLength: 4 },
    )
    .chain((all) => fc.constantFrom(all.join('\n'), `${all.join('\n')}\n`));
  const options = fc.subarray(['-v', '-E', '-i', '-c', '-x', '-F'], { maxLength: 3 });
  let compared = 0;
  fc.assert(
    fc.property(options, pattern, text, (flags, sought, input) => {
      if (flags.includes('-E') && flags.includes('-F')) return;
      const words = [...flags, sought];
      const ours = printed(`printf '%s' ${quoted(input)} | grep ${words.map(quoted).join(' ')}`);
      if (ours.includes(HOLE)) return;
      const theirs = spawnSync('grep', words, { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
      compared++;
      expect({ words, input, text: ours }).toEqual({ words, input, text: theirs.status === 2 ? '' : theirs.stdout });
    }),
    { numRuns: Number(process.env['GREP_RUNS'] ?? 300), seed: 20261127 },
  );
  expect(compared).toBeGreaterThan(100);
});

test.each([
  ["printf 'A=1\\n# b\\n\\nC=2\\n' | grep -v '^#'", 'A=1\n\nC=2\n'],
  ["printf 'a\\nb\\n' | grep -c -e a -e b", '2\n'],
  ["printf 'a\\nb\\n' | grep -q a && echo yes", 'yes\n'],
  ["printf 'a\\n' | grep -q b || echo no", 'no\n'],
  // `-o` isn't followed, nor what isn't known
  ["printf 'abc' | grep -o b", HOLE],
  ['talks | grep a', HOLE],
  ["echo '2 * 3 + 1' | bc", '7\n'],
  ["echo '(7 - 1) / 4' | bc", '1\n'],
  ["echo 'scale=2; 7 / 4' | bc", HOLE],
  ["echo '2 *' | bc; echo goes on", `${HOLE}goes on\n`],
])('%s', (script, output) => {
  expect(printed(script)).toBe(output);
});

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { commandLine } from '../../../src/languages/shell/command-line.ts';

test('words are quoted only where they have to be', () => {
  expect(commandLine(['gunicorn', '--bind=0.0.0.0', '--timeout', '600', 'app:app'])).toBe(
    'gunicorn --bind=0.0.0.0 --timeout 600 app:app',
  );
  expect(commandLine(['gunicorn', 'app:create_app()'])).toBe("gunicorn 'app:create_app()'");
  expect(commandLine(['', 'a b', "it's"])).toBe(`'' 'a b' "it's"`);
  // At the start it would be an assignment.
  expect(commandLine(['A=1'])).toBe("'A=1'");
});

test('a shell reads the words that were written', () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab=:,./-_ \t\'"\\$`!*?[]{}()<>|&;#~%@^é\n') });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      const line = commandLine(['printf', '%s\\0', ...words]);
      const read = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' }).split('\0').slice(0, -1);
      expect(read).toEqual(words);
    }),
    { seed: 1, numRuns: 60 },
  );
});

import { batchAsShell } from '../../src/languages/as-shell/batch.ts';
import { Source } from '../../src/text/source.ts';

const written = (text: string): string => batchAsShell(new Source('deploy.bat', text)).string;

test('conditions within conditions on one line come to an end', () => {
  expect(written(`${'if a==b '.repeat(20_000)}az webapp up\naz group list\n`)).toContain('az group list');
  const chain = `if a==b ( az x )${' else if a==b ( az y )'.repeat(5000)}\naz group list\n`;
  expect(written(chain)).toContain('az group list');
});

test('each side of a condition on one line is read', () => {
  const text = written('if "%E%"=="a" ( set S=B1 ) else if exist x.zip ( set S=S1 ) else ( set S=P1v3 )\n');
  expect(text.split('\n').filter(Boolean)).toEqual([
    'if [ "${E}" = "a" ]; then :',
    'S="B1"',
    'else :',
    'if [ -e x.zip ]; then :',
    'S="S1"',
    'else :',
    'S="P1v3"',
    'fi',
    'fi',
  ]);
});

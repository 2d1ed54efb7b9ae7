import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineChanges } from '../../src/fix/line-diff.ts';
import { diffReport } from '../../src/report/diff.ts';
import { Source } from '../../src/text/source.ts';
import { result, withAppSettings } from '../report/fixture.ts';

const none = result({ subjects: [], findings: [] });
const diff = (before: string, after: string, path = 'a.txt'): string =>
  diffReport([{ before: new Source(path, before), after }], none, none, '');

test('a diff shows three lines before and after, and hunks that would touch are one', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`);
  const changed = lines.map((line, index) => ([9, 12, 25].includes(index) ? line.toUpperCase() : line));
  const hunks = diff(lines.join(''), changed.join(''))
    .split('\n')
    .filter((line) => /^[@+-]/.test(line));
  expect(hunks).toEqual([
    '--- a/a.txt',
    '+++ b/a.txt',
    '@@ -7,10 +7,10 @@',
    '-line 10',
    '+LINE 10',
    '-line 13',
    '+LINE 13',
    '@@ -23,7 +23,7 @@',
    '-line 26',
    '+LINE 26',
  ]);
});

test('a last line without an end is said to have none', () => {
  expect(diff('a\nb', 'a\nc')).toBe(
    '--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
  );
});

const word = fc.constantFrom('a\n', 'b\n', 'c\n', 'd\r\n');
const lines = fc.array(word, { maxLength: 12 });

describe('changes', () => {
  test('made one after the other, they give the new lines; and none of them is in vain', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const made: string[] = [];
        let at = 0;
        for (const change of lineChanges(before, after)) {
          expect(change.before[1] - change.before[0] + change.after[1] - change.after[0]).toBeGreaterThan(0);
          made.push(...before.slice(at, change.before[0]), ...after.slice(...change.after));
          at = change.before[1];
        }
        expect([...made, ...before.slice(at)]).toEqual(after);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test('git applies the diff', () => {
    const folder = mkdtempSync(join(tmpdir(), 'diff-'));
    const file = join(folder, 'a.txt');
    fc.assert(
      fc.property(lines, lines, fc.boolean(), (before, after, ended) => {
        const [from, to] = [before.join('') + (ended ? '' : 'end'), after.join('') + (ended ? '' : 'end')];
        fc.pre(from !== to && from !== '' && to !== '');
        writeFileSync(file, from);
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: diff(from, to) });
        expect(readFileSync(file, 'utf8')).toBe(to);
      }),
      { seed: 5, numRuns: 25 },
    );
    rmSync(folder, { recursive: true });
  });
});

test('secrets, controls and workflow commands of the file do not come through', () => {
  const { result: run, source } = withAppSettings({ DB_PASSWORD: 'hunter22' });
  const text = diffReport([{ before: source, after: source.text.replace('var', 'param') }], run, run, '');
  expect(text).toContain('DB_PASSWORD');
  expect(text.split('\n').find((line) => line.startsWith('-var'))).not.toContain('hunter22');
  const hostile = diff('\u001b[31m\tx\n::error::y\nz\n', '\u001b[31m\tx\n::error::y\nZ\n');
  expect(hostile).not.toContain('\u001b');
  expect(hostile).not.toMatch(/^\s*::/m);
});

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lint } from '../src/lint.ts';
import { rules } from '../src/rules/index.ts';
import { folderWorkspace } from '../src/workspace/folder.ts';
import { reported } from './reported.ts';

/**
 * Each folder is a small repository; its `expected.txt` says everything that is reported of it, and one finding too many fails. One with a file `.pedantic` is asked for
 * everything, one with a file `.places` says where each value comes from and who writes it. `UPDATE=1 npm run jest -- scenarios` writes what is reported now: read the difference before you commit it.
 */
const root = join(import.meta.dirname, 'scenarios');
const folders = readdirSync(root)
  .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
  .sort();

describe('scenario', () => {
  test.each(folders.map((folder) => [relative(root, folder), folder] as const))('%s', async (_name, folder) => {
    const expected = join(folder, 'expected.txt');
    const asked = (what: string): boolean => existsSync(join(folder, `.${what}`));
    const result = await lint(folderWorkspace(folder), { pedantic: asked('pedantic') });
    const actual = reported(result, { places: asked('places') });
    if (process.env['UPDATE']) writeFileSync(expected, actual);
    expect(actual).toBe(readFileSync(expected, 'utf8'));
  });

  const named = (rule: string, kind: string): readonly string[] =>
    folders.filter((folder) => relative(root, folder).startsWith(`${rule}/${kind}-`));
  const reports = (folder: string, rule: string): boolean =>
    new RegExp(`^(error|warning|note) ${rule} `, 'm').test(readFileSync(join(folder, 'expected.txt'), 'utf8'));

  test.each(rules.map(({ name }) => name))('of %s: one that it catches, and one that it allows', (rule) => {
    const [catches, allows] = [named(rule, 'catches'), named(rule, 'allows')];
    expect([catches.length > 0, allows.length > 0]).toEqual([true, true]);
    expect(catches.filter((folder) => !reports(folder, rule))).toEqual([]);
    expect(allows.filter((folder) => reports(folder, rule))).toEqual([]);
  });
});

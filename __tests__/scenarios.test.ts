import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lint } from '../src/lint.ts';
import { folderWorkspace } from '../src/workspace/folder.ts';
import { reported } from './reported.ts';

/**
 * Each folder with an `expected.txt` is a small repository; the file says everything that is reported of it, and one finding too
 * many fails. `UPDATE=1 npm run jest -- scenarios` writes what is reported now: read the difference before you commit it.
 */
const root = join(import.meta.dirname, 'scenarios');
const folders = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('expected.txt'))
  .map((path) => join(root, path, '..'))
  .sort();

describe('scenario', () => {
  test.each(folders.map((folder) => [relative(root, folder), folder] as const))('%s', async (_name, folder) => {
    const expected = join(folder, 'expected.txt');
    const actual = reported(await lint(folderWorkspace(folder), { pedantic: existsSync(join(folder, '.pedantic')) }));
    if (process.env['UPDATE']) writeFileSync(expected, actual);
    expect(actual).toBe(readFileSync(expected, 'utf8'));
  });
});

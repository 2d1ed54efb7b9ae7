import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { writeFiles } from '../../src/fix/write.ts';
import { folderWorkspace } from '../../src/workspace/folder.ts';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'write-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Changes a file as `--fix` does: from the text that the workspace read. */
function change(path: string, from: string, to: string, meanwhile: () => void = () => {}) {
  const before = folderWorkspace(root).read(path);
  if (!before) throw new Error(`${path} cannot be read`);
  meanwhile();
  return writeFiles(root, [{ before, after: before.text.replace(from, to) }]);
}

test('line ends, the byte order mark, a missing last line end and the mode stay', () => {
  const text = '\uFEFFgunicorn -w 9\r\necho é\r\nend';
  writeFileSync(join(root, 'startup.sh'), text);
  chmodSync(join(root, 'startup.sh'), 0o751);
  expect(change('startup.sh', '9', '3')).toEqual([]);
  expect(readFileSync(join(root, 'startup.sh'), 'utf8')).toBe(text.replace('9', '3'));
  expect(statSync(join(root, 'startup.sh')).mode & 0o777).toBe(0o751);
  expect(readdirSync(root)).toEqual(['startup.sh']);
});

test.each([
  ['UTF-16, little end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('%s stays', (_name, bytes) => {
  writeFileSync(join(root, 'a.txt'), bytes('workers 9 é\r\n'));
  expect(change('a.txt', '9', '33')).toEqual([]);
  expect(readFileSync(join(root, 'a.txt'))).toEqual(bytes('workers 33 é\r\n'));
});

test('nothing is written through a link, even one that stays inside', () => {
  writeFileSync(join(root, 'real.sh'), 'w 9');
  symlinkSync('real.sh', join(root, 'link.sh'));
  expect(change('link.sh', '9', '3')).toEqual([{ path: 'link.sh', why: 'it is a link, or no regular file' }]);
  expect(readFileSync(join(root, 'real.sh'), 'utf8')).toBe('w 9');
});

test('nothing is written to a folder that has become a link out of the workspace', () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'a.sh'), 'w 9');
  mkdirSync(join(root, 'app'));
  writeFileSync(join(root, 'app', 'a.sh'), 'w 9');
  const refused = change('app/a.sh', '9', '3', () => {
    rmSync(join(root, 'app'), { recursive: true });
    symlinkSync(outside, join(root, 'app'));
  });
  expect(refused.map(({ why }) => why)).toEqual([
    'its folder is reached through a link that leads out of what was checked',
  ]);
  expect(readFileSync(join(outside, 'a.sh'), 'utf8')).toBe('w 9');
  rmSync(outside, { recursive: true });
});

test('a file that was changed meanwhile, or is gone, is left as it is', () => {
  writeFileSync(join(root, 'a.sh'), 'w 9');
  expect(change('a.sh', '9', '3', () => writeFileSync(join(root, 'a.sh'), 'w 7'))).toEqual([
    { path: 'a.sh', why: 'it was changed while it was checked' },
  ]);
  expect(readFileSync(join(root, 'a.sh'), 'utf8')).toBe('w 7');
  expect(change('a.sh', '7', '3', () => rmSync(join(root, 'a.sh')))).toEqual([
    { path: 'a.sh', why: 'it cannot be written (ENOENT)' },
  ]);
  expect(readdirSync(root)).toEqual([]);
});

import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileCache } from '../../src/start/compile-cache.ts';

let base: string;
const before = process.env['XDG_CACHE_HOME'];
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'cache-'));
  process.env['XDG_CACHE_HOME'] = base;
});
afterEach(() => {
  rmSync(base, { recursive: true, force: true });
  if (before === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = before;
});

const folder = () => join(base, 'gunicorn-plan-lint');
const onlyFile = () => join(folder(), readdirSync(folder())[0] ?? '');
const filled = () => {
  compileCache('digest')?.put(
    new Map([
      ['a', Buffer.from('one')],
      ['b', Buffer.from('twelve bytes')],
    ]),
  );
  return onlyFile();
};

test('what was put is there for the next run, and what a later run adds is put beside it', () => {
  filled();
  const next = compileCache('digest');
  expect(next?.get('a')?.toString()).toBe('one');
  expect(next?.get('b')?.toString()).toBe('twelve bytes');
  expect((next?.get('b')?.byteOffset ?? 1) % 8).toBe(0);
  next?.put(new Map([['c', Buffer.from('three')]]));
  const third = compileCache('digest');
  expect(['a', 'b', 'c'].map((name) => third?.get(name)?.toString())).toEqual(['one', 'twelve bytes', 'three']);
});

test('another build has nothing of it', () => {
  filled();
  expect(compileCache('other')?.get('a')).toBeUndefined();
});

test('only its user may read it, or write it', () => {
  expect(statSync(filled()).mode & 0o777).toBe(0o600);
  expect(statSync(folder()).mode & 0o777).toBe(0o700);
});

test('a file that others could have written is not read, nor is a link, nor a part of a file', () => {
  const file = filled();
  chmodSync(file, 0o666);
  expect(compileCache('digest')?.get('a')).toBeUndefined();
  chmodSync(file, 0o600);
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, whole.length - 1));
  expect(compileCache('digest')?.get('a')).toBeUndefined();
  rmSync(file);
  writeFileSync(join(base, 'elsewhere'), whole, { mode: 0o600 });
  symlinkSync(join(base, 'elsewhere'), file);
  expect(compileCache('digest')?.get('a')).toBeUndefined();
});

test('where it cannot be written, nothing is said and nothing is left', () => {
  writeFileSync(folder(), 'in the way');
  compileCache('digest')?.put(new Map([['a', Buffer.from('one')]]));
  expect(readFileSync(folder(), 'utf8')).toBe('in the way');
  process.env['XDG_CACHE_HOME'] = 'not/absolute';
  expect(compileCache('digest')).toBeNull();
});

test('files that nobody has used for long are removed', () => {
  mkdirSync(folder(), { recursive: true });
  const [old, left, other] = ['old.bin', 'old.bin.123', 'other.txt'].map((name) => join(folder(), name)) as [
    string,
    string,
    string,
  ];
  for (const path of [old, left, other]) {
    writeFileSync(path, '');
    utimesSync(path, 1, 1);
  }
  compileCache('digest')?.put(new Map([['a', Buffer.from('one')]]));
  expect(readdirSync(folder())).toHaveLength(2);
  expect(readdirSync(folder())).toContain('other.txt');
});

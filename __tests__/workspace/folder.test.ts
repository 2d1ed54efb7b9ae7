import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { folderWorkspace } from '../../src/workspace/folder.ts';
import { UsageError } from '../../src/workspace/usage-error.ts';

const folders: string[] = [];

function folder(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'workspace-'));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) put(root, path, content);
  return root;
}

function put(root: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

afterAll(() => {
  for (const root of folders) rmSync(root, { recursive: true, force: true });
});

describe('the list of files', () => {
  test('is sorted, with forward slashes, and knows the folders', () => {
    const workspace = folderWorkspace(folder({ 'b.txt': '', 'a/c/d.py': '', 'a/b.py': '' }));
    expect(workspace.files).toEqual(['a/b.py', 'a/c/d.py', 'b.txt']);
    expect(workspace.has('a/b.py')).toBe(true);
    expect(workspace.has('a')).toBe(false);
    expect(['', 'a', 'a/c'].every(workspace.hasFolder)).toBe(true);
    expect(workspace.hasFolder('a/b.py')).toBe(false);
    expect(workspace.notes).toEqual([]);
  });

  test('leaves out git, dependencies, caches and virtual environments, but a root that is one is still read', () => {
    const root = folder({
      '.git/config': '',
      'node_modules/x/index.js': '',
      'src/node_modules/y.js': '',
      'src/__pycache__/a.pyc': '',
      'myenv/pyvenv.cfg': '',
      'myenv/lib/python3.12/site-packages/flask.py': '',
      'pyvenv.cfg': '',
      'app.py': '',
    });
    expect(folderWorkspace(root).files).toEqual(['app.py', 'pyvenv.cfg']);
  });

  test('honours the lines of a .gitignore that git can read, whatever its others are written in', () => {
    const latin = Buffer.concat([Buffer.from('# configuraci'), Buffer.from([0xf3]), Buffer.from('n\nold/\n')]);
    const mixed = Buffer.concat([Buffer.from('venv/\n'), Buffer.from('logs/\r\n', 'utf16le')]);
    const files = { 'old/app.py': '', 'venv/app.py': '', 'logs/app.py': '', 'app.py': '' };
    expect(folderWorkspace(folder({ ...files, '.gitignore': latin })).files).not.toContain('old/app.py');
    const workspace = folderWorkspace(folder({ ...files, '.gitignore': mixed }));
    expect(workspace.files.filter((path) => path.endsWith('app.py'))).toEqual(['app.py', 'logs/app.py', 'old/app.py']);
    expect(workspace.notes).toEqual([]);
  });

  test('honours .gitignore at every level, with negation', () => {
    const root = folder({
      '.gitignore': '# comment\n*.log\nbuild/\n/only-here.txt\n!keep.log\nsub/*.tmp\n\\#odd\n',
      'only-here.txt': '',
      'sub/only-here.txt': '',
      'a.log': '',
      'keep.log': '',
      '#odd': '',
      'build/x.py': '',
      'sub/.gitignore': '!build/\n!special.log\n/anchored.py\nplain.py\nx/y.py\n!#even\n',
      'sub/build/y.py': '',
      'sub/special.log': '',
      'sub/other.log': '',
      'sub/a.tmp': '',
      'sub/anchored.py': '',
      'sub/deep/anchored.py': '',
      'sub/deep/plain.py': '',
      'sub/x/y.py': '',
      'sub/z/x/y.py': '',
    });
    expect(folderWorkspace(root).files).toEqual([
      '.gitignore',
      'keep.log',
      'sub/.gitignore',
      'sub/build/y.py',
      'sub/deep/anchored.py',
      'sub/only-here.txt',
      'sub/special.log',
      'sub/z/x/y.py',
    ]);
  });

  test('takes the brackets of a folder name as they are in the rules of its .gitignore', () => {
    const root = folder({ 'a[b]!/.gitignore': 'x.py\n', 'a[b]!/x.py': '', 'a[b]!/y.py': '', 'ab!/x.py': '' });
    expect(folderWorkspace(root).files).toEqual(['a[b]!/.gitignore', 'a[b]!/y.py', 'ab!/x.py']);
  });

  test('does not try a pattern that could take hours to match', () => {
    const root = folder({ '.gitignore': `${'*a'.repeat(40)}b\n*.log\n`, [`${'a'.repeat(200)}c`]: '', 'x.log': '' });
    const workspace = folderWorkspace(root);
    expect(workspace.files).toHaveLength(2);
    expect(workspace.notes).toEqual([
      {
        file: '.gitignore',
        message: '1 of its patterns are too many, or have too many wildcards, and are not applied',
      },
    ]);
  });

  test('stops at the limits and says so', () => {
    const root = folder({ 'a.py': '', 'b.py': '', 'c.py': '', 'd/e.py': '', 'd/f/g.py': '' });
    const few = folderWorkspace(root, { files: 3 });
    expect(few.files.length).toBeLessThan(5);
    expect(few.notes[0]?.message).toContain('more than 3 files');
    const shallow = folderWorkspace(root, { depth: 1 });
    expect(shallow.files).toEqual(['a.py', 'b.py', 'c.py', 'd/e.py']);
    expect(shallow.notes).toEqual([{ file: 'd/f', message: 'folders deeper than 1 are left out' }]);
  });

  test('a missing root, and a root that is a file, are errors that the user can mend', () => {
    const root = folder({ 'a.py': '' });
    expect(() => folderWorkspace(join(root, 'nowhere'))).toThrow(UsageError);
    expect(() => folderWorkspace(join(root, 'nowhere'))).toThrow('there is no such folder');
    expect(() => folderWorkspace(join(root, 'a.py'))).toThrow('is a file');
  });
});

describe('symbolic links', () => {
  test('to a file inside are followed; out of the root, in a circle, to a folder or to nothing are not', () => {
    const secret = folder({ 'secret.txt': 'secret', 'dir/x.py': '' });
    const root = folder({ 'real/app.py': 'app = 1', 'node_modules/m.js': '' });
    symlinkSync('real/app.py', join(root, 'link.py'));
    symlinkSync(join(secret, 'secret.txt'), join(root, 'out.txt'));
    symlinkSync(join(secret, 'dir'), join(root, 'outdir'));
    symlinkSync('..', join(root, 'real', 'loop'));
    symlinkSync('self', join(root, 'self'));
    symlinkSync('node_modules/m.js', join(root, 'm.js'));
    symlinkSync('missing', join(root, 'broken'));
    const workspace = folderWorkspace(root);
    expect(workspace.files).toEqual(['link.py', 'real/app.py']);
    expect(workspace.read('link.py')?.text).toBe('app = 1');
    expect(workspace.read('link.py')?.path).toBe('link.py');
    expect(workspace.read('out.txt')).toBeNull();
    expect(workspace.read('outdir/x.py')).toBeNull();
    expect(workspace.read('../secret.txt')).toBeNull();
    expect(workspace.notes.map((note) => `${note.file}: ${note.message}`).sort()).toEqual([
      'broken: this symbolic link leads nowhere',
      'out.txt: this symbolic link leads out of the folder and is not followed',
      'outdir: this symbolic link leads out of the folder and is not followed',
      'real/loop: this symbolic link leads to a folder and is not followed',
      'self: this symbolic link leads nowhere',
    ]);
  });

  test('a root that is itself a link is read', () => {
    const root = folder({ 'a.py': 'x' });
    const parent = folder();
    symlinkSync(root, join(parent, 'here'));
    expect(folderWorkspace(join(parent, 'here')).read('a.py')?.text).toBe('x');
  });
});

describe('reading', () => {
  test('happens once, when asked for, and is counted', () => {
    const root = folder({ 'a.py': 'one', 'b.py': 'two' });
    const workspace = folderWorkspace(root);
    expect(workspace.filesRead).toBe(0);
    const first = workspace.read('a.py');
    writeFileSync(join(root, 'a.py'), 'changed');
    expect(workspace.read('a.py')).toBe(first);
    expect(first?.text).toBe('one');
    expect(workspace.filesRead).toBe(1);
    expect(workspace.read('missing.py')).toBeNull();
    expect(workspace.notes).toEqual([]);
  });

  test('knows UTF-8 with and without a byte order mark, and UTF-16', () => {
    const utf16 = Buffer.from('\uFEFFflask==3.0\r\n', 'utf16le');
    const workspace = folderWorkspace(
      folder({
        bom: '\uFEFFflask',
        le: utf16,
        be: Buffer.from(utf16).swap16(),
        plain: 'größe',
        empty: '',
      }),
    );
    expect(workspace.read('bom')?.text).toBe('flask');
    expect(workspace.read('le')?.text).toBe('flask==3.0\r\n');
    expect(workspace.read('be')?.text).toBe('flask==3.0\r\n');
    expect(workspace.read('plain')?.text).toBe('größe');
    expect(workspace.read('empty')?.text).toBe('');
  });

  test('what is no text gives one note and null, however often it is asked for', () => {
    const root = folder({
      'image.png': Buffer.from([0x89, 0x50, 0, 1]),
      'latin.txt': Buffer.from([0x67, 0x72, 0xf6]),
      'odd.txt': Buffer.from([0xff, 0xfe, 0x41]),
      'wide.txt': Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]),
    });
    const workspace = folderWorkspace(root);
    for (const path of [...workspace.files, ...workspace.files]) expect(workspace.read(path)).toBeNull();
    expect(workspace.notes).toEqual([
      { file: 'image.png', message: 'this file is binary' },
      { file: 'latin.txt', message: 'this file is neither UTF-8 nor UTF-16 text', line: 1 },
      { file: 'odd.txt', message: 'this file is not valid UTF-16' },
      { file: 'wide.txt', message: 'this file is binary' },
    ]);
  });

  test('a huge file is not read, and nothing is after the total limit', () => {
    const root = folder({ 'big.yml': '', 'a.py': '12345', 'b.py': 'x' });
    truncateSync(join(root, 'big.yml'), 11 * 1024 * 1024);
    const workspace = folderWorkspace(root, { totalBytes: 5 });
    expect(workspace.read('big.yml')).toBeNull();
    expect(workspace.read('a.py')?.text).toBe('12345');
    expect(workspace.read('b.py')).toBeNull();
    expect(workspace.notes.map((note) => note.message)).toEqual([
      'this file is larger than 10 MiB and is not read',
      'not read: 5 bytes of files have been read already',
    ]);
  });

  test('a named pipe is never opened, not even one that took the place of a file', () => {
    const root = folder({ 'a.py': 'x' });
    execFileSync('mkfifo', [join(root, 'pipe')]);
    const workspace = folderWorkspace(root);
    expect(workspace.files).toEqual(['a.py']);
    expect(workspace.read('pipe')).toBeNull();
    rmSync(join(root, 'a.py'));
    execFileSync('mkfifo', [join(root, 'a.py')]);
    expect(workspace.read('a.py')).toBeNull();
    expect(workspace.notes).toEqual([{ file: 'a.py', message: 'this is no regular file and is not read' }]);
  });

  test('a file that vanished or may not be read gives a note', () => {
    const root = folder({ 'gone.py': '', 'closed.py': '' });
    const workspace = folderWorkspace(root);
    rmSync(join(root, 'gone.py'));
    chmodSync(join(root, 'closed.py'), 0);
    expect(workspace.read('gone.py')).toBeNull();
    expect(workspace.notes).toEqual([{ file: 'gone.py', message: 'this file cannot be read (ENOENT)' }]);
    if (process.getuid?.() === 0) return; // the superuser may read all
    expect(workspace.read('closed.py')).toBeNull();
    expect(workspace.notes[1]).toEqual({ file: 'closed.py', message: 'this file cannot be read (EACCES)' });
  });

  test('the run bit is told', () => {
    const root = folder({ 'run.sh': '', 'app.py': '' });
    chmodSync(join(root, 'run.sh'), 0o755);
    const workspace = folderWorkspace(root);
    expect(workspace.executable('run.sh')).toBe(true);
    expect(workspace.executable('app.py')).toBe(false);
    expect(workspace.executable('none')).toBeNull();
  });
});

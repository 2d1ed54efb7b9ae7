import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { folderWorkspace } from '../../src/workspace/folder.ts';
import { trackedPaths } from '../../src/workspace/git-index.ts';
import { treeWorkspace } from '../../src/workspace/tree.ts';

const FILES = {
  '.gitignore': '/.venv/\n.github\nstartup.txt\nbuild/\n',
  '.github/workflows/deploy.yml': 'name: deploy\n',
  'startup.txt': 'gunicorn app:app\n',
  'app.py': '',
  'build/own.py': '',
  'build/left/other.py': '',
  'api/startup.txt': '',
  'api/main.py': '',
} as const;
const TRACKED = [
  '.github/workflows/deploy.yml',
  'startup.txt',
  'build/own.py',
  'app.py',
  '.gitignore',
  'api/startup.txt',
];

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tracked-'));
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function git(...words: string[]): void {
  const { status, stderr } = spawnSync('git', ['-c', 'core.excludesFile=', ...words], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

test.each([
  ['version 2', [], ['--index-version', '2']],
  ['version 4', [], ['--index-version', '4']],
  ['SHA-256', ['--object-format=sha256'], ['--index-version', '2']],
])('of a checkout with an index of %s, what was committed counts though a .gitignore names it', (_, init, version) => {
  git('init', '-q', ...init);
  git('add', '-f', ...TRACKED);
  git('update-index', ...version);
  const workspace = folderWorkspace(root);
  expect(workspace.files).toEqual([...TRACKED, 'api/main.py'].sort());
  expect(workspace.tracked).toBe(true);
  expect(folderWorkspace(join(root, 'api'), {}, root).files).toEqual(['main.py', 'startup.txt']);
});

test('an index with extended flags (version 3) is read', () => {
  git('init', '-q');
  git('add', '-f', ...TRACKED);
  git('add', '-f', '-N', 'api/main.py');
  expect([...(trackedPaths(readFileSync(join(root, '.git/index'))) ?? [])].sort()).toEqual(
    [...TRACKED, 'api/main.py'].sort(),
  );
});

test("a split index is not read: then a .gitignore holds, but for GitHub's own folder", () => {
  git('init', '-q');
  git('add', '-f', ...TRACKED);
  git('update-index', '--split-index');
  const workspace = folderWorkspace(root);
  expect(workspace.tracked).toBe(false);
  expect(workspace.files).toEqual(['.github/workflows/deploy.yml', '.gitignore', 'api/main.py', 'app.py']);
});

test('without git, the same holds', () => {
  expect(folderWorkspace(root).files).toEqual(['.github/workflows/deploy.yml', '.gitignore', 'api/main.py', 'app.py']);
});

test("of a commit's tree everything counts, unless the checkout that it is compared with left files out", () => {
  const files = Object.keys(FILES).map((path) => ({ path, blob: path, kind: 'file' as const }));
  const load = ({ path }: { path: string }) => Buffer.from(FILES[path as keyof typeof FILES]);
  expect(treeWorkspace(files, false, load).files).toEqual(Object.keys(FILES).sort());
  expect(treeWorkspace(files, true, load).files).toEqual(folderWorkspace(root).files);
});

test('an index that is cut off or changed anywhere never throws', () => {
  git('init', '-q');
  git('add', '-f', ...TRACKED);
  git('update-index', '--index-version', '4');
  const index = readFileSync(join(root, '.git/index'));
  fc.assert(
    fc.property(fc.nat(index.length), fc.nat(index.length - 1), fc.nat(255), (length, at, byte) => {
      const broken = Buffer.from(index);
      broken[at] = byte;
      trackedPaths(broken.subarray(0, length));
      trackedPaths(broken);
    }),
    { seed: 3, numRuns: 2000 },
  );
});

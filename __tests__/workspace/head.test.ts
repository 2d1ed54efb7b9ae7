import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderWorkspace } from '../../src/workspace/folder.ts';
import { treeWorkspace } from '../../src/workspace/tree.ts';

const TEXT = `{"$schema": "deploymentTemplate.json#", "large": "${'x'.repeat(5000)}"}`;
const FILES: Readonly<Record<string, Buffer>> = {
  'utf8.json': Buffer.from(TEXT),
  'utf16.json': Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
  'binary.json': Buffer.from([0, 1, 2, 0xff]),
  'empty.json': Buffer.alloc(0),
};

function folder() {
  const root = mkdtempSync(join(tmpdir(), 'head-'));
  for (const [path, bytes] of Object.entries(FILES)) writeFileSync(join(root, path), bytes);
  symlinkSync('/etc/hostname', join(root, 'outside.json'));
  const workspace = folderWorkspace(root);
  return { workspace, end: () => rmSync(root, { recursive: true, force: true }) };
}

function tree() {
  const files = Object.keys(FILES).map((path) => ({ path, blob: path, kind: 'file' as const }));
  return { workspace: treeWorkspace(files, false, ({ path }) => FILES[path] ?? null), end: () => undefined };
}

test.each([
  ['a folder', folder],
  ['a tree of git', tree],
])('the head of a file of %s tells what it is, and counts as no reading', (_what, make) => {
  const { workspace, end } = make();
  const head = (path: string) => workspace.head?.(path);
  expect(head('utf8.json')).toBe(TEXT.slice(0, 2048));
  expect(head('utf16.json')).toContain('"deploymentTemplate.json#"');
  expect(head('binary.json')).toHaveLength(3);
  expect(head('empty.json')).toBe('');
  expect(head('none.json')).toBeNull();
  expect(head('outside.json')).toBeNull();
  expect(workspace.filesRead).toBe(0);
  expect(workspace.notes.filter(({ file }) => file !== 'outside.json')).toEqual([]);
  end();
});

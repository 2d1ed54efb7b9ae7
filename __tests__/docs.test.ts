import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { generatedFiles } from '../scripts/docs/files.ts';
import { rules } from '../src/rules/index.ts';
import { VERSION } from '../src/version.ts';

const root = join(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');
const generated = await generatedFiles(root);

test.each([...generated])('%s is what the source makes (npm run docs)', (path, made) => {
  expect(existsSync(join(root, path)) ? text(path) : '(missing)').toBe(made);
});

test('no page of a rule is left that is no rule any more', () => {
  const pages = readdirSync(join(root, 'docs/rules')).sort();
  expect(pages).toEqual(rules.map(({ name }) => `${name}.md`).sort());
});

test('every link within the documentation leads to a file', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docPages('docs')];
  const broken = pages.flatMap((page) => {
    const links = [...text(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target = '']) => target);
    return links.filter((target) => !existsSync(join(root, page, '..', target))).map((target) => `${page}: ${target}`);
  });
  expect(broken).toEqual([]);
});

test('the version is the same everywhere', () => {
  expect(JSON.parse(text('package.json')).version).toBe(VERSION);
});

test('the workflows pin every action to a commit, say which version that is, and ask for no more than they need', () => {
  for (const name of readdirSync(join(root, '.github/workflows'))) {
    const workflow = text(`.github/workflows/${name}`);
    const used = workflow.split('\n').filter((line) => /^\s*(- )?uses: (?!\.\/)/.test(line));
    for (const line of used) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(parse(workflow).permissions).toEqual({ contents: 'read' });
  }
});

function docPages(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path}`);
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { generatedFiles } from '../scripts/docs/files.ts';
import { rules } from '../src/rules/index.ts';
import { REPOSITORY, VERSION } from '../src/version.ts';

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

test('the repository is called the same everywhere', () => {
  expect(JSON.parse(text('package.json')).repository.url).toBe(`git+https://github.com/${REPOSITORY}.git`);
  const named = ['README.md', ...docPages('docs')].flatMap((page) => [
    ...text(page).matchAll(/([\w.-]+\/gunicorn-plan-lint)@v\d/g),
  ]);
  expect(named.length).toBeGreaterThan(5);
  for (const [, name] of named) expect(name).toBe(REPOSITORY);
});

describe('the recipes', () => {
  const { inputs, outputs } = parse(text('action.yml'));
  const recipes = ['README.md', 'docs/github-action.md'].flatMap((page) =>
    [...text(page).matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => [page, yaml] as const),
  );

  test.each(recipes)('of %s are YAML, with inputs and outputs that there are: %s', (_, yaml) => {
    expect(parse(yaml)).toBeTruthy();
    for (const [, name = ''] of yaml.matchAll(/steps\.lint\.outputs\.([\w-]+)/g))
      expect(outputs).toHaveProperty([name]);
    for (const step of stepsIn(parse(yaml))) {
      if (!step.uses?.startsWith(`${REPOSITORY}@`)) continue;
      for (const name of Object.keys(step.with ?? {})) expect(inputs).toHaveProperty([name]);
    }
  });

  test('every input is in one of them, or needs none', () => {
    const used = new Set(recipes.flatMap(([, yaml]) => [...yaml.matchAll(/^ +([\w-]+): /gm)].map(([, name]) => name)));
    expect(Object.keys(inputs).filter((name) => !used.has(name))).toEqual(['pedantic', 'token']);
  });
});

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** All mappings in a document that use an action. */
function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  return [...('uses' in value ? [value as Step] : []), ...Object.values(value).flatMap(stepsIn)];
}

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

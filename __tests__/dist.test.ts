import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuiltFile, bundle } from '../scripts/build/bundle.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
let built: readonly BuiltFile[];

beforeAll(async () => {
  built = await bundle(root);
});

test('dist/ is what the source builds (npm run build)', () => {
  const stale = built.filter(({ name, text }) => readOrEmpty(join(dist, name)) !== text).map(({ name }) => name);
  expect(stale).toEqual([]);
  expect(readdirSync(dist).sort()).toEqual(built.map(({ name }) => name).sort());
});

test('dist/ stays under 2.2 MB', () => {
  expect(built.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)).toBeLessThan(2_200_000);
});

test('dist/ is whole: it needs no package', () => {
  const own = new Set(
    built.flatMap(({ text }) =>
      [...text.matchAll(/(?:^|^\(exported=>\(\{)"([\w-]+)":function\(exports/gm)].map(([, id]) => id),
    ),
  );
  expect(own.size).toBeGreaterThan(50);
  const wanted = built.flatMap(({ name, text }) =>
    [...text.matchAll(/\b(?:require|import)\("([\w@/.:-]+)"\)/g)].map(([, target = '']) => `${name}: ${target}`),
  );
  expect(wanted.length).toBeGreaterThan(100);
  const missing = wanted.filter((one) => {
    const target = one.slice(one.indexOf(': ') + 2);
    return !own.has(target) && !isBuiltin(target);
  });
  expect(missing).toEqual([]);
});

test('the licence of everything that is bundled is in licenses.txt', () => {
  const licences = built.find(({ name }) => name === 'licenses.txt')?.text ?? '';
  for (const name of ['yaml', 'unbash', '@lezer/python', 'jsonc-parser', 'shell-quote', '@actions/expressions']) {
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  }
});

test('both doors open in a folder that has nothing but dist/ and package.json', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    for (const name of ['dist', 'package.json', 'examples'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    const output = execFileSync(process.execPath, ['dist/cli.js', 'examples/slow-flask'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(output).toContain('warning[single-request-capacity]');
    const env = {
      ...process.env,
      GITHUB_WORKSPACE: join(folder, 'examples/slow-flask'),
      GITHUB_OUTPUT: '',
      GITHUB_STEP_SUMMARY: '',
      RUNNER_TEMP: folder,
    };
    expect(execFileSync(process.execPath, ['dist/action.js'], { cwd: folder, env, encoding: 'utf8' })).toContain(
      '::warning file=',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the packed package runs as `npx` runs it, from a folder that has nothing of this one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  const npm = (cwd: string, ...words: readonly string[]): string =>
    execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...words], {
      cwd,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_update_notifier: 'false' },
    });
  try {
    npm(root, 'pack', '--silent', '--ignore-scripts', '--offline', '--pack-destination', folder);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const place = join(folder, 'repository');
    cpSync(join(root, 'examples', 'slow-flask'), place, { recursive: true });
    const run = (...words: readonly string[]): string =>
      npm(
        place,
        'exec',
        '--yes',
        '--offline',
        `--package=${join(folder, tarball)}`,
        '--',
        'gunicorn-plan-lint',
        ...words,
      );
    expect(run()).toContain('warning[single-request-capacity]');
    expect(run('init', '--config')).toContain('written: .github/workflows/gunicorn-plan-lint.yml');
    expect(readFileSync(join(place, '.github/workflows/gunicorn-plan-lint.yml'), 'utf8')).toContain('contents: read');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

test('the npm package has what a command line needs, and no more', () => {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const words = ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'];
  const [packed] = JSON.parse(
    execFileSync(npm, words, {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as readonly { readonly files: readonly { readonly path: string; readonly mode: number }[] }[];
  const files = new Map((packed?.files ?? []).map(({ path, mode }) => [path, mode]));
  for (const { name } of built) expect(files.has(`dist/${name}`)).toBe(true);
  for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md', 'docs/lint.schema.json', 'docs/github-action.md']) {
    expect(files.has(path)).toBe(true);
  }
  expect(
    [...files.keys()].filter((path) => !/^(dist|docs)\/|^[A-Z]+(\.md)?$|^(package\.json|action\.yml)$/.test(path)),
  ).toEqual([]);
  expect([...files.keys()].filter((path) => /\.(ts|png|map)$/.test(path))).toEqual([]);
});

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

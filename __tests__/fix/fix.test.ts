import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fixed, fix } from '../../src/fix/fix.ts';
import { lint } from '../../src/lint.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';
import { example, exampleWith } from '../example.ts';

type Files = Readonly<Record<string, string>>;

async function fixed(files: Files, level: 'safe' | 'unsafe'): Promise<Fixed & { readonly after: Files }> {
  const workspace = memoryWorkspace(files);
  const check = (changed: typeof workspace) => lint(changed, { pedantic: true });
  const done = await fix(workspace, await check(workspace), level, check);
  const after = { ...files, ...Object.fromEntries(done.files.map(({ before, after: text }) => [before.path, text])) };
  return { ...done, after };
}

const template = ({ after }: { readonly after: Files }): string => after['infra/main.bicep'] ?? '';

describe('fixes', () => {
  test('the edit of a finding is made, and the finding is gone', async () => {
    const done = await fixed(exampleWith('gunicorn --workers 9 app:app'), 'unsafe');
    expect(done.made.map(({ rule }) => rule)).toContain('excess-workers');
    expect(done.result.findings.map(({ rule }) => rule)).not.toContain('excess-workers');
    expect(template(done)).toContain("'gunicorn --timeout 230 --workers 3 --threads 3 app:app'");
    expect(done.files).toHaveLength(1);
  });

  test('what is not safe is left, with the reason, where only safe edits are asked for', async () => {
    const done = await fixed(exampleWith('gunicorn --workers 9 app:app'), 'safe');
    expect(done.files).toEqual([]);
    expect(done.left.map(({ finding, why }) => [finding.rule, why])).toContainEqual([
      'excess-workers',
      'it needs a second look',
    ]);
  });

  test('a comment that allows nothing is removed with its line; one of several names alone', async () => {
    const files = exampleWith('gunicorn --workers 9 app:app');
    const line = "      appCommandLine: 'gunicorn --workers 9 app:app'\n";
    const commented = (comment: string): Files => ({
      ...files,
      'infra/main.bicep': (files['infra/main.bicep'] ?? '').replace(line, `${comment}${line}`),
    });
    const none = '      // gunicorn-plan-lint: allow loopback-bind because nothing\n';
    expect(template(await fixed(commented(none), 'safe'))).toBe(files['infra/main.bicep']);
    const some = '      // gunicorn-plan-lint: allow loopback-bind, excess-workers, ignored-threads because we wait\n';
    expect(template(await fixed(commented(some), 'safe'))).toContain(
      '      // gunicorn-plan-lint: allow excess-workers because we wait\n',
    );
  });

  test('a value that another deployment uses, too, is left alone where nothing is wrong with it', async () => {
    const files = exampleWith('gunicorn --workers 7 --threads 2 app:app');
    const sizes = { dev: 'B1', prod: 'P2v3' };
    const environments = Object.fromEntries(
      Object.entries(sizes).map(([name, sku]) => [
        `infra/main.${name}.bicepparam`,
        `using './main.bicep'\n\nparam skuName = '${sku}'\n`,
      ]),
    );
    const own = Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('.bicepparam')));
    const done = await fixed({ ...own, ...environments }, 'unsafe');
    const found = done.result.findings.find(({ rule }) => rule === 'excess-workers');
    expect(found?.environments).toEqual(['dev']);
    expect(done.files).toEqual([]);
    expect(done.left.find(({ finding }) => finding.rule === 'excess-workers')?.why).toMatch(
      / in prod(uction)? uses the same value/,
    );
  });

  test('without findings nothing is changed and nothing is checked again', async () => {
    const workspace = memoryWorkspace(example());
    const clean = { ...(await lint(workspace)), findings: [] };
    const done = await fix(workspace, clean, 'unsafe', () => Promise.reject(new Error('checked again')));
    expect(done.files).toEqual([]);
  });

  test('an edit that breaks the file is not made, though the finding would be gone', async () => {
    const workspace = memoryWorkspace(exampleWith('gunicorn --workers 9 app:app'));
    const first = await lint(workspace);
    const broken = first.findings.map((finding) => ({
      ...finding,
      fix: {
        title: 't',
        command: null,
        edit: { at: { ...finding.at, end: finding.at.end + 8 }, text: '', safe: true },
      },
    }));
    const done = await fix(workspace, { ...first, findings: broken }, 'safe', (changed) => lint(changed));
    expect(done.made).toEqual([]);
    expect(done.left.map(({ why }) => why)).toContain('something else would be wrong then');
  });
});

const command = fc
  .record({
    workers: fc.integer({ min: 1, max: 40 }),
    threads: fc.integer({ min: 1, max: 4 }),
    timeout: fc.constantFrom(30, 230, 600),
    bind: fc.constantFrom('0.0.0.0', '127.0.0.1:8000', 'localhost'),
    app: fc.constantFrom('app:app', 'app:ap', 'main:app'),
    workerClass: fc.constantFrom('', '-k gevent ', '-k sync '),
  })
  .map(
    ({ workers, threads, timeout, bind, app, workerClass }) =>
      `gunicorn ${workerClass}--bind=${bind} --timeout ${timeout} --threads ${threads} --workers ${workers} ${app}`,
  );

test('a second time changes nothing, and what was made is mended', async () => {
  let edits = 0;
  await fc.assert(
    fc.asyncProperty(command, fc.constantFrom('safe', 'unsafe'), async (text, level) => {
      const once = await fixed(exampleWith(text), level);
      edits += once.made.length;
      const twice = await fixed(once.after, level);
      expect(twice.files).toEqual([]);
      const left = once.result.findings.map(({ fingerprint }) => fingerprint);
      for (const { fingerprint } of once.made) expect(left).not.toContain(fingerprint);
    }),
    { seed: 11, numRuns: 60 },
  );
  expect(edits).toBeGreaterThan(20);
});

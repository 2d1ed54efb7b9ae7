import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { initCommand } from '../../src/cli/init-command.ts';
import { requestOf } from '../../src/cli/request.ts';
import { lint } from '../../src/lint.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';
import { example } from '../example.ts';

const root = join(import.meta.dirname, '../..');
const WORKFLOW = '.github/workflows/gunicorn-plan-lint.yml';
const CONFIG = '.gunicorn-plan-lint.yml';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (path: string): string => readFileSync(join(folder, path), 'utf8');

async function init(...words: readonly string[]): Promise<string> {
  const request = requestOf(['init', ...words]);
  if (request.kind !== 'command') throw new Error(request.kind);
  let printed = '';
  const print = (more: string): void => {
    printed += more;
  };
  const code = await initCommand(request, {
    environment: {},
    terminal: false,
    columns: 100,
    program: null,
    folder,
    print,
  });
  expect(code).toBe(0);
  return printed;
}

test('a workflow is written that asks for no more than reading, and pins what it uses as our own workflows do', async () => {
  expect(await init()).toContain(`written: ${WORKFLOW}\n`);
  const workflow = parse(text(WORKFLOW));
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(Object.keys(workflow.on)).toEqual(['pull_request', 'merge_group']);
  const [checkout] = /actions\/checkout@.*/.exec(text(WORKFLOW)) ?? [];
  expect(readFileSync(join(root, '.github/workflows/ci.yml'), 'utf8')).toContain(checkout);
  const [, own] = workflow.jobs['gunicorn-plan-lint'].steps;
  const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  for (const [name, value] of Object.entries(own.with)) expect(String(value)).toBe(inputs[name].default);
  for (const [, name = ''] of text(WORKFLOW).matchAll(/^ +# (comment|suggest): /gm))
    expect(inputs).toHaveProperty(name);
  expect(existsSync(join(folder, CONFIG))).toBe(false);
});

test('a config file is written that is one, whatever of it is put to use', async () => {
  await init('--config');
  const written = text(CONFIG);
  const used = written.replace(/^# (?=[a-z-]+:| {2})/gm, '').replace(/^yaml-language-server.*$/m, '');
  expect(Object.keys(parse(used))).toEqual(['sku', 'instances', 'profile', 'memory-per-worker', 'rules', 'allow']);
  for (const config of [written, used]) {
    const { notes } = await lint(memoryWorkspace({ ...example(), [CONFIG]: config }));
    expect(notes).toEqual([]);
  }
});

test.each([[WORKFLOW], [CONFIG], ['.gunicorn-plan-lint.yaml']])(
  'nothing is written where there is a %s',
  async (path) => {
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    writeFileSync(join(folder, path), 'mine');
    await expect(init('--config')).rejects.toMatchObject({
      name: 'UsageError',
      message: `There is a ${path} already: nothing was written.`,
    });
    expect(text(path)).toBe('mine');
    expect([WORKFLOW, CONFIG].filter((name) => name !== path && existsSync(join(folder, name)))).toEqual([]);
  },
);

test('where it cannot be written, that is one sentence', async () => {
  writeFileSync(join(folder, '.github'), 'in the way');
  await expect(init()).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringMatching(/cannot be written \(E\w+\)\.$/),
  });
});

test('--config is a switch here, and takes a file elsewhere', () => {
  expect(requestOf(['init', '--config'])).toMatchObject({ kind: 'command', name: 'init', argument: null });
  expect(requestOf(['lint', '--config'])).toMatchObject({ kind: 'misuse', message: '--config needs a value: FILE.' });
  expect(requestOf(['init', '--config=x'])).toMatchObject({ kind: 'misuse', message: '--config takes no value.' });
});

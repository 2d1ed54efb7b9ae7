import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { requestOf } from '../../src/cli/request.ts';
import { run } from '../../src/cli/run.ts';
import { example } from '../example.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command in a folder that has the example and these files. */
async function outcome(
  files: Readonly<Record<string, string | Buffer>>,
  ...words: string[]
): Promise<{ readonly code: number; readonly printed: string }> {
  for (const [path, content] of Object.entries({ ...example(), ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const request = requestOf(words);
  if (request.kind === 'misuse') throw new Error(request.message);
  let printed = '';
  const code = await run(request, {
    environment: {},
    terminal: false,
    columns: 100,
    program: null,
    folder,
    print: (text) => {
      printed += text;
    },
  });
  return { code, printed };
}

const LAUGHS = ['a: &a0 [x, x, x, x, x, x, x, x, x]'];
for (let level = 1; level < 12; level++) {
  LAUGHS.push(
    `k${level}: &a${level} [${Array(9)
      .fill(`*a${level - 1}`)
      .join(', ')}]`,
  );
}

test.each<[string, string, string | Buffer, RegExp]>([
  ['broken YAML', '.github/workflows/a.yml', 'on: [push\njobs: {', /a\.yml:2:1: not valid YAML: /],
  ['broken YAML', 'azure.yaml', 'name: x\n  services: [', /azure\.yaml:1:7: not valid YAML: /],
  ['aliases of aliases', '.github/workflows/a.yml', `${LAUGHS.join('\n')}\njobs: *a11\n`, /a\.yml:\d+:\d+: .*too/],
  ['an alias of itself', '.github/workflows/a.yml', 'a: &a\n  b: *a\n', /a\.yml:2:6: .*no anchor &a/],
  [
    'broken Bicep',
    'infra/other.bicep',
    "param x string =\nresource 'x\n",
    /other\.bicep:1:17: BCP009: .*\(and \d+ more/,
  ],
  [
    'broken JSON',
    'infra/main.test.parameters.json',
    `{"$schema": "https://x/deploymentParameters.json#", "parameters": {`,
    /json:1:\d+: this is not valid JSON/,
  ],
  ['a binary', 'infra/other.bicep', Buffer.from([0x89, 0x50, 0, 1]), /other\.bicep: this file is binary/],
  [
    'invalid UTF-8',
    'infra/other.bicep',
    Buffer.from('// one\n// caf\xe9\n', 'latin1'),
    /other\.bicep:2: .*neither UTF-8 nor UTF-16/,
  ],
  ['50 MB', 'infra/other.bicep', Buffer.alloc(50_000_000, '// x\n'), /other\.bicep: .*larger than 10 MiB/],
])('%s is one note with its place, and everything else is checked (%s)', async (_, path, content, note) => {
  const { code, printed } = await outcome({ [path]: content });
  expect(printed.split('\n').filter((line) => line.startsWith('not read: '))).toEqual([expect.stringMatching(note)]);
  expect(printed).toContain('warning[single-request-capacity]');
  expect(code).toBe(0);
});

test.each<[string[], RegExp]>([
  [['nowhere'], /^There is no folder "nowhere"\.$/],
  [['inspec'], /^There is no folder "inspec"; did you mean the command "inspect"\?$/],
  [['infra/main.bicep'], /^"infra\/main\.bicep" is a file; give the folder that holds it\.$/],
  [['check', 'gunicorn app:app', '--sku', 'B9'], /^There is no App Service plan size "B9"; /],
  [['check', 'gunicorn app:app'], /^check needs the size of the plan: --sku B1, for example\.$/],
  [['check', 'gunicorn app:app', '--sku', 'B1', '--env', 'secret'], /^--env takes NAME=VALUE/],
  [['check', 'gunicorn app:app', '--sku', 'B1', '--dir', 'nowhere'], /^There is no folder "nowhere"\.$/],
  [['recommend'], /^recommend needs the size of the plan: --sku B1, for example\.$/],
  [['recommend', '--sku', 'P1_v3'], /^There is no App Service plan size "P1_v3"; did you mean P1v3\?$/],
  [['recommend', '--sku', 'B1', '--wait', '200'], /^--wait and --cpu go together/],
  [['recommend', '--sku', 'B1', '--memory-per-worker', 'much'], /^--memory-per-worker takes a number from 1 to /],
  [['recommend', '--sku', 'B1', '--users', '1.5'], /^--users takes a whole number from 1 to 2000, not "1\.5"\.$/],
  [['explain', 'excess-worker'], /^There is no rule "excess-worker"; did you mean excess-workers\?$/],
  [['--baseline', 'nowhere.json'], /^There is no baseline "nowhere\.json": /],
  [['--config', 'nowhere.yml'], /^There is no file "nowhere\.yml" for --config\.$/],
])('%j is one sentence', async (words, sentence) => {
  await expect(outcome({}, ...words)).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringMatching(sentence),
  });
});

test.each<[string[], number]>([
  [[], 0],
  [['--fail-on', 'warning'], 1],
  [['--fail-on', 'never'], 0],
  [['check', 'gunicorn -b 127.0.0.1 app:app', '--sku', 'B1'], 1],
  [['check', 'gunicorn -b 127.0.0.1 app:app', '--sku', 'B1', '--fail-on', 'never'], 0],
  [['inspect'], 0],
])('%j exits with %i', async (words, code) => {
  expect((await outcome({}, ...words)).code).toBe(code);
});

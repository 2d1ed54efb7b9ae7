import { describe, expect, test } from '@jest/globals';
import { lint } from '../../src/lint.ts';
import type { Result } from '../../src/result.ts';
import { Source } from '../../src/text/source.ts';
import { knownString } from '../../src/value/read.ts';
import { spanOf, type Value } from '../../src/value/value.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';
import { exampleWith } from '../example.ts';

const PATH = '.gunicorn-plan-lint.yml';
const EXCESS = 'gunicorn --workers 9 app:app';

const run = (config: string, files = exampleWith(EXCESS), name = PATH): Promise<Result> =>
  lint(memoryWorkspace({ ...files, [name]: config }));

const severities = ({ findings }: Result, rule = 'excess-workers') =>
  findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity);

/** An app that only a workflow deploys: nothing in the repository declares its plan. */
const UNDECLARED = {
  'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
  'requirements.txt': 'flask\n',
  '.github/workflows/deploy.yml': `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: azure/webapps-deploy@v3
        with:
          app-name: shop-api
          startup-command: gunicorn --workers 9 app:app
`,
};

describe('rules', () => {
  test.each([
    ['rules: { excess-workers: off }', []],
    ['rules: { excess-workers: error }', ['error']],
    ['rules: { excess-workers: { severity: note } }', ['note']],
    ['environments: { production: { rules: { excess-workers: note } } }', ['note']],
    ['environments: { prod: { rules: { excess-workers: note } } }', ['note']],
    ['environments: { dev: { rules: { excess-workers: note } } }', ['warning']],
    ['apps: { "parcels-*": { rules: { excess-workers: error } } }', ['error']],
    ['apps: { "orders-*": { rules: { excess-workers: error } } }', ['warning']],
    ['paths: { infra/: { rules: { excess-workers: error } } }', ['error']],
    ['paths: { "*.bicep": { rules: { excess-workers: off } } }', []],
    ['paths: { other/: { rules: { excess-workers: off } } }', ['warning']],
    // the nearest to the place wins
    [
      `rules: { excess-workers: off }
environments: { production: { rules: { excess-workers: note } } }
apps:
  "*":
    rules: { excess-workers: warning }
    environments: { production: { rules: { excess-workers: error } } }`,
      ['error'],
    ],
    [
      `paths: { infra/: { rules: { excess-workers: note } } }
apps: { "*": { rules: { excess-workers: error } } }`,
      ['note'],
    ],
    ['environments: { production: { rules: { excess-workers: off } } }\nrules: { excess-workers: error }', []],
  ])('%s', async (config, expected) => {
    expect(severities(await run(config))).toEqual(expected);
  });

  test('a pedantic rule that is given a severity is asked for', async () => {
    const files = exampleWith('gunicorn --timeout 600 --workers 3 app:app');
    expect(severities(await run('', files), 'timeout-beyond-front-end')).toEqual([]);
    const config = 'rules: { timeout-beyond-front-end: warning }';
    expect(severities(await run(config, files), 'timeout-beyond-front-end')).toEqual(['warning']);
  });
});

describe('allow', () => {
  test.each([
    ['rule: excess-workers', true],
    ['rule: [loopback-bind, excess-workers]', true],
    ['rule: loopback-bind', false],
    ['rule: excess-workers, environment: production', true],
    ['rule: excess-workers, environment: [dev, test]', false],
    ['rule: excess-workers, app: "parcels-*"', true],
    ['rule: excess-workers, app: orders', false],
    ['rule: excess-workers, path: infra/', true],
    ['rule: excess-workers, path: "**/*.bicep", app: "*", environment: prod', true],
    ['rule: excess-workers, path: backend/', false],
  ])('%s', async (entry, allows) => {
    const result = await run(`allow:\n  - { ${entry}, because: it waits }`);
    expect(severities(result)).toEqual(allows ? [] : ['warning']);
    expect(result.allowed.map(({ by }) => [by.kind, by.because, by.at.source.path])).toEqual(
      allows ? [['config', 'it waits', PATH]] : [],
    );
    // An entry that allows nothing is told at its place.
    const unused = result.findings.find(({ rule }) => rule === 'unused-suppression');
    expect(unused?.at.source.position(unused.at.start)).toEqual(allows ? undefined : { line: 2, column: 5 });
  });

  test('what holds in two environments and is allowed in one is reported for the other', async () => {
    const environments = ['dev', 'prod'].map((name) => [
      `infra/main.${name}.bicepparam`,
      `using './main.bicep'\n\nparam environmentName = '${name}'\n`,
    ]);
    const own = Object.entries(exampleWith(EXCESS)).filter(([path]) => !/bicepparam$|workflows/.test(path));
    const files: Readonly<Record<string, string>> = Object.fromEntries([...own, ...environments]);
    const result = await run('allow:\n  - { rule: excess-workers, environment: dev, because: nobody waits }', files);
    const found = result.findings.filter(({ rule }) => rule === 'excess-workers');
    expect(found.map(({ environments: names }) => names)).toEqual([['prod']]);
    expect(result.allowed.map(({ finding }) => finding.environments)).toEqual([['dev']]);
  });
});

describe('what the repository does not say', () => {
  const plans = ({ subjects }: Result) =>
    subjects.map(({ deployment: { environment, plan } }) => [environment, place(plan?.sku), place(plan?.instances)]);
  const place = (value: Value | undefined): string | null => {
    if (!value) return null;
    const shown = value.kind === 'number' ? String(value.value) : (knownString(value) ?? value.kind);
    const span = spanOf(value);
    return span ? `${shown} ${span.source.path}:${span.source.position(span.start).line}` : shown;
  };

  test('the size of a plan comes from the config file, with its place there', async () => {
    const result = await run('\nsku: B1\ninstances: 2\n', UNDECLARED);
    expect(plans(result)).toEqual([[null, `B1 ${PATH}:2`, `2 ${PATH}:3`]]);
    const [found] = result.findings.filter(({ rule }) => rule === 'excess-workers');
    expect(found?.related.map(({ at }) => at.source.path)).toContain(PATH);
  });

  test('environments that only the config file knows are deployments of their own', async () => {
    const config = `apps:
  shop-api:
    environments:
      prod: { sku: P1v3, instances: 3 }
      dev: { sku: B1 }
`;
    expect(plans(await run(config, UNDECLARED))).toEqual([
      ['prod', `P1v3 ${PATH}:4`, `3 ${PATH}:4`],
      ['dev', `B1 ${PATH}:5`, '1'],
    ]);
    expect(plans(await run(config.replace('shop-api', 'other'), UNDECLARED))).toEqual([[null, null, null]]);
  });

  test('what the repository says wins', async () => {
    const before = plans(await run('', exampleWith(EXCESS)));
    expect(before[0]?.[1]).toMatch(/^B1 infra\//);
    expect(plans(await run('sku: P3v3\ninstances: 9', exampleWith(EXCESS)))).toEqual(before);
    const environments = 'environments: { prod: { sku: P3v3 }, test: { sku: F1 } }';
    expect(plans(await run(environments, exampleWith(EXCESS)))).toEqual(before);
  });

  test('profile and memory of a worker are told to the rules, the nearest first', async () => {
    const config = `profile: cpu
memory-per-worker: 100
apps: { shop-api: { profile: io } }
`;
    const [subject] = (await run(config, UNDECLARED)).subjects;
    expect(subject?.deployment.stated?.profile?.value).toBe('io');
    expect(subject?.deployment.stated?.memoryPerWorker?.value).toBe(100);
  });
});

describe('ignore', () => {
  test('no deployment is looked for in such files, and nothing is reported in them', async () => {
    const result = await run('ignore: [infra/, .github/]');
    expect([result.subjects, result.findings]).toEqual([[], []]);
    expect((await run('ignore: [docs/]')).subjects).toHaveLength(1);
  });

  test('a script in such a file still starts what it starts, unreported', async () => {
    const files = { ...exampleWith('sh start.sh'), 'start.sh': 'gunicorn --workers 9 app:app\n' };
    const root = { ...files, 'src/start.sh': files['start.sh'] };
    const [before, after] = [await run('', root), await run('ignore: ["start.sh"]', root)];
    expect(after.subjects).toHaveLength(before.subjects.length);
    expect(after.findings.filter(({ at }) => at.source.path.endsWith('start.sh'))).toEqual([]);
  });
});

describe('which file', () => {
  test('one in the root, by either name; two are one too many', async () => {
    expect(
      severities(await run('rules: { excess-workers: off }', exampleWith(EXCESS), '.gunicorn-plan-lint.yaml')),
    ).toEqual([]);
    const nested = await run('rules: { excess-workers: off }', exampleWith(EXCESS), `backend/${PATH}`);
    expect(severities(nested)).toEqual(['warning']);
    const two = { ...exampleWith(EXCESS), '.gunicorn-plan-lint.yaml': '' };
    await expect(run('', two)).rejects.toThrow('There are two config files');
  });

  test('one that is given stands in for it', async () => {
    const workspace = memoryWorkspace({ ...exampleWith(EXCESS), [PATH]: 'rules: { excess-workers: off }' });
    const config = new Source('../other.yml', 'rules: { excess-workers: error }');
    expect(severities(await lint(workspace, { config }))).toEqual(['error']);
  });

  test('what is wrong with it ends the run', async () => {
    await expect(run('profil: io')).rejects.toThrow(`${PATH}:1:1: there is no setting \`profil\``);
  });
});

import { lint } from '../../src/lint.ts';
import { reviewOf } from '../../src/report/review/collect.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

/** The command of the first finding of a rule, where a site on B1 is started by this one. */
async function commandFor(rule: string, startup: string, more: Readonly<Record<string, string>> = {}) {
  const template = [
    "resource plan 'Microsoft.Web/serverfarms@2024-04-01' = { name: 'p', sku: { name: 'B1' } }",
    "resource site 'Microsoft.Web/sites@2024-04-01' = {",
    "  name: 'shop'",
    '  properties: {',
    `    serverFarmId: plan.id, siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: '${startup}' }`,
    '  }',
    '}',
  ];
  const result = await lint(
    memoryWorkspace({
      'main.bicep': template.join('\n'),
      'app.py': 'from flask import Flask\napp = Flask(__name__)\n',
      'requirements.txt': 'flask\n',
      ...more,
    }),
    { pedantic: false },
  );
  const review = reviewOf(result, { changes: null, noBase: null, prefix: '' });
  return review.findings.find((finding) => finding.rule === rule)?.fix?.command;
}

test.each([
  [
    'excess-workers',
    'gunicorn -w 9 --timeout 600 --threads=2 --bind=0.0.0.0 app:app',
    'gunicorn --workers 3 --threads 6 --timeout 600 --bind=0.0.0.0 app:app',
  ],
  [
    'loopback-bind',
    'gunicorn -b127.0.0.1:8000 --workers 3 app:app',
    'gunicorn --bind=0.0.0.0:8000 --workers 3 app:app',
  ],
  // An option of an app's own factory stays quoted as it has to be.
  [
    'excess-workers',
    'gunicorn --workers 9 --bind=0.0.0.0 "app:make()"',
    "gunicorn --workers 3 --threads 3 --bind=0.0.0.0 'app:make()'",
  ],
])('%s: %s', async (rule, startup, command) => {
  expect(await commandFor(rule, startup)).toBe(command);
});

test('where the setting is written elsewhere than in the command, only what it is to be is shown, in its language', async () => {
  const config = { 'gunicorn.conf.py': "workers = 9\nbind = '0.0.0.0'\n" };
  expect(await commandFor('excess-workers', 'gunicorn app:app', config)).toBe('workers = 3\nthreads = 3');
});

test('a command with a secret in it is never shown whole', async () => {
  const startup = 'gunicorn --workers 9 --bind=0.0.0.0 --env API_TOKEN=abcdef123456 app:app';
  expect(await commandFor('excess-workers', startup)).toBe('--workers 3 --threads 3');
});

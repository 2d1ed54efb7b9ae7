import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed } from './printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FILES = {
  'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
  'requirements.txt': 'flask\n',
  '.github/workflows/deploy.yml': `on: push
jobs:
  plan:
    runs-on: ubuntu-latest
    steps:
      - run: az webapp config set -g shop -n shop --startup-file "gunicorn --workers 2 app:app"
  deploy:
    needs: plan
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: azure/webapps-deploy@v3
        with:
          app-name: shop
          startup-command: gunicorn --workers 3 app:app
  beside:
    needs: plan
    if: vars.THREADS != ''
    runs-on: ubuntu-latest
    steps:
      - run: az webapp config set -g shop -n shop --startup-file "gunicorn --threads 4 app:app"
`,
};

const COMMANDS = [2, 3].map((workers) => `gunicorn --workers ${workers} app:app`);

test('`inspect` shows everything that writes the startup command', async () => {
  const lines = (await printed(folder, FILES, 'inspect')).split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  expect(lines.filter((line) => /^(only if|startup|set before|also set) /.test(line))).toEqual([
    'only if .github/workflows/deploy.yml:12 runs last',
    `startup ${COMMANDS[1]} .github/workflows/deploy.yml:15:28`,
    `set before ${COMMANDS[0]} .github/workflows/deploy.yml:6:67`,
    "also set gunicorn --threads 4 app:app .github/workflows/deploy.yml:21:67 (if vars.THREADS != '')",
    "only if vars.THREADS != '' and .github/workflows/deploy.yml:21 runs last",
    'startup gunicorn --threads 4 app:app .github/workflows/deploy.yml:21:67',
    `set before ${COMMANDS[0]} .github/workflows/deploy.yml:6:67`,
    `also set ${COMMANDS[1]} .github/workflows/deploy.yml:15:28`,
  ]);
});

test('`inspect --format json` gives them in their order', async () => {
  const { deployments } = JSON.parse(await printed(folder, FILES, 'inspect', '--format', 'json'));
  const at = (line: number, column: number): object => ({ file: '.github/workflows/deploy.yml', line, column });
  expect(deployments[0].startup.writers).toEqual([
    { value: { value: COMMANDS[0], ...at(6, 67) }, by: at(6, 14) },
    { value: { value: COMMANDS[1], ...at(15, 28) }, by: at(12, 15) },
    {
      value: { value: 'gunicorn --threads 4 app:app', ...at(21, 67) },
      by: at(21, 14),
      condition: "vars.THREADS != ''",
    },
  ]);
});

describe('a name that is part of a secret setting', () => {
  const script = (secret: string): string => `DB_NAME="hrportal"
az webapp create -g rg -n hrportal-backend --plan p --runtime "PYTHON|3.12" --startup-file "gunicorn --timeout 60 app:app"
az webapp config appsettings set -g rg -n hrportal-backend --settings DATABASE_URL="${secret}"
`;
  const other = mkdtempSync(join(tmpdir(), 'inspect-'));
  afterAll(() => rmSync(other, { recursive: true }));
  const files = { 'app.py': FILES['app.py'], 'requirements.txt': 'flask\n' };

  test('is shown where the name of the site holds it, and the rest is not', async () => {
    const url = 'postgresql://u:swordfish99@srv.example.com/$DB_NAME';
    const said = await printed(other, { ...files, 'deploy.sh': script(url) }, 'inspect');
    expect(said).toContain('hrportal-backend ');
    expect(said).not.toContain('swordfish99');
  });

  test('is hidden where it is the whole of the setting', async () => {
    const said = await printed(other, { ...files, 'deploy.sh': script('swordfish99') }, 'inspect', '--format', 'json');
    expect(said).not.toContain('swordfish99');
  });
});

test('an archive of files that are worked out when it is packed is named in why they are not known', async () => {
  const said = await printed(
    folder,
    {
      'requirements.txt': 'flask\n',
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
      'deploy.ps1': `az webapp create --name orders --plan p --resource-group r --runtime "PYTHON|3.12"
$files = Get-ChildItem -Path . -Recurse | Where-Object { $_.FullName -notmatch "venv" }
Compress-Archive -Path $files.FullName -DestinationPath orders.zip -Force
az webapp deploy --resource-group r --name orders --src-path orders.zip --type zip
`,
    },
    'inspect',
  );
  expect(said).toContain("what 'orders.zip' holds is not known");
});

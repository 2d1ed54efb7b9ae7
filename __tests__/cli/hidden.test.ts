import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printed } from './printed.ts';

const SECRET = 'Zebra99Hunter';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hidden-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A site with a setting that holds the secret, and what starts on it. */
function repository(setting: string, startup: string, command = 'startup.sh'): Readonly<Record<string, string>> {
  return {
    'requirements.txt': 'flask\ngunicorn\n',
    'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    'startup.sh': `#!/bin/bash\n${startup}\n`,
    'main.bicep': `resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan'
  sku: { name: 'P0v3' }
  properties: { reserved: true }
}

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'orders'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: '${command}'
      appSettings: [{ name: '${setting}', value: '${SECRET}' }]
    }
  }
}
`,
  };
}

const WAYS = [
  [],
  ['--format', 'json'],
  ['--format', 'sarif'],
  ['--format', 'gitlab'],
  ['inspect'],
  ['inspect', '--format', 'json'],
];

test.each([
  ['among the options of the server', repository('SMTP_LOGIN', '', 'gunicorn --env SMTP=$SMTP_LOGIN app:app')],
  ['in an option of no such name', repository('FOO', '', 'gunicorn --env SMTP=$FOO app:app')],
  ['in brackets behind a factory', repository('ADMIN_PW', '', String.raw`gunicorn "app:create_app(\'$ADMIN_PW\')"`)],
  ['in what gunicorn refuses', repository('FOO', 'gunicorn --bogus=$FOO app:app')],
  ['in a script, beside an option', repository('OTHER', `mysql -u root -p${SECRET} shop < init.sql\ngunicorn app:app`)],
  ['in a script, behind a user', repository('OTHER', `curl -u admin:${SECRET} https://shop\ngunicorn app:app`)],
])('a secret %s is not printed', async (_, files) => {
  const all: string[] = [];
  for (const words of WAYS) all.push(await printed(folder, files, ...words));
  expect(all.join('\n')).toContain('orders');
  expect(all.join('\n')).not.toContain(SECRET);
});

test('a name that a loop counts is printed whole, though its number stands nowhere', async () => {
  const said = await printed(
    folder,
    {
      'requirements.txt': 'flask\ngunicorn\n',
      'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
      'main.bicep': `module sites 'site.bicep' = [for i in range(0, 2): {
  name: 'site-\${i + 1}'
  params: { appName: 'orders-\${i + 1}' }
}]
`,
      'site.bicep': `param appName string

resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  properties: {
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appSettings: [{ name: 'APP_LABEL', value: appName }] }
  }
}
`,
    },
    'inspect',
  );
  expect(said).toContain('orders-1 site.bicep');
  expect(said).toContain('orders-2 site.bicep');
});

/** Every rule has one of each at least. */
export const SCENARIOS = ['catches-plain-case', 'allows-plain-case'];

/** What is wrong with a new rule's name; null where nothing is. */
export function nameProblem(name: string, taken: readonly string[]): string | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name))
    return `npm run rule:new NAME: a name of two words or more in lower case with dashes, that reads as "allow NAME" (loopback-bind); not "${name}".`;
  return taken.includes(name) ? `There is a file src/rules/${name}.ts already.` : null;
}

/** `loopback-bind` → `loopbackBind` */
export function identifierOf(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** A rule that finds nothing yet. */
export function ruleFile(name: string, version: string): string {
  return `import { gunicornOf } from './gunicorn-of.ts';
import { launchPlace } from './place.ts';
import { defineRule } from './rule.ts';

export const ${identifierOf(name)} = defineRule({
  name: '${name}',
  severity: 'warning',
  confidence: 'high',
  audience: 'default',
  summary: 'TODO: what is wrong, in one sentence.',
  why: \`TODO: why it matters, with the arithmetic.\`,
  fix: 'TODO: what to do, in one sentence; leave it out where the messages say it without their facts.',
  exceptions: 'TODO: when to allow it.',
  sources: ['https://docs.gunicorn.org/en/stable/settings.html'],
  since: '${version}',
  messages: {
    found: 'TODO: what, with the number worked out, as {number}.\\nTODO: what to do.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    // TODO: decide. Where something isn't known, there is no finding.
    if (!gunicorn || gunicorn.workers !== undefined) return [];
    return [{ id: 'found', facts: { number: 0 }, at: launchPlace(subject), related: [], fix: null }];
  },
});
`;
}

/** The index with one more rule: its import in alphabetical order, and the rule before those about suppressions. */
export function registered(index: string, name: string): string {
  const line = `import { ${identifierOf(name)} } from './${name}.ts';`;
  const lines = index.split('\n');
  const before = lines.findIndex((other) => fileOf(other) !== null && (fileOf(other) ?? '') > name);
  const last = lines.findLastIndex((other) => fileOf(other) !== null);
  const imported = lines.toSpliced(before < 0 ? last + 1 : before, 0, line);
  const at = imported.findIndex((other) => other.trim() === 'invalidSuppression,');
  if (at < 0) throw new Error('src/rules/index.ts has no `invalidSuppression`, before which a new rule is put');
  return imported.toSpliced(at, 0, `  ${identifierOf(name)},`).join('\n');
}

function fileOf(line: string): string | null {
  return /^import .* from '\.\/([\w-]+)\.ts';$/.exec(line)?.[1] ?? null;
}

/** A small repository with one site. */
export function scenarioFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['app.py', 'from flask import Flask\n\napp = Flask(__name__)\n'],
    ['requirements.txt', 'flask==3.0.3\n'],
    ['expected.txt', ''],
    ['main.bicep', BICEP],
    ['.github/workflows/deploy.yml', WORKFLOW],
  ]);
}

const BICEP = `param location string = resourceGroup().location

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'orders-plan'
  location: location
  kind: 'linux'
  sku: {
    name: 'B1'
  }
  properties: {
    reserved: true
  }
}

resource site 'Microsoft.Web/sites@2023-12-01' = {
  name: 'orders'
  location: location
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: 'gunicorn --workers 3 --threads 4 --timeout 120 app:app'
    }
  }
}
`;

const WORKFLOW = `name: Deploy
on:
  push:
    branches: [main]
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    permissions:
      id-token: write
      contents: read
    steps:
      - uses: actions/checkout@v4
      - uses: azure/login@v2
        with:
          client-id: \${{ vars.AZURE_CLIENT_ID }}
          tenant-id: \${{ vars.AZURE_TENANT_ID }}
          subscription-id: \${{ vars.AZURE_SUBSCRIPTION_ID }}
      - uses: azure/webapps-deploy@v3
        with:
          app-name: orders
          package: .
`;

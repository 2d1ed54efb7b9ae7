import { factsOf, sites } from './told.ts';

const template = (parts: Readonly<Record<string, unknown>>) =>
  JSON.stringify(
    {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      ...parts,
    },
    null,
    2,
  );

const PLAN = {
  type: 'Microsoft.Web/serverfarms',
  apiVersion: '2022-09-01',
  name: "[variables('plan')]",
  sku: { name: 'B1', capacity: 1 },
};
const SITE = {
  type: 'Microsoft.Web/sites',
  apiVersion: '2022-09-01',
  name: "[parameters('site')]",
  properties: {
    serverFarmId: "[resourceId('Microsoft.Web/serverfarms', variables('plan'))]",
    siteConfig: { linuxFxVersion: 'PYTHON|3.12', appCommandLine: "[concat('gunicorn ', parameters('app'))]" },
  },
};
const PARTS = {
  parameters: { site: { type: 'string' }, app: { type: 'string', defaultValue: 'app:app' } },
  variables: { plan: "[concat(parameters('site'), '-plan')]" },
};

describe('an ARM template', () => {
  test('gives sites and plans as Bicep does', async () => {
    const [site] = await sites({ 'azuredeploy.json': template({ ...PARTS, resources: [PLAN, SITE] }) });
    expect(site).toMatchObject({ plan: 'B1 × 1', stack: 'PYTHON|3.12', command: 'gunicorn app:app' });
  });

  test.each([
    [
      'a resource of its own',
      [],
      [{ type: 'Microsoft.Web/sites/config', name: "[concat(parameters('site'), '/web')]" }],
    ],
    ['a child in its site', [{ type: 'config', name: 'web' }], []],
  ])('has configuration as %s', async (_what, inner, beside) => {
    const configured = (one: Readonly<Record<string, unknown>>) => ({
      ...one,
      apiVersion: '2022-09-01',
      properties: { appCommandLine: 'x' },
    });
    const resources = [PLAN, { ...SITE, resources: inner.map(configured) }, ...beside.map(configured)];
    expect((await sites({ 'azuredeploy.json': template({ ...PARTS, resources }) }))[0]?.command).toBe('x');
  });

  test('is told once, whatever nested templates it has', async () => {
    const nested = {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'site',
      properties: { mode: 'Incremental', template: JSON.parse(template({ resources: [SITE] })) },
    };
    const found = await sites({ 'azuredeploy.json': template({ ...PARTS, resources: [PLAN, nested] }) });
    expect(found.map((one) => one.command)).toEqual(['gunicorn app:app']);
  });

  test('with a mistake is a note, and the rest is still told', async () => {
    const broken = { ...SITE, properties: { ...SITE.properties, httpsOnly: "[concat('a',)]" } };
    const files = { 'azuredeploy.json': template({ ...PARTS, resources: [PLAN, broken] }) };
    const { notes } = await factsOf(files);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ file: 'azuredeploy.json', line: 36, column: 35 });
    expect(await sites(files)).toMatchObject([{ command: 'gunicorn app:app', plan: 'B1 × 1' }]);
  });
});

describe('JSON that is no template', () => {
  test('is not read', async () => {
    const files = {
      'package-lock.json': JSON.stringify({ packages: {} }),
      'data/large.json': JSON.stringify({ $schema: 'x' }),
      'main.bicep': '',
    };
    const { facts, notes, coverage } = await factsOf(files);
    expect([facts, notes, coverage]).toEqual([[], [], []]);
  });
});

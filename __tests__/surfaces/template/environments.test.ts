import type { TemplateRun } from '../../../src/surfaces/template-run.ts';
import { builtIn, string } from '../../../src/value/value.ts';
import { factsOf, sites } from './told.ts';

const MAIN = `param sku string = 'B1'
param command string = ''
resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: 'plan'
  sku: { name: sku }
}
resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web'
  properties: { serverFarmId: plan.id, siteConfig: { appCommandLine: command } }
}
`;
const json = (values: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value }])),
  });
const run = (parts: Partial<TemplateRun>): TemplateRun => ({
  template: null,
  parameterFiles: [],
  inline: new Map(),
  variables: new Map(),
  open: null,
  environment: null,
  span: null,
  condition: null,
  order: null,
  ...parts,
});

async function environments(files: Readonly<Record<string, string>>, runs: readonly TemplateRun[] = []) {
  return (await sites(files, runs)).map(({ environment, plan }) => `${environment ?? '·'} ${plan}`);
}

describe('a template that nothing names', () => {
  test('is evaluated with its defaults', async () => {
    expect(await environments({ 'main.bicep': MAIN })).toEqual(['· B1 × -']);
  });

  test('is one of several, each for itself', async () => {
    expect(await environments({ 'a/main.bicep': MAIN, 'b/main.bicep': MAIN })).toHaveLength(2);
  });

  test('is told once, though a compiled copy is beside it', async () => {
    const compiled = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      metadata: { _generator: { name: 'bicep', version: '0.30.0' } },
      resources: [{ type: 'Microsoft.Web/sites', apiVersion: '2023-12-01', name: 'web' }],
    });
    expect(await environments({ 'main.bicep': MAIN, 'main.json': compiled })).toHaveLength(1);
    expect(await environments({ 'main.bicep': MAIN, 'azuredeploy.json': compiled })).toHaveLength(1);
  });

  test('is not told where another uses it as a module', async () => {
    const outer = `module web 'web.bicep' = { name: 'web', params: { sku: 'P1v3' } }\n`;
    expect(await environments({ 'main.bicep': outer, 'web.bicep': MAIN })).toEqual(['· P1v3 × -']);
  });

  test('is not told where it is a spare part: it needs what nothing gives, below a template', async () => {
    const part = MAIN.replace(`param sku string = 'B1'`, 'param sku string');
    expect(await environments({ 'infra/main.bicep': MAIN, 'infra/modules/web.bicep': part })).toEqual(['· B1 × -']);
    expect(await environments({ 'infra/web.bicep': part })).toHaveLength(1);
  });

  test('is not told where it only wraps one that is deployed', async () => {
    const test = `module tested 'main.bicep' = { name: 'test' }\n`;
    const files = { 'main.bicep': MAIN, 'main.test.bicep': test, 'main.prod.parameters.json': json({ sku: 'S1' }) };
    expect(await environments(files, [run({ template: 'main.bicep', environment: 'production' })])).toEqual([
      'production B1 × -',
      'prod S1 × -',
    ]);
  });
});

describe('the environment of a parameter file', () => {
  const bicepparam = (path: string) => `using '${path}'\nparam sku = 'P1v3'\n`;

  test.each([
    ['main.prod.bicepparam', 'prod', bicepparam('main.bicep')],
    ['main.bicepparam', null, bicepparam('main.bicep')],
    ['prod.bicepparam', 'prod', bicepparam('./main.bicep')],
    ['environments/prod/main.bicepparam', 'prod', bicepparam('../../main.bicep')],
    ['params/main.bicepparam', null, bicepparam('../main.bicep')],
    ['main.parameters.json', null, json({ sku: 'P1v3' })],
    ['main.prod.parameters.json', 'prod', json({ sku: 'P1v3' })],
    ['main.parameters.prod.json', 'prod', json({ sku: 'P1v3' })],
    ['parameters.prod.json', 'prod', json({ sku: 'P1v3' })],
    ['parameters-prod.json', 'prod', json({ sku: 'P1v3' })],
    ['prod.parameters.json', 'prod', json({ sku: 'P1v3' })],
    ['parameters/prod.json', 'prod', json({ sku: 'P1v3' })],
    ['main-prod.parameters.json', 'prod', json({ sku: 'P1v3' })],
    ['azuredeploy.parameters.json', null, json({ sku: 'P1v3' })],
  ])('%s is %s', async (path, environment, text) => {
    const found = await sites({ 'main.bicep': MAIN, [path]: text });
    expect(found.map((site) => [site.environment, site.plan])).toEqual([[environment, 'P1v3 × -']]);
  });

  test('a file whose parameters the template does not have is not for it', async () => {
    const files = { 'main.bicep': MAIN, 'other.parameters.json': json({ vmSize: 'D2' }) };
    expect(await environments(files)).toEqual(['· B1 × -']);
  });

  test('goes to the template of its own name', async () => {
    const files = { 'a.bicep': MAIN, 'b.bicep': MAIN, 'b.parameters.json': json({ sku: 'S1' }) };
    expect(await environments(files)).toEqual(['· S1 × -', '· B1 × -']);
  });

  test('a compiled parameter file is told once', async () => {
    const files = {
      'main.bicep': MAIN,
      'prod.bicepparam': bicepparam('main.bicep'),
      'prod.json': json({ sku: 'P1v3' }),
    };
    expect(await environments(files)).toEqual(['prod P1v3 × -']);
  });

  test('a broken one is a note, and the template is still told', async () => {
    const { notes } = await factsOf({ 'main.bicep': MAIN, 'main.parameters.json': `${json({ sku: 'S1' })}}` });
    expect(notes.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'main.parameters.json:1 this is not valid JSON',
    ]);
  });

  test('a secret of a key vault and a placeholder are unknown', async () => {
    const file = JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      parameters: {
        sku: { value: '#{PlanSku}#' },
        command: { reference: { keyVault: { id: '/subscriptions/x' }, secretName: 'command' } },
      },
    });
    const [site] = await sites({ 'main.bicep': MAIN, 'main.parameters.json': file });
    expect(site).toMatchObject({
      plan: '? the placeholder `#{PlanSku}#` is replaced before the deployment × -',
      command: "? it is the secret 'command' of a key vault",
    });
  });
});

describe('a step that deploys a template', () => {
  const files = { 'main.bicep': MAIN, 'prod.parameters.json': json({ sku: 'P1v3' }) };

  test('uses a file, which names the environment; else the step does', async () => {
    const using = (parameterFiles: readonly string[]) => [
      run({ template: 'main.bicep', parameterFiles, environment: 'live' }),
    ];
    expect(await environments(files, using(['prod.parameters.json']))).toEqual(['prod P1v3 × -']);
    expect(await environments(files, using([]))).toEqual(['live B1 × -', 'prod P1v3 × -']);
  });

  test('without an environment is named by its file', async () => {
    expect(
      await environments(files, [run({ template: 'main.bicep', parameterFiles: ['prod.parameters.json'] })]),
    ).toEqual(['prod P1v3 × -']);
  });

  test('gives values over those of the file', async () => {
    const inline = new Map([['Sku', { key: 'Sku', span: null, value: string('S2', builtIn('test')) }]]);
    const runs = [run({ template: 'main.bicep', parameterFiles: ['prod.parameters.json'], inline })];
    expect(await environments(files, runs)).toEqual(['prod S2 × -']);
  });

  test('that names a compiled template deploys what it is made from', async () => {
    const runs = [run({ template: 'main.json', environment: 'test' })];
    const compiled = '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"}';
    expect(await environments({ 'main.bicep': MAIN, 'main.json': compiled }, runs)).toEqual(['test B1 × -']);
  });

  test('twice with the same is one; one that names the environment is kept', async () => {
    const same = { template: 'main.bicep' };
    const named = { ...same, environment: 'live' };
    expect(await environments({ 'main.bicep': MAIN }, [run(named), run(same), run(named)])).toEqual(['live B1 × -']);
  });

  test('gives variables to a .bicepparam', async () => {
    const text = `using 'main.bicep'\nparam sku = readEnvironmentVariable('SKU', 'B2')\n`;
    const variables = new Map([['SKU', { key: 'SKU', span: null, value: string('P0v3', builtIn('test')) }]]);
    const using = (parts: Partial<TemplateRun>) =>
      environments({ 'main.bicep': MAIN, 'main.bicepparam': text }, [
        run({ parameterFiles: ['main.bicepparam'], ...parts }),
      ]);
    expect(await using({ variables })).toEqual(['· P0v3 × -']);
    expect(await using({})).toEqual(['· B2 × -']);
  });

  test('twice with other variables is two, where the file asks for them', async () => {
    const text = `using 'main.bicep'\nparam sku = readEnvironmentVariable('SKU', 'B2')\n`;
    const withVariables = (values: Readonly<Record<string, string>>) => {
      const properties = Object.entries(values).map(
        ([key, value]) => [key, { key, span: null, value: string(value, builtIn('test')) }] as const,
      );
      return run({ parameterFiles: ['main.bicepparam'], variables: new Map(properties) });
    };
    const using = (...runs: readonly TemplateRun[]) =>
      environments({ 'main.bicep': MAIN, 'main.bicepparam': text }, runs);
    expect(await using(withVariables({ SKU: 'B1' }), withVariables({ SKU: 'S1' }))).toEqual(['· B1 × -', '· S1 × -']);
    expect(await using(withVariables({ SHA: '1' }), withVariables({ SHA: '2' }))).toEqual(['· B2 × -']);
  });

  test('with parameters that can’t be known leaves what they may set unknown', async () => {
    const [site] = await sites({ 'main.bicep': MAIN }, [run({ template: 'main.bicep', open: 'a script gives them' })]);
    expect(site?.plan).toContain('? ');
  });
});

describe('azd', () => {
  const yaml = 'name: x\nservices:\n  web:\n    project: ./src\n    language: py\n    host: appservice\n';
  const parameters = (values: Readonly<Record<string, unknown>>) => ({
    'azure.yaml': yaml,
    'infra/main.bicep': MAIN,
    'infra/main.parameters.json': json(values),
  });
  const plan = async (values: Readonly<Record<string, unknown>>, runs?: readonly TemplateRun[]) =>
    (await sites(parameters(values), runs)).map((site) => site.plan);

  test.each([
    ['a value', 'P1v3', 'P1v3 × -'],
    ['a variable with a default', '${PLAN_SKU=P1v3}', 'P1v3 × -'],
    ['a variable without: the default of the template', '${PLAN_SKU}', 'B1 × -'],
    ['a variable inside of a text', 'P1${PLAN_SUFFIX=v3}', 'P1v3 × -'],
    ['what azd itself sets', '${AZURE_ENV_NAME}', '… × -'],
    ['an escaped variable', '$${x}', '${x} × -'],
  ])('%s', async (_what, value, expected) => {
    expect(await plan({ sku: value })).toEqual([expected]);
  });

  test('takes variables from the step that runs it', async () => {
    const variables = new Map([['PLAN_SKU', { key: 'PLAN_SKU', span: null, value: string('S1', builtIn('test')) }]]);
    const runs = [
      run({
        template: 'infra/main.bicep',
        parameterFiles: ['infra/main.parameters.json'],
        variables,
        environment: 'prod',
      }),
    ];
    expect(await plan({ sku: '${PLAN_SKU=B2}' }, runs)).toEqual(['S1 × -']);
  });

  test('asks for what has no default: no note, and unknown', async () => {
    const files = { ...parameters({ extra: 1 }), 'infra/main.bicep': MAIN.replace(`= 'B1'`, '') };
    const { notes } = await factsOf(files);
    expect(notes).toEqual([]);
    expect((await sites(files)).map((site) => site.plan)).toEqual(["? azd asks for parameter 'sku' × -"]);
  });

  test('reads its infra folder and module, and prefers a .bicepparam', async () => {
    const files = {
      'app/azure.yaml': `${yaml}infra:\n  path: deploy\n  module: site\n`,
      'app/deploy/site.bicep': MAIN,
      'app/deploy/site.bicepparam': `using './site.bicep'\nparam sku = readEnvironmentVariable('SKU', 'B3')\n`,
    };
    expect(await environments(files)).toEqual(['· B3 × -']);
  });

  test('a parameter file that only azd could read, and doesn’t, is no environment', async () => {
    const files = { ...parameters({ sku: 'B2' }), 'infra/main.waf.parameters.json': json({ sku: '${SKU=P1v3}' }) };
    expect(await environments(files)).toEqual(['· B2 × -']);
  });
});

import { factsOf, sites } from './told.ts';

/** A site by the public module, on a plan by the public module. */
function main(version: string, parameters: string, reference = 'br/public:avm/res') {
  return `module plan '${reference}/web/serverfarm:0.4.1' = {
  name: 'plan'
  params: { name: 'asp', skuName: 'P0v3', skuCapacity: 2, kind: 'linux' }
}
module site '${reference}/web/site:${version}' = {
  name: 'site'
  params: {
    name: 'web'
    kind: 'app,linux'
    serverFarmResourceId: plan.outputs.resourceId
    ${parameters}
  }
}
`;
}

const CONFIG = `siteConfig: {
  linuxFxVersion: 'PYTHON|3.12'
  appCommandLine: 'gunicorn app:app'
  appSettings: [{ name: 'Z', value: '9' }]
}`;

describe('the public module of a site', () => {
  test.each([
    ['0.3.1', `appSettingsKeyValuePairs: { A: '1' }`, { A: '1' }],
    ['0.8.0', `appSettingsKeyValuePairs: { A: '1' }`, { A: '1' }],
    ['0.9.0', `appSettingsKeyValuePairs: { A: '1' }`, { Z: '9', A: '1' }],
    ['0.15.1', `appSettingsKeyValuePairs: {}`, { Z: '9' }],
    ['0.16.0', `configs: [{ name: 'appsettings', properties: { A: '1' } }]`, { Z: '9', A: '1' }],
    [
      '0.19.0',
      `configs: [{ name: 'appsettings', properties: { A: '1' }, retainCurrentAppSettings: false }]`,
      { A: '1' },
    ],
    ['1.0.0', `configs: [{ name: 'appsettings', properties: { A: '1' } }]`, { Z: '9', A: '1' }],
  ])('version %s with %s', async (version, parameters, settings) => {
    expect(await sites({ 'main.bicep': main(version, `${CONFIG}\n${parameters}`) })).toEqual([
      {
        environment: null,
        site: 'web',
        at: 'main.bicep:5',
        plan: 'P0v3 × 2',
        stack: 'PYTHON|3.12',
        command: 'gunicorn app:app',
        settings,
        open: null,
      },
    ]);
  });

  test('has web configuration, as a parameter or in configs', async () => {
    const forms = [
      main('0.15.0', `${CONFIG}\nwebConfiguration: { appCommandLine: 'x' }`),
      main('0.20.0', `${CONFIG}\nconfigs: [{ name: 'web', properties: { appCommandLine: 'x' } }]`),
    ];
    for (const text of forms) expect((await sites({ 'main.bicep': text }))[0]?.command).toBe('x');
  });

  test('has slots, which take from it what they aren’t given', async () => {
    const slots = `slots: [
  { name: 'staging' }
  { name: 'test', siteConfig: { appCommandLine: 'y' }, configs: [{ name: 'appsettings', properties: { B: '2' } }] }
]`;
    const found = await sites({ 'main.bicep': main('0.19.0', `${CONFIG}\n${slots}`) });
    expect(found).toMatchObject([
      { site: 'web' },
      { site: 'web/staging', plan: 'P0v3 × 2', command: 'gunicorn app:app', settings: { Z: '9' } },
      { site: 'web/test', plan: 'P0v3 × 2', command: 'y', settings: { B: '2' } },
    ]);
  });

  test('in a loop is one site for each', async () => {
    const text = `module sites 'br/public:avm/res/web/site:0.19.0' = [for name in ['a', 'b']: {
  name: name
  params: { name: name, kind: 'app,linux', serverFarmResourceId: 'x', siteConfig: { appCommandLine: 'run \${name}' } }
}]
`;
    expect((await sites({ 'main.bicep': text })).map(({ site, command }) => `${site} ${command}`)).toEqual([
      'a run a',
      'b run b',
    ]);
  });

  test('with parameters that aren’t known says why', async () => {
    const text = `param settings object
${main('0.19.0', `siteConfig: { appCommandLine: settings.command }\nconfigs: [{ name: 'appsettings', properties: settings }]`)}`;
    const [site] = await sites({ 'main.bicep': text });
    expect(site?.command).toContain('`settings` has no default');
    expect(site?.open).toContain('`settings` has no default');
  });
});

describe('the public module of a plan', () => {
  const plan = async (version: string, parameters: string) => {
    const text = `module plan 'br/public:avm/res/web/serverfarm:${version}' = { name: 'p', params: { name: 'asp', ${parameters} } }
resource web 'Microsoft.Web/sites@2023-12-01' = { name: 'web', properties: { serverFarmId: plan.outputs.resourceId } }
`;
    const { facts } = await factsOf({ 'main.bicep': text });
    const linux = facts.flatMap((fact) => (fact.kind === 'plan' ? [fact.linux] : []));
    return `${(await sites({ 'main.bicep': text }))[0]?.plan} ${linux}`;
  };

  test.each([
    ['0.1.0', `sku: { name: 'S1', capacity: 1 }, reserved: true`, 'S1 × 1 true'],
    ['0.2.0', `skuName: 'B1', skuCapacity: 1, kind: 'Linux'`, 'B1 × 1 true'],
    ['0.2.2', `kind: 'Linux'`, '- × - true'],
    ['0.2.3', `kind: 'Linux'`, 'P1v3 × 3 true'],
    ['0.4.0', '', 'P1v3 × 3 false'],
    ['0.7.0', `skuName: 'B1', reserved: true`, 'B1 × 3 true'],
  ])('version %s with %s', async (version, parameters, expected) => {
    expect(await plan(version, parameters)).toBe(expected);
  });
});

describe('a reference to a registry', () => {
  const aliases = (modulePath: string) =>
    JSON.stringify({ moduleAliases: { br: { ours: { registry: 'ours.azurecr.io', modulePath } } } });

  test.each([
    ['the public one by its address', 'br:mcr.microsoft.com/bicep/avm/res', {}],
    ['a copy in a registry of one’s own', 'br:ours.azurecr.io/copies/avm/res', {}],
    ['an alias', 'br/ours:res', { 'bicepconfig.json': aliases('bicep/avm') }],
    ['an alias with the whole path', 'br/ours:avm/res', { 'bicepconfig.json': aliases('') }],
  ])('is understood: %s', async (_what, reference, files) => {
    const found = await sites({ ...files, 'main.bicep': main('0.19.0', CONFIG, reference) });
    expect(found).toMatchObject([{ command: 'gunicorn app:app', plan: 'P0v3 × 2' }]);
  });

  test('to another module that may hold a site is told of, once', async () => {
    const module = (path: string, name: string) => `module ${name} '${path}' = { name: '${name}', params: {} }\n`;
    const text = [
      module('br:ours.azurecr.io/bicep/modules/webapp:v1', 'a'),
      module('br/public:avm/res/storage/storage-account:0.14.0', 'b'),
      module('br/public:avm/res/web/static-site:0.9.0', 'c'),
      module('br/public:avm/ptn/sa/chat-with-your-data:0.1.0', 'd'),
      module('br/public:avm/res/network/private-dns-zone:0.7.0', 'e'),
      module('ts:00000000-0000-0000-0000-000000000000/specs/web-app:1.0', 'f'),
      module('ts/ours:storage:1.0', 'g'),
    ].join('');
    const sku = `using 'main.bicep'\n`;
    const { coverage } = await factsOf({ 'main.bicep': text, 'a.bicepparam': sku, 'b.bicepparam': sku });
    expect(coverage.map(({ what }) => what)).toEqual([
      `module 'br:ours.azurecr.io/bicep/modules/webapp:v1'`,
      `module 'br/public:avm/ptn/sa/chat-with-your-data:0.1.0'`,
      `module 'ts:00000000-0000-0000-0000-000000000000/specs/web-app:1.0'`,
    ]);
  });
});

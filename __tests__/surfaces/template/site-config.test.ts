import { PLAN, sites } from './told.ts';

/** The site of one template, whose plan is declared, with further statements. */
async function site(siteConfig: string, more = '') {
  const web = `resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web'
  properties: { serverFarmId: plan.id, siteConfig: ${siteConfig} }
}
`;
  const [first] = await sites({ 'main.bicep': `${PLAN}${web}${more}` });
  return first;
}

const config = (name: string, properties: string, condition = '') => `
resource ${name}Config 'Microsoft.Web/sites/config@2023-12-01' = ${condition}{
  parent: web
  name: '${name}'
  properties: ${properties}
}
`;

describe('settings of siteConfig', () => {
  test('are an array of names and values; the last of two counts', async () => {
    const text = `{ appSettings: [{ name: 'A', value: '1' }, { name: 'B', value: 'x' }, { name: 'a', value: '2' }] }`;
    expect((await site(text))?.settings).toEqual({ B: 'x', a: '2' });
  });

  test('come from loops, unions and objects', async () => {
    const vars = `var object = { A: '1', B: '2' }\n`;
    const loop = `{ appSettings: [for item in items(object): { name: item.key, value: item.value }] }`;
    expect((await site(loop, vars))?.settings).toEqual({ A: '1', B: '2' });
    const joined = `{ appSettings: concat([{ name: 'C', value: '3' }], map(items(object), i => { name: i.key, value: i.value })) }`;
    expect((await site(joined, vars))?.settings).toEqual({ C: '3', A: '1', B: '2' });
  });

  test('that hang on a condition have a value for each side', async () => {
    const found = await site(
      `{ appSettings: many ? [{ name: 'A', value: '1' }, { name: 'B', value: 'x' }] : [{ name: 'B', value: 'x' }] }`,
      'param many bool\n',
    );
    expect(found?.settings).toEqual({ A: 'many ? 1 : not (many) ? null', B: 'many ? x : not (many) ? x' });
  });

  test('of which some can’t be known say why', async () => {
    const found = await site(`{ appSettings: concat(more, [{ name: 'A', value: '1' }]) }`, 'param more array\n');
    expect(found?.settings).toEqual({ A: '1' });
    expect(found?.open).toContain('`more` has no default');
  });

  test('of a site whose configuration isn’t known are open, and its command unknown', async () => {
    const found = await site('all', 'param all object\n');
    expect(found?.open).toContain('`all`');
    expect(found?.command).toMatch(/^\? .*`all`/);
  });
});

describe('config resources', () => {
  test('web is laid over siteConfig; what it leaves out or sets to null stays', async () => {
    const found = await site(
      `{ linuxFxVersion: 'PYTHON|3.11', appCommandLine: 'first', appSettings: [{ name: 'A', value: '1' }] }`,
      config('web', `{ appCommandLine: 'second', linuxFxVersion: null }`),
    );
    expect(found).toMatchObject({ stack: 'PYTHON|3.11', command: 'second', settings: { A: '1' } });
  });

  test('appsettings replaces all settings', async () => {
    const found = await site(`{ appSettings: [{ name: 'A', value: '1' }] }`, config('appsettings', `{ B: '2', C: 3 }`));
    expect(found?.settings).toEqual({ B: '2', C: '3' });
  });

  test('appsettings over the current ones keeps them', async () => {
    const current = `union(list('\${web.id}/config/appsettings', '2023-12-01').properties, { B: '2' })`;
    const found = await site(`{ appSettings: [{ name: 'A', value: '1' }] }`, config('appsettings', current));
    expect(found).toMatchObject({ settings: { A: '1', B: '2' }, open: null });
  });

  test('with a condition make a choice; with the site’s own they don’t', async () => {
    const found = await site(
      `{ appCommandLine: 'first' }`,
      `param tuned bool\n${config('web', `{ appCommandLine: 'second' }`, 'if (tuned) ')}`,
    );
    expect(found?.command).toBe('tuned ? second : not (tuned) ? first');
    const [both] = await sites({
      'main.bicep': `param deploy bool
resource web 'Microsoft.Web/sites@2023-12-01' = if (deploy) { name: 'web', properties: {} }
${config('web', `{ appCommandLine: 'x' }`, 'if (deploy) ')}`,
    });
    expect(both).toMatchObject({ site: 'web if deploy', command: 'x' });
  });

  test('are found nested, by parent, and by a name of two segments', async () => {
    const forms = [
      `resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web'
  properties: {}
  resource config 'config' = { name: 'web', properties: { appCommandLine: 'x' } }
}`,
      `resource web 'microsoft.web/Sites@2023-12-01' = { name: 'web', properties: {} }
resource config 'Microsoft.Web/sites/config@2023-12-01' = { name: 'web/web', properties: { appCommandLine: 'x' } }`,
      `param name string
resource web 'Microsoft.Web/sites@2023-12-01' = { name: name, properties: {} }
resource config 'Microsoft.Web/sites/CONFIG@2023-12-01' = { name: '\${name}/web', properties: { appCommandLine: 'x' } }`,
    ];
    for (const text of forms) expect((await sites({ 'main.bicep': text }))[0]?.command).toBe('x');
  });

  test('in a module of their own belong to the site of that name', async () => {
    const files = {
      'main.bicep': `param suffix string
module web 'web.bicep' = { name: 'web', params: { name: 'web-\${suffix}' } }
module settings 'settings.bicep' = { name: 'settings', params: { name: web.outputs.name } }
`,
      'web.bicep': `param name string
resource web 'Microsoft.Web/sites@2023-12-01' = { name: name, properties: { siteConfig: { appCommandLine: 'x' } } }
output name string = web.name
`,
      'settings.bicep': `param name string
resource web 'Microsoft.Web/sites@2023-12-01' existing = { name: name }
resource settings 'Microsoft.Web/sites/config@2023-12-01' = { parent: web, name: 'appsettings', properties: { A: '1' } }
`,
    };
    expect(await sites(files)).toMatchObject([{ site: 'web-…', command: 'x', settings: { A: '1' } }]);
  });

  test('of a site that is declared elsewhere say what they set, and no more', async () => {
    const text = `resource web 'Microsoft.Web/sites@2023-12-01' existing = { name: 'web' }
${config('web', `{ appCommandLine: 'x' }`)}`;
    const [found] = await sites({ 'main.bicep': text });
    expect(found).toMatchObject({ command: 'x', open: expect.stringContaining('`existing`') });
    expect(found?.stack).toContain('`existing`');
  });

  test('an existing site that nothing is set on is not told', async () => {
    const text = `resource web 'Microsoft.Web/sites@2023-12-01' existing = { name: 'web' }\n`;
    expect(await sites({ 'main.bicep': text })).toEqual([]);
  });
});

test('a resource that is its own parent is read, with what the compiler says of it', async () => {
  const text = `resource web 'Microsoft.Web/sites/config@2023-12-01' = { parent: web, name: 'web', properties: {} }\n`;
  expect(await sites({ 'main.bicep': text })).toEqual([]);
});

describe('slots', () => {
  test('have the plan and the kind of their site, and a configuration of their own', async () => {
    const slot = `resource staging 'Microsoft.Web/sites/slots@2023-12-01' = {
  parent: web
  name: 'staging'
  properties: { siteConfig: { appCommandLine: 'y' } }
  resource settings 'config' = { name: 'appsettings', properties: { A: '1' } }
}
resource named 'Microsoft.Web/sites/slots@2023-12-01' = { name: 'web/named', properties: {} }
resource web2 'Microsoft.Web/sites/slots/config@2023-12-01' = { name: 'web/named/web', properties: { appCommandLine: 'z' } }
`;
    const web = `resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web'
  properties: { serverFarmId: plan.id, siteConfig: { appCommandLine: 'x' } }
}
`;
    expect(await sites({ 'main.bicep': `${PLAN}${web}${slot}` })).toMatchObject([
      { site: 'web', plan: 'B1 × 2', command: 'x' },
      { site: 'web/staging', plan: 'B1 × 2', command: 'y', settings: { A: '1' } },
      { site: 'web/named', plan: 'B1 × 2', command: 'z' },
    ]);
  });
});

describe('plans', () => {
  const web = (plan: string) => `resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: 'web'
  properties: { serverFarmId: ${plan} }
}
`;

  test.each([
    ['by the resource', `${PLAN}${web('plan.id')}`],
    ['by its id', `${PLAN}${web(`resourceId('Microsoft.Web/serverFarms', 'PLAN')`)}`],
    ['by its name', `${PLAN}${web(`'plan'`)}`],
    [
      'through an existing one',
      `${PLAN}resource shared 'Microsoft.Web/serverfarms@2023-12-01' existing = { name: 'plan' }\n${web('shared.id')}`,
    ],
    ['through a parameter of a module', `${PLAN}module web 'web.bicep' = { name: 'web', params: { plan: plan.id } }\n`],
  ])('are found %s', async (_how, main) => {
    const module = `param plan string\n${web('plan')}`;
    const root = await sites({ 'main.bicep': main, 'web.bicep': module });
    expect(root.map((one) => one.plan)).toContain('B1 × 2');
  });

  test('that only exist are told so', async () => {
    const text = `resource shared 'Microsoft.Web/serverfarms@2023-12-01' existing = { name: 'shared' }\n${web('shared.id')}`;
    expect((await sites({ 'main.bicep': text }))[0]?.plan).toBe('- × -');
  });
});

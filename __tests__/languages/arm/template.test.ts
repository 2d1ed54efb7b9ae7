import { readArmTemplate } from '../../../src/languages/arm/template.ts';
import { Source } from '../../../src/text/source.ts';
import { evaluated, plain, resources, SCHEMA, template, way } from './evaluated.ts';

function output(parts: Readonly<Record<string, unknown>>, value: unknown, files?: Readonly<Record<string, string>>) {
  const main = template({ ...parts, outputs: { it: { type: 'object', value } } });
  return plain(evaluated(main, files).outputs.get('it'));
}

describe('names', () => {
  const parts = {
    parameters: {
      sku: { type: 'string', defaultValue: 'B1' },
      which: { type: 'string', defaultValue: 'sku' },
      none: { type: 'string' },
      maybe: { type: 'string', nullable: true },
      typed: { $ref: '#/definitions/size' },
      secret: { type: 'securestring', defaultValue: 'hunter2' },
    },
    definitions: { size: { $ref: '#/definitions/inner' }, inner: { type: 'string', nullable: true } },
    variables: { sku: "[concat(parameters('sku'), '!')]", smallB1: 1 },
  };

  test.each([
    ['a parameter and a variable of one name are two', "[concat(parameters('sku'), variables('sku'))]", 'B1B1!'],
    ['case does not matter', "[CONCAT(Parameters('SKU'), Variables('sKu'))]", 'B1B1!'],
    ['a name may be computed', "[variables(concat('small', parameters('sku')))]", 1],
    [
      'a parameter without a value is unknown',
      "[parameters('none')]",
      expect.stringMatching(/^\? .*`none`.*no default/),
    ],
    ['a nullable one is null', "[coalesce(parameters('maybe'), 'd')]", 'd'],
    ['so is one of a nullable definition', "[coalesce(parameters('typed'), 'd')]", 'd'],
    ['a secret is not shown', "[parameters('secret')]", expect.stringMatching(/^\? .*secure/)],
    ['a name that is not there is unknown', "[variables('nothing')]", expect.stringMatching(/^\? /)],
  ])('%s', (_what, expression, expected) => {
    expect(output(parts, expression)).toEqual(expected);
  });

  test('the way of a value leads to where it is written', () => {
    const main = template({
      parameters: { sku: { type: 'string', defaultValue: 'B1' } },
      variables: { plan: { size: "[parameters('sku')]" } },
      outputs: { it: { type: 'string', value: "[variables('plan').size]" } },
    });
    const { outputs } = evaluated(main);
    expect(way(outputs.get('it')).at(-1)).toBe('main.json:8');
    expect(way(outputs.get('it'))).toContain('main.json:13');
  });
});

describe('functions', () => {
  test.each([
    ["[if(equals(parameters('env'), 'prod'), 'P1v3', 'B1')]", 'P1v3'],
    ['[and(true(), not(false()), or(false(), greater(2, 1)))]', true],
    ['[add(mul(2, 3), mod(7, 4))]', 9],
    ["[createObject('a', createArray(1, null()), 'b', string(true()))]", { a: [1, null], b: 'True' }],
    ["[tryGet(createObject('a', createObject('b', 1)), 'a', 'b')]", 1],
    ["[tryGet(createObject('a', 1), 'x', 'b')]", null],
    ["[map(createArray(1, 2), lambda('i', mul(lambdaVariables('I'), 2)))]", [2, 4]],
    ["[first(split('a;b', ';'))]", 'a'],
    ["[contoso.both('x', 'y')]", 'x-y'],
    ["[CONTOSO.Both('x', 'y')]", 'x-y'],
    ["[last(createArray('a', 'b'))]", 'b'],
  ])('%s', (expression, expected) => {
    const functions = [
      {
        namespace: 'contoso',
        members: {
          both: {
            parameters: [
              { name: 'one', type: 'string' },
              { name: 'two', type: 'string' },
            ],
            output: { type: 'string', value: "[concat(parameters('one'), '-', parameters('TWO'))]" },
          },
        },
      },
    ];
    const parameters = { env: { type: 'string', defaultValue: 'prod' } };
    expect(output({ functions, parameters }, expression)).toEqual(expected);
  });
});

describe('copy', () => {
  test('in variables, beside others and within one', () => {
    const variables = {
      prefix: 'p',
      copy: [{ name: 'names', count: 3, input: "[concat(variables('prefix'), copyIndex('names', 1))]" }],
      inner: {
        copy: [{ name: 'items', count: "[length(variables('names'))]", input: { at: "[copyIndex('items')]" } }],
      },
    };
    expect(output({ variables }, "[variables('names')]")).toEqual(['p1', 'p2', 'p3']);
    expect(output({ variables }, "[variables('inner')]")).toEqual({ items: [{ at: 0 }, { at: 1 }, { at: 2 }] });
  });

  test('in outputs', () => {
    const main = template({
      outputs: { it: { type: 'array', copy: { count: 2, input: "[concat('x', copyIndex())]" } } },
    });
    expect(plain(evaluated(main).outputs.get('it'))).toEqual(['x0', 'x1']);
  });

  test('in resources, with properties that are copied, too', () => {
    const main = template({
      resources: [
        {
          type: 'Microsoft.Web/sites',
          apiVersion: '2023-12-01',
          name: "[format('site-{0}', copyIndex('sites', 1))]",
          condition: '[less(copyIndex(), 2)]',
          copy: { name: 'sites', count: 3 },
          properties: {
            siteConfig: {
              copy: [
                {
                  name: 'appSettings',
                  count: 2,
                  input: { name: "[concat('S', copyIndex('appSettings'))]", value: "[copyIndex('sites')]" },
                },
              ],
            },
          },
        },
      ],
    });
    const all = evaluated(main);
    expect(resources(all)).toEqual(['Microsoft.Web/sites site-1', 'Microsoft.Web/sites site-2']);
    expect(plain(all.resources[1]?.body)).toMatchObject({
      properties: {
        siteConfig: {
          appSettings: [
            { name: 'S0', value: 1 },
            { name: 'S1', value: 1 },
          ],
        },
      },
    });
  });

  test('an escaped `copy` is a property of that name', () => {
    expect(output({}, { "[string('copy')]": 1 })).toEqual({ copy: 1 });
  });
});

describe('resources', () => {
  const site = { type: 'Microsoft.Web/sites', apiVersion: '2023-12-01', name: 'web', properties: {} };

  test('children that stand in their parent, and ones with a type of their own', () => {
    const main = template({
      resources: [
        {
          ...site,
          resources: [
            { type: 'config', apiVersion: '2023-12-01', name: 'web', properties: { appCommandLine: 'x' } },
            { type: 'Microsoft.Web/sites/slots', apiVersion: '2023-12-01', name: 'web/staging' },
          ],
        },
      ],
    });
    const all = evaluated(main);
    expect(resources(all)).toEqual([
      'Microsoft.Web/sites web',
      'Microsoft.Web/sites/config web',
      'Microsoft.Web/sites/slots staging',
    ]);
    expect(all.resources[1]?.parent).toBe(all.resources[0]?.identity);
  });

  test('a condition that is known leaves out, one that is not is told', () => {
    const main = template({
      parameters: { deploy: { type: 'bool' } },
      resources: [
        { ...site, condition: false },
        { ...site, condition: "[parameters('deploy')]", name: 'maybe' },
      ],
    });
    expect(resources(evaluated(main))).toEqual(["Microsoft.Web/sites maybe if parameters('deploy')"]);
  });

  test('by symbolic names, with existing ones', () => {
    const main = template({
      languageVersion: '2.0',
      resources: {
        plan: { existing: true, type: 'Microsoft.Web/serverfarms', apiVersion: '2023-12-01', name: 'shared' },
        web: { ...site, properties: { serverFarmId: "[resourceId('Microsoft.Web/serverfarms', 'shared')]" } },
      },
    });
    const all = evaluated(main);
    expect(all.resources.map(({ existing }) => existing)).toEqual([true, false]);
    const id = plain(all.resources[1]?.body);
    expect(id).toMatchObject({
      properties: { serverFarmId: expect.stringMatching(/Microsoft\.Web\/serverfarms\/shared$/) },
    });
  });

  test('the id of a declared resource leads to it', () => {
    const main = template({
      resources: [
        {
          type: 'Microsoft.Web/serverfarms',
          apiVersion: '2023-12-01',
          name: "[concat('plan-', uniqueString(resourceGroup().id))]",
        },
        {
          ...site,
          properties: {
            serverFarmId:
              "[resourceId('Microsoft.Web/serverfarms', concat('plan-', uniqueString(resourceGroup().id)))]",
          },
        },
      ],
    });
    const [plan, web] = evaluated(main).resources;
    const properties = web?.body.kind === 'object' ? web.body.properties.get('properties')?.value : undefined;
    const id = properties?.kind === 'object' ? properties.properties.get('serverFarmId')?.value : undefined;
    expect(id?.kind === 'string' && id.target).toBe(plan?.identity);
  });

  test('stand where their name is written', () => {
    const {
      resources: [one],
    } = evaluated(template({ resources: [site] }));
    expect(one?.span.source.text.slice(one.span.start, one.span.end)).toBe('"web"');
  });
});

describe('nested and linked templates', () => {
  const inner = {
    $schema: SCHEMA,
    contentVersion: '1.0.0.0',
    parameters: { name: { type: 'string', defaultValue: 'own' } },
    resources: [{ type: 'Microsoft.Web/sites', apiVersion: '2023-12-01', name: "[parameters('name')]" }],
    outputs: { name: { type: 'string', value: "[parameters('name')]" } },
  };
  const deployment = (properties: Readonly<Record<string, unknown>>) => ({
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'inner',
    properties: { mode: 'Incremental', ...properties },
  });
  const parameters = { name: { type: 'string', defaultValue: 'outer' } };

  test('see the outer template, unless they say otherwise', () => {
    const main = template({ parameters, resources: [deployment({ template: inner })] });
    expect(resources(evaluated(main))).toEqual(['Microsoft.Web/sites outer']);
  });

  test('with a scope of their own, see what they are given', () => {
    const scope = { expressionEvaluationOptions: { scope: 'inner' } };
    const given = { parameters: { name: { value: "[concat(parameters('name'), '!')]" } } };
    const own = template({ parameters, resources: [deployment({ ...scope, template: inner })] });
    const passed = template({ parameters, resources: [deployment({ ...scope, ...given, template: inner })] });
    expect(resources(evaluated(own))).toEqual(['Microsoft.Web/sites own']);
    expect(resources(evaluated(passed))).toEqual(['Microsoft.Web/sites outer!']);
  });

  test('in languageVersion 2.0 always have a scope of their own', () => {
    const main = template({ languageVersion: '2.0', parameters, resources: { d: deployment({ template: inner }) } });
    expect(resources(evaluated(main))).toEqual(['Microsoft.Web/sites own']);
  });

  test.each([
    ['relativePath', { relativePath: 'nested/site.json' }],
    ['the address of the template', { uri: "[uri(deployment().properties.templateLink.uri, 'nested/site.json')]" }],
    [
      'the artifacts’ location',
      { uri: "[concat(parameters('_artifactsLocation'), '/nested/site.json', parameters('token'))]" },
    ],
  ])('are found by %s', (_what, templateLink) => {
    const files = { 'nested/site.json': JSON.stringify(inner) };
    const all = evaluated(template({ resources: [deployment({ templateLink })] }), files);
    expect(resources(all)).toEqual(['Microsoft.Web/sites own']);
    expect(all.resources[0]?.span.source.path).toBe('nested/site.json');
  });

  test('elsewhere are told of as modules', () => {
    const uri = 'https://example.com/site.json';
    const { externalModules } = evaluated(template({ resources: [deployment({ templateLink: { uri } })] }));
    expect(externalModules.map(({ reference }) => plain(reference))).toEqual([uri]);
  });

  test('give outputs', () => {
    const scope = { expressionEvaluationOptions: { scope: 'inner' } };
    const value = "[reference('inner').outputs.name.value]";
    expect(output({ resources: [deployment({ ...scope, template: inner })] }, value)).toBe('own');
  });
});

describe('a file', () => {
  const read = (text: string) => readArmTemplate(new Source('main.json', text));

  test.each([
    ['{"name": "package"}'],
    ['[]'],
    ['{"$schema": "https://json.schemastore.org/package.json"}'],
    [`{"note": "see ${SCHEMA}"}`],
    [''],
  ])('%j is no template', (text) => {
    expect(read(text)).toBeNull();
  });

  test('may have comments, trailing commas and strings over several lines', () => {
    const text = `// deployed by hand
{
  "$schema": "${SCHEMA}", /* the "first" */
  "variables": { "a": "[concat(
    'x',
    'y')]", },
  "outputs": { "it": { "type": "string", "value": "[variables('a')]" } },
}`;
    expect(read(text)?.errors).toEqual([]);
    expect(plain(evaluated(text).outputs.get('it'))).toBe('xy');
  });

  test('with a mistake in it is read as far as it goes', () => {
    const text = template({ variables: { bad: '[concat(]', good: 1 }, resources: [{ name: 'x' }] });
    const syntax = read(text);
    expect(syntax?.errors.map(({ message }) => message)).toEqual([
      'a function, a text or a number is expected here',
      'a resource needs a `type`',
    ]);
    const all = evaluated(text);
    expect(plain(all.variables.get('good'))).toBe(1);
    expect(all.notes.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(['main.json:10', 'main.json:6']);
  });

  test('that is cut off is read as far as it goes', () => {
    const whole = template({ parameters: { sku: { type: 'string', defaultValue: 'B1' } } });
    const syntax = read(whole.slice(0, whole.indexOf('"B1"') + 4));
    expect(syntax?.errors).toHaveLength(1);
    expect(syntax?.statements.map(({ kind }) => kind)).toEqual(['param']);
  });

  test('that is too large or nested too deeply is one mistake', () => {
    const large = read(`{"$schema": "${SCHEMA}", "variables": {"a": "${'x'.repeat(5 * 1024 * 1024)}"}}`);
    expect(large?.errors.map(({ message }) => message)).toEqual([expect.stringContaining('larger than 4 MB')]);
    const deep = read(`{"$schema": "${SCHEMA}", "variables": ${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`);
    expect(deep?.errors).toHaveLength(1);
  });
});

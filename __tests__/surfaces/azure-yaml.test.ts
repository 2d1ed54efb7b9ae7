import { azdProjects, azureYamlFacts } from '../../src/surfaces/azure-yaml.ts';
import type { ServiceFact } from '../../src/surfaces/facts.ts';
import { placeName } from '../../src/text/source.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

function services(yaml: string, files: Readonly<Record<string, string>> = {}) {
  const { facts } = azureYamlFacts(memoryWorkspace({ 'azure.yaml': yaml, 'src/app.py': '', ...files }));
  return facts
    .filter((fact): fact is ServiceFact => fact.kind === 'service')
    .map(({ name, project, language, whole, span }) => ({ name, project, language, whole, at: placeName(span) }));
}

describe('services of azd', () => {
  test('on App Service are told, others are not', () => {
    const yaml = `name: shop
services:
  web:
    project: ./src
    language: py
    host: appservice
  jobs:
    project: ./jobs
    host: function
`;
    expect(services(yaml)).toEqual([{ name: 'web', project: 'src', language: 'py', whole: true, at: 'azure.yaml:3' }]);
  });

  test.each([
    ['the root', 'project: .', ''],
    ['a folder that isn’t there', 'project: ./gone', null],
    ['a folder outside', 'project: ../other', null],
    // azd joins it to the folder of azure.yaml (`ServiceConfig.Path`)
    ['left out', 'language: py', ''],
  ])('whose project is %s', (_what, line, project) => {
    expect(services(`services:\n  web:\n    host: appservice\n    ${line}\n`)).toMatchObject([{ project }]);
  });

  test.each([
    ['dist: ./dist'],
    ['hooks:\n      prepackage:\n        run: npm run build'],
    ['hooks:\n      prebuild:\n        run: make'],
  ])('are not packaged as they are with %j', (lines) => {
    const yaml = `services:\n  web:\n    host: appservice\n    project: src\n    ${lines}\n`;
    expect(services(yaml)).toMatchObject([{ whole: false }]);
  });

  test('of a project in a folder are relative to it', () => {
    const yaml = 'services:\n  web:\n    host: appservice\n    project: src\n';
    const files = { 'shop/azure.yaml': yaml, 'shop/src/app.py': '' };
    expect(azureYamlFacts(memoryWorkspace(files)).facts).toMatchObject([{ project: 'shop/src' }]);
  });

  test('a broken file is a note at its place', () => {
    const { facts, notes } = azureYamlFacts(memoryWorkspace({ 'azure.yaml': 'services:\n  web: [\n' }));
    expect(facts).toEqual([]);
    expect(notes[0]).toMatchObject({ file: 'azure.yaml', line: 3 });
  });
});

describe('what azd deploys', () => {
  const projects = (yaml: string, ...files: readonly string[]) =>
    azdProjects(memoryWorkspace({ 'azure.yaml': yaml, ...Object.fromEntries(files.map((path) => [path, ''])) }));

  test.each([
    ['infra/main', 'name: x\n', ['infra/main.bicep'], [{ template: 'infra/main.bicep', parameterFile: null }]],
    [
      'with its parameters',
      'name: x\n',
      ['infra/main.bicep', 'infra/main.parameters.json'],
      [{ template: 'infra/main.bicep', parameterFile: 'infra/main.parameters.json' }],
    ],
    [
      'a .bicepparam first',
      'name: x\n',
      ['infra/main.bicep', 'infra/main.bicepparam', 'infra/main.parameters.json'],
      [{ template: null, parameterFile: 'infra/main.bicepparam' }],
    ],
    [
      'elsewhere',
      'infra:\n  path: ./deploy\n  module: app\n',
      ['deploy/app.bicep'],
      [{ template: 'deploy/app.bicep', parameterFile: null }],
    ],
    [
      'in layers',
      'infra:\n  layers:\n    - name: a\n      path: a\n    - name: b\n      path: b\n      module: site\n',
      ['a/main.bicep', 'b/site.bicep'],
      [
        { template: 'a/main.bicep', parameterFile: null },
        { template: 'b/site.bicep', parameterFile: null },
      ],
    ],
    ['nothing by Terraform', 'infra:\n  provider: terraform\n', ['infra/main.bicep'], []],
    ['nothing where there is none', 'name: x\n', [], []],
  ])('%s', (_what, yaml, files, expected) => {
    expect(projects(yaml, ...files)).toEqual(
      expected.map((project) => ({ ...project, file: 'azure.yaml', onAppService: false })),
    );
  });

  test.each([
    ['appservice', true],
    ['containerapp', false],
  ])('for a service on %s', (host, onAppService) => {
    const yaml = `services:\n  web:\n    host: ${host}\n`;
    expect(projects(yaml, 'infra/main.bicep')).toMatchObject([{ onAppService }]);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { factsOf } from './told.ts';

const root = join(import.meta.dirname, '..', '..', 'scenarios', 'templates');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const FILES: Readonly<Record<string, string>> = {
  'azuredeploy.json': read('reads-arm-json/azuredeploy.json'),
  'azuredeploy.parameters.prod.json': read('reads-arm-json/azuredeploy.parameters.prod.json'),
  'azure.yaml': read('reads-azd-parameters/azure.yaml'),
  'infra/main.bicep': read('reads-azd-parameters/infra/main.bicep'),
  'infra/main.parameters.json': read('reads-azd-parameters/infra/main.parameters.json'),
  'infra/core/plan.bicep': read('reads-azd-parameters/infra/core/plan.bicep'),
  'infra/core/web.bicep': read('reads-azd-parameters/infra/core/web.bicep'),
  'site/main.bicep': read('reads-registry-modules/main.bicep'),
  'slots/main.bicep': read('joins-config-and-slots/main.bicep'),
  'slots/main.prod.bicepparam': "using 'main.bicep'\nparam name = 'prod'\n",
};
const JUNK = [
  '',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '${',
  '[[',
  '\n',
  'web',
  'plan.id',
  'null',
  '[concat(',
  ':',
  '@',
  '\u0000',
  'é',
];

test('no broken file stops the others from being told, or ends the run', async () => {
  const names = Object.keys(FILES);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat({ max: 60 }),
      fc.constantFrom(...JUNK),
      async (name, where, length, junk) => {
        const text = FILES[name] ?? '';
        const at = Math.floor(where * text.length);
        const broken = text.slice(0, at) + junk + text.slice(at + length);
        const { facts } = await factsOf({ ...FILES, [name]: broken });
        const files = new Set(facts.map((fact) => fact.scope.file));
        const others = ['azuredeploy.json', 'site/main.bicep', 'slots/main.bicep'].filter((path) => path !== name);
        for (const path of others) if (!name.startsWith(path.split('.')[0] ?? '')) expect(files).toContain(path);
      },
    ),
    { seed: 11, numRuns: 400 },
  );
});

test('modules that lead back to themselves are a note', async () => {
  const files = {
    'a.bicep': "module b 'b.bicep' = { name: 'b' }\n// Microsoft.Web/sites\n",
    'b.bicep': "module a 'a.bicep' = { name: 'a' }\n",
  };
  const { notes } = await factsOf(files);
  expect(notes.map(({ file, line }) => `${file}:${line}`)).toEqual(['b.bicep:1']);
});

test('deep nesting, large loops and long chains end in bounded time', async () => {
  const deep = `var a = ${'['.repeat(5000)}${']'.repeat(5000)}\n// Microsoft.Web/sites\n`;
  const loops = `resource web 'Microsoft.Web/sites@2023-12-01' = [for i in range(0, 9999): { name: 'w\${i}', properties: {} }]\n`;
  const chain = `${Array.from({ length: 2000 }, (_, at) => `var v${at + 1} = v${at}\n`).join('')}var v0 = 1
resource web 'Microsoft.Web/sites@2023-12-01' = { name: 'w\${v2000}', properties: {} }
`;
  const { facts } = await factsOf({ 'deep/main.bicep': deep, 'loops/main.bicep': loops, 'chain/main.bicep': chain });
  expect(facts.length).toBeGreaterThan(1);
  expect(facts.length).toBeLessThan(12_000);
});

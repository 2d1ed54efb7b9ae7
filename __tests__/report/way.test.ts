import { lint } from '../../src/lint.ts';
import { wayOf } from '../../src/report/way.ts';
import { placeName } from '../../src/text/source.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

test('a value shows the files that it came through: parameter file, template, module', async () => {
  const { subjects } = await lint(
    memoryWorkspace({
      'main.prod.bicepparam': "using 'main.bicep'\n\nparam command = 'gunicorn --workers 3 app:app'\n",
      'main.bicep':
        "param command string\nvar trimmed = trim(command)\nmodule web 'core/web.bicep' = {\n  name: 'web'\n  params: {\n    startup: command\n  }\n}\n",
      'core/web.bicep':
        "param startup string\nresource plan 'Microsoft.Web/serverfarms@2024-04-01' = {\n  name: 'plan'\n  sku: { name: 'B1' }\n}\nresource site 'Microsoft.Web/sites@2024-04-01' = {\n  name: 'site'\n  properties: {\n    serverFarmId: plan.id\n    siteConfig: {\n      linuxFxVersion: 'PYTHON|3.12'\n      appCommandLine: startup\n    }\n  }\n}\n",
    }),
  );
  const origin = subjects[0]?.launch.command?.origin;
  if (origin?.kind !== 'written') throw new Error('the command is written in a file');
  expect(wayOf(origin).map(placeName)).toEqual(['main.prod.bicepparam:3', 'main.bicep:6', 'core/web.bicep:12']);
});

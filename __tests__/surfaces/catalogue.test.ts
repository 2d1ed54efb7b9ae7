import { SURFACES, type SurfaceDescription } from '../../src/surfaces/catalogue.ts';
import { readSurfaces } from '../../src/surfaces/surfaces.ts';
import { UNREAD } from '../../src/surfaces/unread.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

/** A repository that holds the example, and the file that the example stands in. */
function repository({ name, example: { language, text } }: SurfaceDescription): Readonly<Record<string, string>> {
  const app = { 'backend/app.py': 'app = 1\n', 'src/app.py': 'app = 1\n' };
  switch (language) {
    case 'shell':
      return { ...app, 'deploy.sh': text };
    case 'powershell':
      return { ...app, 'deploy.ps1': text };
    case 'bicep':
      return { ...app, 'main.bicep': text };
    case 'ini':
      return { ...app, '.azure/config': text };
    default:
      return name.startsWith('azd') ? { ...app, 'azure.yaml': text } : { ...app, ...templates, ...workflow(text) };
  }
}

const templates = {
  'infra/main.bicep': `param sku string
resource plan 'Microsoft.Web/serverfarms@2024-04-01' = { name: 'plan', sku: { name: sku } }
`,
  'infra/main.prod.bicepparam': "using './main.bicep'\n\nparam sku = 'B1'\n",
};

function workflow(steps: string): Readonly<Record<string, string>> {
  const indented = `- uses: actions/checkout@v4\n${steps}`.replace(/^/gm, '      ');
  const text = `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    steps:\n${indented}\n`;
  return { '.github/workflows/deploy.yml': text };
}

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'GitHub workflows: azure/webapps-deploy': ['deploy'],
  'GitHub workflows: azure/appservice-settings': ['settings'],
  'Deployments of templates': ['plan'],
  'The Azure CLI': ['plan', 'site', 'settings', 'deploy'],
  'Azure PowerShell': ['plan', 'site', 'settings'],
  'Bicep and ARM templates': ['plan', 'site'],
  'azd projects': ['service'],
  'Deployments by hand': ['deploy', 'plan', 'settings'],
};

test.each(SURFACES.map((surface) => [surface.name, surface] as const))(
  'the example of %s is read',
  async (name, surface) => {
    const { facts, notes } = await readSurfaces(memoryWorkspace(repository(surface)));
    expect(notes).toEqual([]);
    // The workflow's own template is there besides where the example doesn't deploy it.
    const own = facts.filter(({ scope }) => name === 'Deployments of templates' || !scope.file.startsWith('infra/'));
    expect([...new Set(own.map(({ kind }) => kind))].sort()).toEqual([...(EXPECTED[name] ?? [])].sort());
  },
);

test.each(UNREAD.map((place) => [place.what, place] as const))('%s is counted', async (what, { shown }) => {
  const files = {
    'infra/web.tf': 'resource "azurerm_linux_web_app" "web" {}\n',
    'azure-pipelines.yml': 'steps:\n  - task: AzureWebApp@1\n',
    'deploy.py': 'print("az webapp up deploys it")\nsubprocess.run(["az", "webapp", "up", "--name", "shop"])\n',
  };
  const { coverage } = await readSurfaces(memoryWorkspace(files));
  expect(coverage.filter((note) => note.what === what)).toHaveLength(1);
  const ending = shown.slice(shown.lastIndexOf('.'));
  expect(coverage.find((note) => note.what === what)?.span?.source.path.endsWith(ending)).toBe(true);
});

import { readSurfaces } from '../../src/surfaces/surfaces.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

const workflow = (lines: readonly string[]): string => `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: |
${lines.map((line) => `          ${line}\n`).join('')}`;

test.each<[string, Readonly<Record<string, string>>]>([
  [
    'a script that takes itself in and calls itself',
    { 'deploy.ps1': '. ./deploy.ps1\n./deploy.ps1\n./deploy.ps1\naz webapp create -n shop' },
  ],
  [
    'scripts of two shells that call one another',
    { 'a.sh': 'pwsh ./b.ps1\npwsh ./b.ps1\naz webapp up -n shop', 'b.ps1': 'bash ./a.sh\nbash ./a.sh' },
  ],
  [
    'texts within texts in PowerShell',
    { 'a.ps1': `az webapp up -n shop\n$x = ${'"y$('.repeat(3000)}"z"${')"'.repeat(3000)}` },
  ],
  [
    'a list that each pipe makes twice as long',
    { 'a.ps1': `$x = @(1,2) ${'| ForEach-Object { @("$_","$_") } '.repeat(40)}\naz webapp up -n shop` },
  ],
  [
    'a name that may be any of several functions',
    {
      'a.sh': `${Array.from({ length: 8 }, (_, at) => `f${at}() { "$1"; }\n`).join('')}"$1"\naz webapp up -n shop`,
    },
  ],
  [
    'a folder that is copied into itself again and again',
    {
      '.github/workflows/a.yml': workflow([
        ...Array.from({ length: 30 }, (_, at) => `mkdir d${at} && cp -r . d${at}/`),
        'az webapp up -n shop',
      ]),
    },
  ],
])('%s ends', async (_, files) => {
  const { facts } = await readSurfaces(memoryWorkspace(files));
  expect(facts.length).toBeGreaterThan(0);
});

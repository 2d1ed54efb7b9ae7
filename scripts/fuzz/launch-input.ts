import fc from 'fast-check';
import { lint } from '../../src/lint.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

/** A startup command with the app's files and settings. */
export interface LaunchInput {
  readonly command: string;
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

const SHELL = fc.constantFrom(
  ...[
    'gunicorn',
    'app:app',
    '--workers',
    '-w',
    '3',
    '--bind=0.0.0.0',
    '-c',
    'gunicorn.conf.py',
    'python',
    '-m',
    'uvicorn',
    'sh',
    'bash',
  ],
  ...[
    'startup.sh',
    './startup.sh',
    'exec',
    'env',
    'nohup',
    'timeout',
    '5',
    'xargs',
    'eval',
    '.',
    'source',
    'cd',
    'src',
    'set',
    '-eu',
    'export',
  ],
  ...[
    'A=1',
    'A="$A$A"',
    '$A',
    '"$@"',
    '${A:-x}',
    '${A:?}',
    '${A%%*}',
    '${A//a/b}',
    '${!A}',
    '$((1<<62))',
    '$((A+1))',
    '$(',
    '`',
    ')',
    '((',
    '))',
  ],
  ...[
    '"',
    "'",
    '\\',
    '\n',
    ';',
    '&',
    '&&',
    '||',
    '|',
    '>',
    '<',
    '<<E\n',
    '\nE\n',
    '<(',
    '{',
    '}',
    '{1..9}',
    '{a,b}',
    '*',
    '?',
    '[a-z]',
    '~',
    '#',
    '!',
  ],
  ...[
    'if',
    'then',
    'else',
    'fi',
    'for',
    'i',
    'in',
    'do',
    'done',
    'while',
    'true',
    'false',
    'until',
    'case',
    'esac',
    'f()',
    'f',
    'local',
    'return',
  ],
  ...[
    'printf',
    '%s',
    '%99999d',
    'echo',
    'cat',
    'nproc',
    'test',
    '[',
    ']',
    '[[',
    ']]',
    '-n',
    '=',
    'expr',
    'seq',
    'read',
    'trap',
    'shift',
    '\uFFFC',
    '\0',
    'é',
    '\r',
  ],
);
const PYTHON = fc.constantFrom(
  ...[
    'workers',
    'threads',
    'bind',
    'timeout',
    'x',
    '=',
    '+',
    '-',
    '*',
    '**',
    '//',
    '%',
    '<<',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '.',
    '\n',
    '\n    ',
  ],
  ...[
    '1',
    '3',
    '10',
    '10**10',
    '0',
    '"a"',
    '"%99999d"',
    "f'{x}'",
    'None',
    'True',
    'lambda',
    'def f(x):',
    'return',
    'f(x)',
    'if',
    'else',
    'elif',
    'for',
    'in',
    'while True:',
  ],
  ...[
    'range(10**9)',
    'import os',
    'import multiprocessing',
    'from src import *',
    'os.environ',
    '.get',
    'os.cpu_count()',
    'multiprocessing.cpu_count()',
    'int',
    'str',
    'list',
    'sorted',
  ],
  ...[
    'try:',
    'except:',
    'finally:',
    'raise',
    'class A:',
    'with',
    'as',
    'global',
    'del',
    'assert',
    'yield',
    'await',
    'exec',
    'globals()',
    '__import__',
    '"""',
    '#',
    '\\',
    '\t',
    '\0',
  ],
);

const words = (word: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', '', '\n')), { maxLength: most })
    .map((parts) => parts.flat().join(''));
const text = (word: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: words(word, 25) },
    { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
    // the same again and again, one inside of the other
    {
      weight: 1,
      arbitrary: fc
        .tuple(words(word, 4), fc.integer({ min: 1, max: 2000 }))
        .map(([part, times]) => part.repeat(times).slice(0, 20_000)),
    },
  );

export const launchInput: fc.Arbitrary<LaunchInput> = fc.record({
  command: text(SHELL),
  files: fc.record({
    'startup.sh': text(SHELL),
    'gunicorn.conf.py': text(PYTHON),
    'src/__init__.py': text(PYTHON),
    'app.py': text(PYTHON),
    'requirements.txt': fc.constantFrom('flask\n', 'gunicorn==20.1.0\n', '-r requirements.txt\n', ''),
  }),
  environment: fc.record(
    {
      A: fc.constantFrom('', 'x', '*', '1'),
      GUNICORN_CMD_ARGS: text(SHELL),
      WEB_CONCURRENCY: fc.constantFrom('2', 'x'),
    },
    { requiredKeys: [] },
  ),
});

const TEMPLATE = `resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan'
  sku: { name: 'B1' }
}
resource site 'Microsoft.Web/sites@2024-04-01' = {
  name: 'site'
  properties: {
    serverFarmId: plan.id
    siteConfig: {
      linuxFxVersion: 'PYTHON|3.12'
      appCommandLine: loadTextContent('command')
      appSettings: SETTINGS
    }
  }
}
`;

/** The whole way of one launch, from the files to the findings. */
export async function launchOf({ command, files, environment }: LaunchInput): Promise<void> {
  const names = Object.keys(environment);
  const settings = names.map((name) => `{ name: '${name}', value: loadTextContent('setting-${name}') }`).join(', ');
  await lint(
    memoryWorkspace({
      ...files,
      ...Object.fromEntries(names.map((name) => [`setting-${name}`, environment[name] ?? ''])),
      command,
      'main.bicep': TEMPLATE.replace('SETTINGS', `[${settings}]`),
    }),
    { pedantic: true },
  );
}

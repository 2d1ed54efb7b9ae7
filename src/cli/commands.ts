/** An option as it is parsed, checked and described in `--help`. */
export interface Option {
  readonly name: string;
  /** what its value is called in `--help`; null for a switch */
  readonly value: string | null;
  /** the only values that it takes */
  readonly allowed?: readonly string[];
  /** a switch that may be given one of these values, too: `--fix=unsafe` */
  readonly sharpened?: readonly string[];
  readonly repeatable?: boolean;
  readonly describe: string;
}

export interface Command {
  readonly name: CommandName;
  /** the one argument that isn't an option; null: none */
  readonly argument: { readonly name: string; readonly required: boolean } | null;
  readonly summary: string;
  /** paragraphs */
  readonly about: readonly string[];
  readonly options: readonly Option[];
  readonly examples: readonly (readonly [command: string, what: string])[];
}

export type CommandName = 'lint' | 'inspect' | 'check' | 'recommend' | 'explain' | 'init';

const FAIL_ON: Option = {
  name: 'fail-on',
  value: 'LEVEL',
  allowed: ['error', 'warning', 'note', 'never'],
  describe: 'exit 1 from this level on: error (the default), warning, note, or never',
};

const PEDANTIC: Option = {
  name: 'pedantic',
  value: null,
  describe: 'also what is right in general, but often meant as it is',
};

const FORMAT: Option = {
  name: 'format',
  value: 'FORMAT',
  allowed: ['terminal', 'json'],
  describe: 'terminal (the default) or json (its schema is in docs/)',
};

const LINT_FORMAT: Option = {
  name: 'format',
  value: 'FORMAT',
  allowed: ['terminal', 'json', 'github', 'sarif', 'junit', 'gitlab'],
  describe:
    'terminal (the default), json (its schema is in docs/), github (annotations), sarif (code scanning), junit (test reports), or gitlab (code quality)',
};

const CONFIG: Option = {
  name: 'config',
  value: 'FILE',
  describe: 'a config file in place of .gunicorn-plan-lint.yml in PATH (its schema is in docs/)',
};

const MEND: readonly Option[] = [
  {
    name: 'fix',
    value: null,
    sharpened: ['unsafe'],
    describe: 'make the edits that change nothing else; with =unsafe also those that need a second look',
  },
  { name: 'diff', value: null, describe: 'show what --fix would change, and change nothing' },
  { name: 'baseline', value: 'FILE', describe: 'leave out the findings that FILE knows' },
  { name: 'update-baseline', value: null, describe: 'write all that is found into the baseline, and report nothing' },
];

export const COMMANDS: readonly Command[] = [
  {
    name: 'lint',
    argument: { name: 'PATH', required: false },
    summary: 'say what is wrong with the gunicorn launches of a repository (the default command)',
    about: [
      'Reads the deployment files in PATH (the current folder if none is given), works out what each Python app on Azure App Service will start on which plan, and says what is wrong with it, at the characters to change.',
      'Nothing of the repository is run, and nothing is read outside of PATH.',
      'A comment on the line of a finding, or on the one above, allows it: # gunicorn-plan-lint: allow RULE because REASON. So does an entry of `allow` in the config file.',
    ],
    options: [LINT_FORMAT, FAIL_ON, PEDANTIC, CONFIG, ...MEND],
    examples: [
      ['gunicorn-plan-lint', 'the repository in the current folder'],
      ['gunicorn-plan-lint backend --fail-on warning', 'a folder; warnings fail too'],
      ['gunicorn-plan-lint lint --format json > report.json', 'for a program to read'],
      ['gunicorn-plan-lint --fix=unsafe --diff', 'what could be mended'],
      ['gunicorn-plan-lint --baseline baseline.json --update-baseline', 'begin with an old project'],
    ],
  },
  {
    name: 'inspect',
    argument: { name: 'PATH', required: false },
    summary: 'show every deployment, with where each of its values comes from',
    about: [
      'For every app and environment: the plan, the startup command, the processes that really start, and each setting of gunicorn with the file, line and column that decided it. What can’t be known says why.',
    ],
    options: [FORMAT, CONFIG],
    examples: [
      ['gunicorn-plan-lint inspect', 'the repository in the current folder'],
      ['gunicorn-plan-lint inspect examples/slow-flask --format json', 'every setting, for a program to read'],
    ],
  },
  {
    name: 'check',
    argument: { name: 'COMMAND', required: true },
    summary: 'judge one startup command on one plan, without a repository',
    about: [
      'Works out what COMMAND starts on a plan of the size SKU, and what is wrong with it. An empty COMMAND ("") is App Service’s default launch. Put -- before a COMMAND that begins with a dash.',
    ],
    options: [
      { name: 'sku', value: 'SKU', describe: 'the size of the plan: B1, S2, P1v3, … (required)' },
      { name: 'dir', value: 'DIR', describe: 'the app’s folder, if scripts or configuration files are to be read' },
      { name: 'env', value: 'NAME=VALUE', repeatable: true, describe: 'an app setting; may be given more than once' },
      { name: 'python', value: 'VERSION', describe: 'the Python that the app runs on: 3.12' },
      { name: 'gunicorn', value: 'VERSION', describe: 'the gunicorn that is installed: 23.0.0' },
      { name: 'cpus', value: 'N', describe: 'processors that the app sees, if not those of the plan' },
      FORMAT,
      FAIL_ON,
      PEDANTIC,
    ],
    examples: [
      ['gunicorn-plan-lint check "gunicorn --workers 9 app:app" --sku B1', 'too many workers?'],
      ['gunicorn-plan-lint check "./startup.sh" --sku P1v3 --dir backend', 'a script, with its folder'],
      ['gunicorn-plan-lint check "" --sku B2 --env WEB_CONCURRENCY=5', 'the default launch'],
    ],
  },
  {
    name: 'recommend',
    argument: null,
    summary: 'say which gunicorn command fits an app on a plan, and why',
    about: [
      'Works out workers and threads for a plan of the size SKU: as many as its CPUs and memory can use, for requests that wait and compute as the profile says. Gives the command in every form that people paste, why each number is what it is, and which metrics tell whether it is right.',
      'With --dir the app is read: its name, whether it speaks ASGI, and what it needs. Every number is provisional until the metrics of the running site agree.',
    ],
    options: [
      { name: 'sku', value: 'SKU', describe: 'the size of the plan: B1, S2, P1v3, … (required)' },
      {
        name: 'profile',
        value: 'PROFILE',
        allowed: ['cpu', 'mixed', 'io'],
        describe:
          'what requests spend their time on: io (they wait for databases or APIs, 20 ms for each ms of CPU), mixed (5 ms; the default), or cpu (0.2 ms)',
      },
      { name: 'dir', value: 'DIR', describe: 'the app’s folder, with its requirements' },
      { name: 'memory-per-worker', value: 'MIB', describe: 'what one worker takes, where it was measured' },
      { name: 'wait', value: 'MS', describe: 'how long a request waits, where it was measured (with --cpu)' },
      { name: 'cpu', value: 'MS', describe: 'how long a request computes (with --wait)' },
      { name: 'users', value: 'N', describe: 'people at once, for what it will hold (30)' },
      { name: 'python', value: 'VERSION', describe: 'the Python that the app runs on: 3.12' },
      { ...FORMAT, describe: 'terminal (the default) or json' },
    ],
    examples: [
      ['gunicorn-plan-lint recommend --sku B1 --profile io', 'a small plan, for an app that waits'],
      ['gunicorn-plan-lint recommend --sku P1v3 --dir backend', 'for the app in a folder'],
      ['gunicorn-plan-lint recommend --sku B2 --wait 200 --cpu 10 --memory-per-worker 180', 'with measured figures'],
    ],
  },
  {
    name: 'explain',
    argument: { name: 'RULE', required: true },
    summary: 'say what a rule looks for, why, and when to allow it',
    about: [
      'Prints all that is known of a rule: what it looks for, why that matters, when it is right to allow it, and the sources.',
    ],
    options: [],
    examples: [['gunicorn-plan-lint explain single-request-capacity', 'one rule']],
  },
  {
    name: 'init',
    argument: { name: 'PATH', required: false },
    summary: 'write a workflow that checks every pull request',
    about: [
      'Writes .github/workflows/gunicorn-plan-lint.yml into PATH (the current folder if none is given): pinned actions, the least permissions, and what can be set, explained. Nothing that is there is overwritten.',
    ],
    options: [{ name: 'config', value: null, describe: 'a config file, too: .gunicorn-plan-lint.yml' }],
    examples: [
      ['gunicorn-plan-lint init', 'in the root of the repository'],
      ['gunicorn-plan-lint init --config', 'with a config file in which nothing is set yet'],
    ],
  },
];

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { answerOf, compareAnswers, type GunicornAnswer, type GunicornCase } from '../../scripts/oracle/gunicorn.ts';
import { releaseOf } from '../../src/gunicorn/versions.ts';

/** Command lines, variables and config files that people might write, loaded by the gunicorn of Debian's package and by ours. */
const VERSION = '20.1.0';
const RUNS = Number(process.env['GUNICORN_RUNS'] ?? 200);
const SEED = Number(process.env['GUNICORN_SEED'] ?? 20261125);
const PYTHON = '/usr/bin/python3';

function isInstalled(): boolean {
  const asked = spawnSync(PYTHON, ['-c', 'import gunicorn; print(gunicorn.__version__)'], { encoding: 'utf8' });
  return asked.stdout?.trim() === VERSION;
}

/** Debian adds one from a later release. */
const known = releaseOf(VERSION).settings;
/** `--paste` asks for a package that may be absent, the others for users of the machine. */
const rows = [...known.values()].filter(
  ({ name, cli }) => cli !== undefined && !['paste', 'user', 'group'].includes(name),
);
const word = fc.constantFrom(
  ...[
    '3',
    '0',
    '-1',
    '007',
    '4 ',
    '1_000',
    '1.5',
    'two',
    '',
    '$X',
    '-',
    'a,b',
    '0.0.0.0:80',
    'unix:/x',
    'true',
    'sync',
    'gthread',
  ],
  ...['gevent', 'x.Worker', '*', '127.0.0.1,::1', 'host:80', 'a=b', '=', 'src', '.', 'missing', '-w3', '[::1]:81', 'é'],
);
const SENSIBLE: Readonly<Record<string, readonly string[]>> = {
  config: ['gunicorn.conf.py', './gunicorn.conf.py', 'missing.py'],
  chdir: ['src', '.', './src/'],
  worker_class: ['sync', 'gthread', 'gevent', 'x.Worker'],
  worker_tmp_dir: ['src'],
  bind: ['0.0.0.0', '0.0.0.0:81', 'unix:/run/x', '[::1]:81', ':80'],
  raw_env: ['A=1'],
  umask: ['7', '022'],
  statsd_host: ['localhost:8125'],
  reload_engine: ['auto', 'poll'],
  reload_extra_files: ['gunicorn.conf.py'],
  ssl_version: ['TLS', 'TLSv1_2'],
};
const option = fc.constantFrom(...rows).chain((row) => {
  const name = fc.constantFrom(...(row.cli ?? []));
  const shortened = fc
    .tuple(name, fc.nat(8))
    .map(([one, cut]) => (one.startsWith('--') ? one.slice(0, Math.max(4, one.length - cut)) : one));
  const used = fc.oneof({ weight: 8, arbitrary: name }, { weight: 1, arbitrary: shortened });
  if (row.action === 'store_true' || row.action === 'store_const') return used.map((one) => [one]);
  const sensible = row.type === 'int' ? ['1', '2', '4', '600'] : (SENSIBLE[row.name] ?? ['x', '127.0.0.1']);
  const value = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...sensible) }, { weight: 1, arbitrary: word });
  return fc.tuple(used, value, fc.boolean()).map(([one, given, apart]) => {
    if (apart) return [one, given];
    return one.startsWith('--') ? [`${one}=${given}`] : [`${one}${given}`];
  });
});
const app = fc.constantFrom('app:app', 'wsgi', "app:create_app('prod')", 'mysite.wsgi:application');
const argv = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: option }, { weight: 1, arbitrary: word.map((one) => [one]) }), {
      maxLength: 5,
    }),
    app,
    fc.nat(9),
  )
  .map(([options, name, where]) => {
    const words = options.flat();
    return where === 9 ? words : where > 6 ? [name, ...words] : [...words, name];
  });
const literal = fc.constantFrom(
  ...[
    '3',
    '0',
    '-1',
    'None',
    'True',
    '"3"',
    '"x"',
    '1.5',
    '[]',
    '["a"]',
    '("a", "b")',
    '{"a": 1}',
    '"true"',
    '"sync"',
    '"gthread"',
  ],
  ...['"a,b"', '"src"', '2 * 4 + 1', 'os.cpu_count()', '"0.0.0.0:" + "81"', 'int("4")', 'max(2, 5)', 'f"{1 + 1}"'],
);
const line = fc.tuple(
  fc.constantFrom(
    'workers',
    'threads',
    'bind',
    'timeout',
    'worker_class',
    'chdir',
    'preload_app',
    'raw_env',
    'keepalive',
    'wsgi_app',
    'umask',
    'backlog',
  ),
  literal,
);
const config = fc
  .array(line, { maxLength: 4 })
  .map((lines) => ['import os\n', ...lines.map(([name, value]) => `${name} = ${value}\n`)].join(''));
const environment = fc.record(
  {
    WEB_CONCURRENCY: fc.constantFrom('2', ' 4 ', 'x', '', '-1'),
    PORT: fc.constantFrom('80', '', 'x'),
    GUNICORN_CMD_ARGS: fc.constantFrom('--workers 5', "-w 3 -b 'a b'", "--workers '3", '-n a#b', '--timeout=x', ''),
  },
  { requiredKeys: [] },
);
const oneCase = fc
  .record({ argv, env: environment, cpus: fc.constantFrom(1, 2, 4), config: fc.option(config, { freq: 2 }) })
  .map(({ config: text, ...rest }) => ({
    ...rest,
    version: VERSION,
    files: { 'src/.keep': '', ...(text === null ? {} : { 'gunicorn.conf.py': text }) },
  }));

/** Of the user that starts it, which the repository doesn't tell; a name that isn't shown as a text. */
const LEFT_OUT = new Set(['user', 'group', 'default_proc_name']);

test('gunicorn, as it is installed', async () => {
  if (!isInstalled()) {
    console.warn(`gunicorn ${VERSION} is not installed: not compared (on Debian 12: apt-get install gunicorn)`);
    return;
  }
  const cases = fc
    .sample(oneCase, { numRuns: RUNS, seed: SEED })
    .map((one, at): GunicornCase => ({ id: String(at), ...one }));
  const input = cases.map((one) => `${JSON.stringify(one)}\n`).join('');
  const real = spawnSync(PYTHON, [join(import.meta.dirname, 'real_gunicorn.py')], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const answers = real.stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text): GunicornAnswer => JSON.parse(text));
  expect(answers).toHaveLength(cases.length);
  const counted = { agree: 0, unknown: 0, refused: 0 };
  for (const [at, one] of cases.entries()) {
    const theirs = comparable(answers[at] as GunicornAnswer);
    const ours = await answerOf(one);
    const outcome = compared(ours, theirs);
    if (outcome === 'wrong') expect({ case: one, ...ours }).toEqual({ case: one, ...theirs });
    counted[outcome === 'unknown' ? 'unknown' : theirs.ok ? 'agree' : 'refused']++;
  }
  console.info(`gunicorn ${VERSION}: ${JSON.stringify(counted)}`);
  expect(counted.unknown).toBeLessThanOrEqual(RUNS / 50);
  expect(counted.agree).toBeGreaterThan(RUNS / 10);
});

/** A refusal names the option, the setting or the file that the real one names, or says the same. */
function compared(ours: GunicornAnswer, theirs: GunicornAnswer): 'agree' | 'unknown' | 'wrong' | 'skipped' {
  if (ours.ok || theirs.ok) return compareAnswers(ours, theirs);
  // An abbreviation of `--paste`.
  if (theirs.error.includes("No module named 'paste'")) return 'skipped';
  const named = [ours.about, ours.error, ours.error.replace(/^\w+: /, '')];
  return named.some((text) => typeof text === 'string' && theirs.error.includes(text)) ? 'agree' : 'wrong';
}

function comparable(answer: GunicornAnswer): GunicornAnswer {
  if (!answer.ok) return answer;
  const settings = Object.entries(answer.settings).filter(
    ([name, value]) => known.has(name) && !LEFT_OUT.has(name) && !isCallable(value),
  );
  return { ...answer, settings: Object.fromEntries(settings) };
}

function isCallable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '$callable' in value;
}

import { containerEnvironment } from '../../src/appservice/environment.ts';
import { planSize } from '../../src/appservice/plans.ts';
import { startupScript } from '../../src/appservice/startup-script.ts';
import { Source, span } from '../../src/text/source.ts';
import { TracedText } from '../../src/text/traced.ts';
import { builtIn, number, string, unknown, type Value, written } from '../../src/value/value.ts';
import { appContainer } from '../../src/workspace/app-container.ts';
import { APP_FOLDER } from '../../src/workspace/container.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

const here = builtIn('test');

interface Case {
  readonly command?: TracedText | string;
  readonly files?: Record<string, string>;
  readonly settings?: Record<string, Value | string>;
  readonly cpus?: Value;
  readonly whole?: boolean;
}

function start({ command, files = { 'app.py': '' }, settings = {}, cpus = number(2, here), whole = true }: Case) {
  const written = new Map(
    Object.entries(settings).map(([name, value]) => [
      name,
      { name, value: typeof value === 'string' ? string(value, here) : value, span: null },
    ]),
  );
  return startupScript({
    command: typeof command === 'string' ? TracedText.of(command) : (command ?? null),
    environment: containerEnvironment({ settings: written, open: null }, planSize('B1')),
    files: appContainer(memoryWorkspace(files), { root: '', whole }),
    appFolder: APP_FOLDER,
    pythonVersion: '3.12',
    cpus,
  });
}

/** The script's text from the given line on. */
function from(answer: ReturnType<typeof start>, beginning: string): TracedText {
  if (answer.kind !== 'script') throw new Error(JSON.stringify(answer));
  const at = answer.text.string.indexOf(beginning);
  return answer.text.slice(at);
}

const PATH = 'PATH="$PATH:/home/site/wwwroot" ';
const ARGS = `GUNICORN_CMD_ARGS="--timeout 600 --access-logfile '-' --error-logfile '-' -c /opt/startup/gunicorn.conf.py`;

describe('a startup command is pasted into the script', () => {
  test.each<[string, string, Record<string, string>, string]>([
    ['as it is', 'gunicorn -w 3 app:app', {}, 'gunicorn -w 3 app:app'],
    ['with its quotes', `sh -c 'gunicorn "app:app"'`, {}, `sh -c 'gunicorn "app:app"'`],
    ['with its line ends', '\ngunicorn app:app\r\n', {}, '\ngunicorn app:app\r\n'],
    ['as the name of a script', 'startup.sh', { 'startup.sh': 'gunicorn x' }, 'startup.sh'],
    ['as the first line of any other file', 'startup.txt', { 'startup.txt': 'gunicorn a:b\nrm' }, 'gunicorn a:b'],
    ['as a first line with the CR that stands in it', 'run.txt', { 'run.txt': 'gunicorn a:b\r\nx' }, 'gunicorn a:b\r'],
    ['as a file in a sub-folder', 'etc/run', { 'etc/run': 'gunicorn a:b' }, 'gunicorn a:b'],
    ['as one word that is no file', 'hello', {}, 'hello'],
    ['as two words, the first a file', 'run.txt now', { 'run.txt': 'x' }, 'run.txt now'],
    ['as one blank', ' ', {}, ' '],
  ])('%s', (_, command, files, pasted) => {
    const answer = start({ command, files });
    expect(answer).toMatchObject({ launch: 'custom', detected: null });
    expect(from(answer, PATH).string).toBe(`${PATH}${pasted}\n`);
  });

  test('after the folder, HOST and PORT', () => {
    expect(from(start({ command: 'gunicorn app:app' }), '#!').string).toBe(
      [
        '#!/bin/sh\n',
        'cd /home/site/wwwroot\n',
        'export APP_PATH="/home/site/wwwroot"',
        'if [ -z "$HOST" ]; then\n\t\texport HOST=0.0.0.0\nfi\n',
        'if [ -z "$PORT" ]; then\n\t\texport PORT=80\nfi\n',
        `${PATH}gunicorn app:app\n`,
      ].join('\n'),
    );
  });

  test('and keeps its place and its holes', () => {
    const file = new Source('main.bicep', "appCommandLine: 'gunicorn -w ${n} app:app'");
    const command = TracedText.join([
      TracedText.at(span(file, 17, 29)),
      TracedText.hole({ reason: 'parameter n', numeric: true }, span(file, 29, 33)),
      TracedText.at(span(file, 33, 41)),
    ]);
    const pasted = from(start({ command }), 'gunicorn');
    expect(pasted.holes).toEqual([{ reason: 'parameter n', numeric: true }]);
    expect(pasted.slice(0, 8).editableSpan()).toEqual(span(file, 17, 25));
    expect(from(start({ command }), 'cd ').slice(0, 20).spanOf()).toBeNull();
  });

  test('a first line keeps its place in the file', () => {
    const text = from(start({ command: 'startup.txt', files: { 'startup.txt': 'gunicorn -w 9 a:b\n' } }), '-w');
    expect(text.slice(0, 4).editableSpan()).toMatchObject({ source: { path: 'startup.txt' }, start: 9, end: 13 });
  });

  test.each([
    ['startup.sh', '/home/site/wwwroot/startup.sh'],
    ['./bin/start.sh', '/home/site/wwwroot/bin/start.sh'],
    ['bash startup.sh', null],
  ])('%s: the platform sets the run bit of %s', (command, executable) => {
    const files = { 'startup.sh': '', 'bin/start.sh': '' };
    expect(start({ command, files })).toMatchObject({ executable });
  });

  test('an empty first line is no command: the app is detected', () => {
    expect(start({ command: 'run.txt', files: { 'run.txt': '\ngunicorn', 'app.py': '' } })).toMatchObject({
      launch: 'default',
    });
  });

  test.each<[string, Case]>([
    ['it is nothing but a parameter', { command: TracedText.hole({ reason: 'parameter c' }, null) }],
    ['it may be a file that a build adds', { command: 'startup.txt', whole: false }],
  ])('it is unknown where %s', (_, input) => {
    expect(start(input)).toMatchObject({ kind: 'unknown' });
  });
});

describe('without a startup command, gunicorn is started', () => {
  test.each<[string, Record<string, Value | string>, string]>([
    ['with one worker, whatever the numbers say', { PYTHON_GUNICORN_CUSTOM_WORKER_NUM: '9' }, ''],
    ['with 2 × processors + 1 workers', { PYTHON_ENABLE_GUNICORN_MULTIWORKERS: 'True' }, ' --workers=5'],
    [
      'with the numbers of the settings',
      {
        PYTHON_ENABLE_GUNICORN_MULTIWORKERS: '1',
        PYTHON_GUNICORN_CUSTOM_WORKER_NUM: '4',
        PYTHON_GUNICORN_CUSTOM_THREAD_NUM: '8',
      },
      ' --workers=4 --threads=8',
    ],
    ['with one worker for an empty setting', { PYTHON_ENABLE_GUNICORN_MULTIWORKERS: '' }, ''],
  ])('%s', (_, settings, workers) => {
    const line = `${ARGS}${workers} --chdir=/home/site/wwwroot" gunicorn app:app\n`;
    expect(from(start({ settings }), 'GUNICORN').string).toBe(line);
  });

  test('with the config file of the setting, or none', () => {
    const at = (path: string) =>
      from(start({ settings: { PYTHON_USE_GUNICORN_CONFIG_FROM_PATH: path } }), ' -c').string.slice(0, 12);
    expect(at('conf/g.py')).toBe(' -c conf/g.p');
    expect(from(start({ settings: { PYTHON_USE_GUNICORN_CONFIG_FROM_PATH: '' } }), '--error').string).toMatch(
      /^--error-logfile '-' --chdir=/,
    );
  });

  test('in the folder of the default page, where nothing is found', () => {
    const line = from(start({ files: { 'main.py': '' } }), '--chdir').string;
    expect(line).toBe('--chdir=/opt/defaultsite" gunicorn application:app\n');
  });

  test('with characters of a setting at their place', () => {
    const file = new Source('app.bicep', "  value: '12'\n");
    const place = span(file, 10, 12);
    const settings = {
      PYTHON_ENABLE_GUNICORN_MULTIWORKERS: 'true',
      PYTHON_GUNICORN_CUSTOM_WORKER_NUM: string(TracedText.at(place), written(place)),
    };
    const line = from(start({ settings }), '--workers=');
    expect(line.slice(10, 12).editableSpan()).toEqual(place);
    expect(line.slice(0, 10).spanOf()).toBeNull();
  });

  test('with the number that multiworkers makes at the place of that setting', () => {
    const file = new Source('app.bicep', "  value: 'true'\n");
    const place = span(file, 10, 14);
    const settings = { PYTHON_ENABLE_GUNICORN_MULTIWORKERS: string(TracedText.at(place), written(place)) };
    const line = from(start({ settings }), '--workers=');
    expect(line.slice(10, 11).spanOf()).toEqual(place);
    expect(line.slice(10, 11).editableSpan()).toBeNull();
  });

  test('with unknown workers for a secret setting, or a plan of unknown size', () => {
    const secret = { PYTHON_ENABLE_GUNICORN_MULTIWORKERS: unknown('a secret', here) };
    expect(from(start({ settings: secret }), '--workers').holes).toEqual([{ reason: 'a secret', numeric: true }]);
    const cpus = unknown('no plan', here);
    const on = { PYTHON_ENABLE_GUNICORN_MULTIWORKERS: 'true' };
    expect(from(start({ settings: on, cpus }), '--workers').holes).toEqual([{ reason: 'no plan', numeric: true }]);
  });

  test.each(['yes', 'on', ' true', '2'])('not at all with multiworkers set to %j', (text) => {
    expect(start({ settings: { PYTHON_ENABLE_GUNICORN_MULTIWORKERS: text } })).toMatchObject({
      kind: 'refusal',
      refusal: { by: 'App Service', about: 'PYTHON_ENABLE_GUNICORN_MULTIWORKERS' },
    });
    expect(start({ settings: { PYTHON_ENABLE_GUNICORN_MULTIWORKERS: text }, command: 'gunicorn app:app' }).kind).toBe(
      'script',
    );
  });
});

describe('around the command stand', () => {
  test('what PRE_RUN_COMMAND says', () => {
    const settings = { PRE_RUN_COMMAND: 'export WORKERS=5' };
    expect(from(start({ settings }), '#!').string).toMatch(
      /^#!\/bin\/sh\n\ncd "\/home\/site\/wwwroot"\nexport WORKERS=5\ncd \/home\/site\/wwwroot\n/,
    );
  });

  test.each([
    ['PRE_RUN_COMMAND=./pre.sh now # first\n', './pre.sh now'],
    ['A=1\r\nexport PRE_RUN_COMMAND = "make it"\r\n', 'make it'],
    ["PRE_RUN_COMMAND='echo $X'\n", 'echo $X'],
  ])('the same name in build.env: %j', (text, command) => {
    const script = from(start({ files: { 'app.py': '', 'build.env': text } }), command).slice(0, command.length);
    expect(script.string).toBe(command);
    expect(script.editableSpan()).toMatchObject({ start: text.indexOf(command), source: { path: 'build.env' } });
  });

  test('the run entry of appsvc.yaml, after it', () => {
    const text = 'version: 1\nrun: gunicorn b:b \\\r\n  --workers 5\nafter: x\n';
    const line = from(start({ files: { 'app.py': '', 'appsvc.yaml': text } }), 'gunicorn b:b');
    expect(line.string).toBe('gunicorn b:b \\\n--workers 5');
    expect(line.slice(15).spanOf()).toMatchObject({ start: text.indexOf('--workers') });
  });
});

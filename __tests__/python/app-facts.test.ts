import fc from 'fast-check';
import { type AppFacts, appFacts } from '../../src/python/app-facts.ts';
import { runApp } from '../../src/python/app-run.ts';
import type { Variables } from '../../src/python/app-run-model.ts';
import { resolveEntryPoint } from '../../src/python/entry-point.ts';
import { appContainer } from '../../src/workspace/app-container.ts';
import { APP_FOLDER } from '../../src/workspace/container.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

type Files = Readonly<Record<string, string>>;
type Settings = Readonly<Record<string, string>>;

/** All variables are known; null: none is. */
function variables(settings: Settings | null): Variables {
  return {
    value: (name) => (settings ? (settings[name] ?? null) : undefined),
    isSet: (name) => (settings ? Object.hasOwn(settings, name) : null),
  };
}

async function entryOf(files: Files, name = 'app:app') {
  const container = appContainer(memoryWorkspace(files), { root: '', whole: true });
  const entry = await resolveEntryPoint(name, { files: container, folders: [APP_FOLDER] });
  if (entry.kind !== 'found') throw new Error(entry.kind);
  return entry;
}

async function facts(files: Files, settings: Settings | null = {}, name?: string): Promise<AppFacts> {
  const found = appFacts(await entryOf(files, name), variables(settings));
  if (!found) throw new Error('no facts');
  return found;
}

/** "import print('a')" for each call of `print`, in the order in which they are met. */
async function printed(files: Files, settings: Settings | null = {}, name?: string): Promise<readonly string[]> {
  const { ran } = runApp(await entryOf(files, name), variables(settings));
  return ran.flatMap(({ statement, scope, when }) => {
    const text = scope.module.source.text.slice(statement.from, statement.to);
    return /^print\(/.test(text) ? [`${when} ${text}`] : [];
  });
}

const APP = 'from flask import Flask\napp = Flask(__name__)\n';

describe('when a statement runs', () => {
  test.each<readonly [string, Files, Settings | null, readonly string[]]>([
    ['at the level of the module', { 'app.py': `${APP}print(1)` }, {}, ['import print(1)']],
    ['only as a program', { 'app.py': `${APP}if __name__ == "__main__":\n    print(1)` }, {}, []],
    ['where nothing calls it', { 'app.py': `${APP}def f():\n    print(1)` }, {}, ['later print(1)']],
    ['where the module calls it', { 'app.py': `${APP}def f():\n    print(1)\nf()` }, {}, ['import print(1)']],
    [
      'in a module that is imported',
      { 'app.py': `import jobs\n${APP}`, 'jobs.py': 'print(1)' },
      {},
      ['import print(1)'],
    ],
    [
      'under a variable that is set',
      { 'app.py': `import os\n${APP}if os.environ.get("JOBS") == "1":\n    print(1)\nelse:\n    print(2)` },
      { JOBS: '1' },
      ['import print(1)'],
    ],
    [
      'under a variable that may be set',
      { 'app.py': `import os\n${APP}if os.getenv("JOBS"):\n    print(1)` },
      null,
      ['perhaps print(1)'],
    ],
    [
      'under a name for a variable',
      {
        'app.py': `import os\n${APP}JOBS = os.getenv("JOBS", "off").lower() in ("on", "1")\nif not JOBS:\n    print(1)`,
      },
      {},
      ['import print(1)'],
    ],
    [
      'behind a way out',
      { 'app.py': `${APP}def f():\n    if unknown():\n        return\n    print(1)\nf()` },
      {},
      ['perhaps print(1)'],
    ],
    ['behind the end of a function', { 'app.py': `${APP}def f():\n    return 1\n    print(1)\nf()` }, {}, []],
    [
      'as an app starts',
      { 'app.py': `${APP}@app.before_first_request\ndef f():\n    print(1)` },
      {},
      ['start print(1)'],
    ],
    [
      'where a function calls itself',
      { 'app.py': `${APP}def f():\n    print(1)\n    f()\nf()` },
      {},
      ['import print(1)'],
    ],
    [
      'where the reloader asks',
      { 'app.py': `import os\n${APP}if os.environ.get("WERKZEUG_RUN_MAIN") != "true":\n    print(1)` },
      null,
      ['import print(1)'],
    ],
  ])('%s', async (_what, files, settings, expected) => {
    expect(await printed(files, settings)).toEqual(expected);
  });

  test('a factory that the server calls runs, with what it calls from the package', async () => {
    const files = {
      'shop/__init__.py': `from flask import Flask\nfrom . import jobs\ndef create_app():\n    app = Flask(__name__)\n    jobs.start()\n    return app`,
      'shop/jobs.py': 'def start():\n    print(1)',
    };
    expect(await printed(files, {}, 'shop:create_app()')).toEqual(['import print(1)']);
    expect(await printed(files, {}, 'shop:create_app')).toEqual(['later print(1)']);
  });

  test('what stands behind the `yield` of a lifespan is for the end', async () => {
    const files = {
      'app.py':
        'from fastapi import FastAPI\nasync def lifespan(app):\n    print(1)\n    yield\n    print(2)\napp = FastAPI(lifespan=lifespan)',
    };
    expect(await printed(files)).toEqual(['start print(1)']);
  });
});

describe('a secret that each process makes up', () => {
  const made = async (line: string, settings: Settings | null = {}): Promise<readonly string[]> => {
    const found = await facts(
      { 'app.py': `import os, uuid, base64, secrets, random, string\n${APP}${line}\n` },
      settings,
    );
    return found.secrets().map(({ maker, unless }) => (unless === null ? maker : `${maker} unless ${unless}`));
  };

  test.each<readonly [string, Settings | null, readonly string[]]>([
    ['app.secret_key = os.urandom(24)', null, ['os.urandom']],
    ['app.secret_key = os.urandom(24).hex()', null, ['os.urandom']],
    ['app.secret_key = str(uuid.uuid4())', null, ['uuid.uuid4']],
    ['app.config["SECRET_KEY"] = base64.b64encode(os.urandom(32)).decode()', null, ['os.urandom']],
    ['app.config.update(SECRET_KEY=secrets.token_hex())', null, ['secrets.token_hex']],
    ['app.secret_key = "".join(random.choice(string.ascii_letters) for _ in range(32))', null, ['random.choice']],
    ['KEY = secrets.token_hex()\napp.secret_key = KEY', null, ['secrets.token_hex']],
    ['app.secret_key = os.environ.get("KEY") or os.urandom(24)', {}, ['os.urandom unless KEY']],
    ['app.secret_key = os.environ.get("KEY", os.urandom(24))', { KEY: 'x' }, []],
    ['app.secret_key = os.environ.get("KEY", os.urandom(24))', null, []],
    ['app.secret_key = os.environ["KEY"]', {}, []],
    ['app.secret_key = "dev"', {}, []],
    ['app.secret_key = load(os.urandom(24))', {}, []],
    ['app.secret_key = os.urandom(24)\napp.secret_key = os.environ["KEY"]', {}, []],
    ['app.secret_key = os.urandom(24)\nif unknown():\n    app.secret_key = "x"', {}, []],
    ['app.secret_key = os.urandom(24)\napp.config.from_envvar("SETTINGS")', {}, []],
    ['token = secrets.token_hex()', {}, []],
  ])('%s', async (line, settings, expected) => {
    expect(await made(line, settings)).toEqual(expected);
  });
});

test('code of any shape is read to its end', async () => {
  const line = fc.constantFrom(
    'app.secret_key = app.secret_key or key',
    'key = key or os.urandom(24)',
    'from app import *',
    'import app',
    'def f(x=lambda: f):\n    return f(f)(f)',
    'f()(f)[f].f = f',
    'class A(A):\n    SECRET_KEY = A',
    'app.config.from_object(A)',
    'while f():\n    f()',
    'scheduler = BackgroundScheduler(); scheduler.start()',
    'match f:\n    case 1:\n        f()',
    'if (',
    'yield f',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const found = await facts({ 'app.py': `import os\n${APP}${lines.join('\n')}\n` }, null).catch(() => null);
      for (const part of Object.values(found ?? {})) expect(Array.isArray(part())).toBe(true);
    }),
    { seed: 20261126, numRuns: 150 },
  );
});

test('a large app is read in time', async () => {
  const module = (at: number): string =>
    `import m${at + 1}\n${Array.from({ length: 60 }, (_, line) => `def f${line}(x):\n    y = g(x).h(x)[0]\n    return m${at + 1}.f${line}(y)`).join('\n')}\nf1(2)\n`;
  const files = Object.fromEntries(Array.from({ length: 150 }, (_, at) => [`m${at}.py`, module(at)]));
  const started = performance.now();
  const found = await facts({ 'app.py': `import m0\n${APP}`, ...files });
  expect(found.schedulers()).toEqual([]);
  expect(performance.now() - started).toBeLessThan(10_000);
});

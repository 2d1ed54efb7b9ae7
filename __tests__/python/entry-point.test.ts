import { type EntryContext, type EntryPoint, resolveEntryPoint } from '../../src/python/entry-point.ts';
import { appContainer } from '../../src/workspace/app-container.ts';
import { APP_FOLDER } from '../../src/workspace/container.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

type Files = Readonly<Record<string, string>>;

function resolve(name: string, files: Files, more: Partial<EntryContext> = {}, whole = true): Promise<EntryPoint> {
  const container = appContainer(memoryWorkspace(files), { root: '', whole });
  return resolveEntryPoint(name, { files: container, folders: [APP_FOLDER], ...more });
}

/** "WSGI flask main.py" */
async function shown(name: string, files: Files, more: Partial<EntryContext> = {}): Promise<string> {
  const entry = await resolve(name, files, more);
  switch (entry.kind) {
    case 'found':
      return [
        entry.interface ?? '?',
        entry.framework ?? '-',
        entry.file.path,
        ...(entry.uncalledFactory ? ['factory'] : []),
      ].join(' ');
    case 'missing-module':
      return `no module ${entry.module} [${entry.candidates.join(', ')}]`;
    case 'missing-attribute':
      return `no ${entry.attribute} in ${entry.file.path}${entry.mainOnly ? ' (main only)' : ''} [${entry.candidates.join(', ')}]`;
    default:
      return entry.kind;
  }
}

const FLASK = 'from flask import Flask\napp = Flask(__name__)\n';

describe('the app that a server loads', () => {
  test.each<readonly [string, string, Files, string]>([
    ['a Flask app', 'app:app', { 'app.py': FLASK }, 'WSGI flask app.py'],
    ['of a package', 'web:app', { 'web/__init__.py': FLASK }, 'WSGI flask web/__init__.py'],
    [
      'of a module in a package',
      'web.main:app',
      { 'web/__init__.py': '', 'web/main.py': FLASK },
      'WSGI flask web/main.py',
    ],
    ['of a folder without __init__.py', 'web.main:app', { 'web/main.py': FLASK }, 'WSGI flask web/main.py'],
    [
      'a package comes before a file',
      'web:app',
      { 'web.py': '', 'web/__init__.py': FLASK },
      'WSGI flask web/__init__.py',
    ],
    [
      'handed on by __init__.py',
      'web:app',
      { 'web/__init__.py': 'from .main import app', 'web/main.py': FLASK },
      'WSGI flask web/__init__.py',
    ],
    [
      'handed on by a star import',
      'wsgi:app',
      { 'wsgi.py': 'from web.main import *', 'web/main.py': FLASK },
      'WSGI flask wsgi.py',
    ],
    [
      'under another name',
      'wsgi:application',
      { 'wsgi.py': 'from web import main as m\napplication = m.app', 'web/main.py': FLASK },
      'WSGI flask wsgi.py',
    ],
    [
      'from two folders up',
      'a.b.c:app',
      { 'a/__init__.py': FLASK, 'a/b/__init__.py': '', 'a/b/c.py': 'from .. import app' },
      'WSGI flask a/b/c.py',
    ],
    // "attempted relative import beyond top-level package"
    [
      'from above the topmost package',
      'a.b.c:app',
      { 'a/__init__.py': FLASK, 'a/b/__init__.py': '', 'a/b/c.py': 'from ... import a\nfrom .. import app' },
      'outside-package',
    ],
    [
      'made by a factory',
      'web:create_app()',
      {
        'web/__init__.py':
          'from flask import Flask\ndef create_app(config=None):\n  app = Flask(__name__)\n  return app\n',
      },
      'WSGI flask web/__init__.py',
    ],
    [
      'made by a factory with arguments',
      'web:create_app("prod", debug=False)',
      { 'web.py': 'import flask\ndef create_app(config, debug):\n  return flask.Flask(__name__)\n' },
      'WSGI flask web.py',
    ],
    [
      'made by a factory elsewhere, and taken apart',
      'run:app',
      {
        'run.py': 'from web import create_app\napp, socketio = create_app()',
        'web.py': 'from flask import Flask\ndef create_app():\n  app = Flask(__name__)\n  return app, SocketIO(app)\n',
      },
      'WSGI flask run.py',
    ],
    [
      'a factory that is not called',
      'web:create_app',
      { 'web.py': 'from flask import Flask\ndef create_app():\n  return Flask(__name__)\n' },
      '? - web.py factory',
    ],
    [
      'assigned on both ways',
      'app:app',
      {
        'app.py':
          'import os\nfrom flask import Flask\nif os.getenv("X"):\n  app = Flask("a")\nelse:\n  app = Flask("b")\n',
      },
      'WSGI flask app.py',
    ],
    [
      'of a try',
      'app:app',
      { 'app.py': 'try:\n  from web import app\nexcept ImportError:\n  app = None\n', 'web.py': FLASK },
      'WSGI flask app.py',
    ],
    [
      'of a try whose other way is another framework',
      'app:app',
      {
        'app.py':
          'import fastapi, flask\ntry:\n  app = fastapi.FastAPI()\nexcept Exception:\n  app = flask.Flask("x")\n',
      },
      '? - app.py',
    ],
    [
      'without an attribute',
      'wsgi',
      { 'wsgi.py': 'from django.core.wsgi import get_wsgi_application\napplication = get_wsgi_application()' },
      'WSGI django wsgi.py',
    ],
    [
      "of Django's other file",
      'x.asgi:application',
      {
        'x/__init__.py': '',
        'x/asgi.py': 'from django.core.asgi import get_asgi_application\napplication = get_asgi_application()',
      },
      'ASGI django x/asgi.py',
    ],
    [
      'FastAPI',
      'main:app',
      { 'main.py': 'import fastapi\napp: fastapi.FastAPI = fastapi.FastAPI()' },
      'ASGI fastapi main.py',
    ],
    [
      'Starlette',
      'main:app',
      { 'main.py': 'from starlette.applications import Starlette as S\napp = S()' },
      'ASGI starlette main.py',
    ],
    ['Quart', 'main:app', { 'main.py': 'from quart import Quart\napp = Quart(__name__)' }, 'ASGI quart main.py'],
    [
      "Dash's server",
      'app:server',
      { 'app.py': 'import dash\napp = dash.Dash(__name__)\nserver = app.server' },
      'WSGI flask app.py',
    ],
    [
      'a wrapped WSGI app',
      'app:asgi',
      { 'app.py': `${FLASK}from asgiref.wsgi import WsgiToAsgi\nasgi = WsgiToAsgi(app)` },
      'ASGI - app.py',
    ],
    [
      'a wrapped ASGI app',
      'app:app',
      {
        'app.py':
          'from fastapi import FastAPI\nfrom a2wsgi import ASGIMiddleware\napp = FastAPI()\napp = ASGIMiddleware(app)',
      },
      'WSGI - app.py',
    ],
    [
      'an app behind a proxy fix',
      'app:app',
      { 'app.py': `${FLASK}from werkzeug.middleware.proxy_fix import ProxyFix\napp.wsgi_app = ProxyFix(app.wsgi_app)` },
      'WSGI flask app.py',
    ],
    [
      'an app in a wrapper that is not known',
      'app:app',
      { 'app.py': `${FLASK}from x import wrap\napp = wrap(app)` },
      '? - app.py',
    ],
    [
      'Socket.IO around FastAPI',
      'app:app',
      {
        'app.py': 'import socketio, fastapi\napi = fastapi.FastAPI()\napp = socketio.ASGIApp(sio, other_asgi_app=api)',
      },
      'ASGI - app.py',
    ],
    [
      'a subclass',
      'app:app',
      { 'app.py': 'from flask import Flask\nclass Site(Flask):\n  pass\napp = Site("x")' },
      'WSGI flask app.py',
    ],
    [
      'a class that is called as ASGI is',
      'app:app',
      { 'app.py': 'class App:\n  async def __call__(self, scope, receive, send): ...\napp = App()' },
      'ASGI - app.py',
    ],
    [
      'a plain WSGI function',
      'app:app',
      { 'app.py': 'def app(environ, start_response):\n  return []' },
      'WSGI - app.py',
    ],
    ['a plain ASGI function', 'app:app', { 'app.py': 'async def app(scope, receive, send): ...' }, 'ASGI - app.py'],
    [
      'Pyramid',
      'app:app',
      { 'app.py': 'from pyramid.config import Configurator\nconfig = Configurator()\napp = config.make_wsgi_app()' },
      'WSGI pyramid app.py',
    ],
    ['of a loop that never ends', 'a:app', { 'a.py': 'from b import app', 'b.py': 'from a import app' }, '? - a.py'],
    ['bound by :=', 'a:app', { 'a.py': 'from flask import Flask\nregister(app := Flask("a"))' }, 'WSGI flask a.py'],
    ['bound in a with', 'a:app', { 'a.py': 'with make() as app:\n  pass' }, '? - a.py'],
  ])('%s: %s', async (_what, name, files, expected) => {
    expect(await shown(name, files)).toBe(expected);
  });

  test('of another server may be a dotted name', async () => {
    const syntax = { form: 'dotted', defaultAttribute: null, factory: false } as const;
    const files = { 'app.py': 'import dash\napp = dash.Dash("a")' };
    expect(await shown('app:app.server', files, { syntax })).toBe('WSGI flask app.py');
    expect(await shown('app:app.server', files)).toBe('refused');
    expect(await shown('app', files, { syntax })).toBe('refused');
    expect(
      await shown(
        'app:make',
        { 'app.py': 'import fastapi\ndef make(): return fastapi.FastAPI()' },
        { syntax: { ...syntax, factory: true } },
      ),
    ).toBe('ASGI fastapi app.py');
  });
});

describe('what is missing', () => {
  test.each<readonly [string, string, Files, string]>([
    ['a module', 'main:app', { 'app.py': FLASK }, 'no module main []'],
    ['a module that stands deeper', 'main:app', { 'src/main.py': FLASK }, 'no module main [src.main:app]'],
    ['a module of a package', 'web.wsgi:app', { 'web/__init__.py': '' }, 'no module web.wsgi []'],
    ['a module below a file', 'app.py:app', { 'app.py': FLASK }, 'no module app.py [app:app]'],
    ['a path instead of a module', 'src/main:app', { 'src/main.py': FLASK }, 'no module src/main [src.main:app]'],
    ['an attribute', 'app:application', { 'app.py': FLASK }, 'no application in app.py [app:app]'],
    [
      'the attribute that is taken where none is named',
      'app',
      { 'app.py': FLASK },
      'no application in app.py [app:app]',
    ],
    [
      'a factory is what is there',
      'web:app',
      { 'web.py': 'from flask import Flask\ndef create_app():\n  return Flask("a")' },
      'no app in web.py [web:create_app()]',
    ],
    [
      'what is only there when the file is run',
      'app:app',
      { 'app.py': 'from flask import Flask\nif __name__ == "__main__":\n  app = Flask("a")\n  app.run()' },
      'no app in app.py (main only) []',
    ],
    [
      'what only a type checker sees',
      'app:app',
      { 'app.py': 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  from web import app' },
      'no app in app.py []',
    ],
    [
      'behind a star import of an own module',
      'app:app',
      { 'app.py': 'from web import *', 'web.py': 'x = 1' },
      'no app in app.py []',
    ],
  ])('%s: %s', async (_what, name, files, expected) => {
    expect(await shown(name, files)).toBe(expected);
  });

  test.each<readonly [string, Files]>([
    ['__getattr__', { 'app.py': 'def __getattr__(name):\n  return 1' }],
    ['globals()', { 'app.py': 'globals()["app"] = 1' }],
    ['exec', { 'app.py': 'exec(open("x").read())' }],
    ['setattr', { 'app.py': 'import sys\nsetattr(sys.modules[__name__], "app", 1)' }],
    ['a global statement', { 'app.py': 'def make():\n  global app\n  app = 1\nmake()' }],
    ['a star import of a package', { 'app.py': 'from somewhere import *' }],
    ['a match statement', { 'app.py': 'match x:\n  case 1:\n    app = 1\n' }],
    ['a file that is not understood', { 'app.py': 'def (:\n' }],
  ])('is not what may come by %s', async (_what, files) => {
    expect(await shown('app:app', files)).toBe('unknown');
  });

  test('is nothing where the deployed folder may hold more', async () => {
    expect((await resolve('main:app', { 'app.py': FLASK }, {}, false)).kind).toBe('unknown');
  });

  test('is no module that a package may bring', async () => {
    const installed = (module: string) => (module === 'superset' ? 'apache-superset may have it' : null);
    expect(await resolve('superset.app:create_app()', { 'app.py': '' }, { installed })).toEqual({
      kind: 'unknown',
      reason: 'apache-superset may have it',
    });
    expect((await resolve('main:app', { 'app.py': '' }, { installed })).kind).toBe('missing-module');
  });

  test('is found in a folder that --chdir or PYTHONPATH adds', async () => {
    const folders = [`${APP_FOLDER}/src`, APP_FOLDER];
    expect(await shown('main:app', { 'src/main.py': FLASK }, { folders })).toBe('WSGI flask src/main.py');
  });
});

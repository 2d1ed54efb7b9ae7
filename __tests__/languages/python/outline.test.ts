import { moduleOutline } from '../../../src/languages/python/outline.ts';
import { Source } from '../../../src/text/source.ts';

const outline = (text: string) => moduleOutline(new Source('app.py', text));

describe('the outline of a Python file', () => {
  test('has its assignments with the call that makes each value, and where they stand', () => {
    const found = outline(
      [
        'import os',
        'from flask import Flask, jsonify as j',
        '',
        'app = application = Flask(__name__, static_folder="x")',
        'if os.environ.get("DEBUG"):',
        '    app.debug = True',
        "server, n = dash.Dash('d').server, 2",
      ].join('\n'),
    );
    expect(
      found.assignments.map((each) => [each.name, each.value.call?.callee ?? null, each.level.conditional]),
    ).toEqual([
      ['app', 'Flask', false],
      ['application', 'Flask', false],
      ['app.debug', null, true],
      ['server', null, false],
      ['n', null, false],
    ]);
    const [app] = found.assignments;
    expect(app?.span.source.position(app.span.start)).toEqual({ line: 4, column: 1 });
    expect(app?.value.text).toBe('Flask(__name__, static_folder="x")');
    expect(app?.value.call?.arguments[1]).toMatchObject({ name: 'static_folder', value: { string: 'x' } });
    expect(found.calls.map((call) => call.callee)).toEqual(['Flask', 'os.environ.get', 'dash.Dash']);
  });

  test('has imports with the names that they bind', () => {
    const found = outline(
      'import a.b\nimport c.d as e, f\nfrom .x import y as z, w\nfrom ..q import *\nfrom . import m\ntry:\n  import n\nexcept ImportError:\n  n = None\n',
    );
    expect(found.imports.map(({ module, name, bound, level }) => [module, name, bound, level.conditional])).toEqual([
      ['a.b', null, 'a', false],
      ['c.d', null, 'e', false],
      ['f', null, 'f', false],
      ['.x', 'y', 'z', false],
      ['.x', 'w', 'w', false],
      ['..q', '*', null, false],
      ['.', 'm', 'm', false],
      ['n', null, 'n', true],
    ]);
  });

  test('has functions with what they need and give back, and classes with their bases', () => {
    const found = outline(
      [
        '@click.command()',
        'def create_app(config, debug=False, *args, key, **rest):',
        '    from app import models',
        '    app = Flask(__name__)',
        '    return app',
        'async def lifespan(app): yield',
        'class Worker(uvicorn.workers.UvicornWorker, metaclass=M):',
        '    CONFIG_KWARGS = {"loop": "asyncio"}',
      ].join('\n'),
    );
    const [create, lifespan] = found.functions;
    expect(create?.parameters).toEqual([
      { name: 'config', optional: false },
      { name: 'debug', optional: true },
      { name: 'key', optional: false },
    ]);
    expect(create?.decorators).toEqual(['click.command']);
    expect(create?.inner().returns.map((value) => value.name)).toEqual(['app']);
    expect(create?.inner().imports.map((each) => each.module)).toEqual(['app']);
    expect(lifespan?.async).toBe(true);
    expect(found.classes.map(({ name, bases }) => [name, bases])).toEqual([
      ['Worker', ['uvicorn.workers.UvicornWorker']],
    ]);
    expect(found.errors).toEqual([]);
  });

  test('knows the main block and what runs in it only', () => {
    const found = outline("app = 1\nif __name__ == '__main__':\n    app.run(port=80)\nelse:\n    setup()\n");
    expect(found.mainBlock?.source.position(found.mainBlock.start).line).toBe(2);
    expect(found.calls.map((call) => [call.callee, call.level.main])).toEqual([
      ['app.run', true],
      ['setup', false],
    ]);
  });

  test('says where a file is not Python', () => {
    expect(outline('x = = 3').errors).toMatchObject([{ certain: true }]);
    expect(outline('print "hello"').errors).toMatchObject([{ certain: true }]);
    expect(outline('if a:\n    x = 1\n  y = 2\n').errors).toMatchObject([{ certain: true }]);
    expect(outline('x = "abc\ny = 2\n').errors).toMatchObject([{ certain: true }]);
    expect(outline('x = 20.\ny = 1./3\ndef f():\n  yield\n').errors).toEqual([]);
  });
});

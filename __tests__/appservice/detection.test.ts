import { detect } from '../../src/appservice/detection.ts';
import { builtIn, string, unknown, type Value } from '../../src/value/value.ts';
import { appContainer } from '../../src/workspace/app-container.ts';
import { APP_FOLDER } from '../../src/workspace/container.ts';
import { memoryWorkspace } from '../../src/workspace/memory.ts';

const here = builtIn('test');
const FASTAPI = 'from fastapi import FastAPI\napp = FastAPI()\n';

function look(
  texts: Record<string, string>,
  version: string | null,
  settings: Record<string, string | null> = {},
  whole = true,
) {
  const environment = new Map<string, Value>(
    Object.entries(settings).map(([name, text]) => [
      name,
      text === null ? unknown('a secret', here) : string(text, here),
    ]),
  );
  return detect(appContainer(memoryWorkspace(texts), { root: '', whole }), APP_FOLDER, version, environment);
}

describe('without a startup command, App Service finds', () => {
  test.each<[string, Record<string, string>, string, string, string | null]>([
    [
      'the first folder with a wsgi.py',
      { 'site/wsgi.py': '', 'Zed/wsgi.py': '', 'app.py': '' },
      '3.12',
      'Zed.wsgi',
      'Zed/wsgi.py',
    ],
    ['no wsgi.py two folders down', { 'a/b/wsgi.py': '', 'index.py': '' }, '3.12', 'index:app', 'index.py'],
    ['no wsgi.py in the virtual environment', { 'antenv/wsgi.py': '', 'run.py': '' }, '3.12', 'run:app', 'run.py'],
    ['no folder that is named wsgi.py', { 'a/wsgi.py/x': '', 'server.py': '' }, '3.12', 'server:app', 'server.py'],
    [
      'application.py before app.py',
      { 'app.py': '', 'application.py': '' },
      '3.9',
      'application:app',
      'application.py',
    ],
    ['a FastAPI app.py as if it were Flask, below 3.14', { 'app.py': FASTAPI }, '3.13', 'app:app', 'app.py'],
    ['a FastAPI main.py, from 3.14 on', { 'main.py': FASTAPI, 'app.py': '' }, '3.14.1', 'main:app', 'main.py'],
    ['a word in a comment', { 'api.py': '# import fastapi' }, '3.15', 'api:app', 'api.py'],
    [
      'not FastAPI beside Flask',
      { 'main.py': `${FASTAPI}from flask import g`, 'app.py': '' },
      '3.14',
      'app:app',
      'app.py',
    ],
    ['nothing in main.py, below 3.14', { 'main.py': FASTAPI }, '3.13', 'application:app', null],
    ['nothing in a sub-folder', { 'src/app.py': '' }, '3.14', 'application:app', null],
  ])('%s', (_, texts, version, module, file) => {
    const answer = look(texts, version);
    expect(answer).toMatchObject({ kind: 'found', module, assumption: null });
    expect(answer.kind === 'found' ? (answer.file?.path ?? null) : undefined).toBe(file);
  });

  test('FastAPI with the worker class that the image brings', () => {
    expect(look({ 'main.py': FASTAPI }, '3.14')).toMatchObject({
      framework: 'FastAPI',
      words: '-k uvicorn_worker.UvicornWorker main:app',
    });
  });

  test('no FastAPI where a setting turns that off', () => {
    const off = { DISABLE_FASTAPI_DETECTION: '1' };
    expect(look({ 'main.py': FASTAPI }, '3.14', off)).toMatchObject({ framework: 'default page' });
  });

  test('an app as of an older Python where no version is written, and says so where that decides', () => {
    expect(look({ 'main.py': FASTAPI }, null)).toMatchObject({
      framework: 'default page',
      assumption: expect.stringContaining('3.14'),
    });
    expect(look({ 'app.py': '' }, null)).toMatchObject({ framework: 'Flask', assumption: null });
  });
});

describe('detection', () => {
  test('is refused by the platform for a setting that is no boolean, where it is read', () => {
    const bad = { DISABLE_FASTAPI_DETECTION: 'yes' };
    expect(look({ 'app.py': '' }, '3.14', bad)).toMatchObject({
      kind: 'refusal',
      refusal: { about: 'DISABLE_FASTAPI_DETECTION' },
    });
    expect(look({ 'app.py': '' }, '3.13', bad)).toMatchObject({ framework: 'Flask' });
    expect(look({ 'a/wsgi.py': '' }, '3.14', bad)).toMatchObject({ framework: 'Django' });
  });

  test('is unknown where a secret decides it, and only there', () => {
    const secret = { DISABLE_FASTAPI_DETECTION: null };
    expect(look({ 'main.py': FASTAPI }, '3.14', secret)).toEqual({ kind: 'unknown', reason: 'a secret' });
    expect(look({ 'app.py': '' }, '3.14', secret)).toMatchObject({ framework: 'Flask' });
  });

  test('is unknown where a build may add files', () => {
    expect(look({ 'app.py': '' }, '3.12', {}, false)).toMatchObject({ kind: 'unknown' });
  });
});

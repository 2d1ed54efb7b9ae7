import { array, builtIn, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { readOptions, textValue } from './server-options.ts';
import { listening } from './uvicorn.ts';

/** `flask run`, `fastapi dev`, `manage.py runserver`: servers that their makers made for development. Null for all else. */
export function developmentServer({ program, argv }: ServerInput): Server | null {
  const words = argv.map((word) => word.string);
  if (program === 'flask' && words.includes('run')) {
    const { options } = readOptions(
      argv,
      { A: 'app', h: 'host', p: 'port' },
      new Set(['debug', 'no-debug', 'reload', 'no-reload']),
    );
    const app = options.get('app');
    return server('flask run', "Flask's development server", app ? textValue(app) : null, [
      listening(options, '127.0.0.1', '5000', builtIn("Flask's default")),
    ]);
  }
  if (program === 'fastapi' && words[0] === 'dev')
    return server('fastapi dev', "FastAPI's development server", null, null);
  const manages = program === 'django-admin' || (program === 'python' && /(^|\/)manage\.py$/.test(words[0] ?? ''));
  if (manages && words.includes('runserver')) return server('runserver', "Django's development server", null, null);
  return null;
}

function server(name: string, development: string, app: Value | null, bind: readonly Value[] | null): Server {
  return { name, app, development, settings: new Map(bind ? [['bind', array(bind, builtIn('the command'))]] : []) };
}

import { array, boolean, builtIn, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { listening, textValue, variable } from './server-values.ts';

const DEFAULT = builtIn("Flask's default");
/** https://flask.palletsprojects.com/en/stable/cli/: options of `flask` and of `flask run`, each with a variable `FLASK_…`. */
const LINE: CommandLine = {
  style: 'click',
  short: { A: 'app', e: 'env-file', h: 'host', p: 'port' },
  flags: 'debug no-debug reload no-reload debugger no-debugger with-threads without-threads version help'.split(' '),
  values: 'app env-file host port cert key extra-files exclude-patterns'.split(' '),
};

/** `flask run`; null for Flask's other commands. */
export function flaskRun(input: ServerInput): Server | null {
  const { options, flags, positionals } = readOptions(input.argv, LINE);
  if (positionals[0]?.string !== 'run') return null;
  const app = options.get('app');
  const bind = listening(
    { host: options.get('host'), port: options.get('port') },
    { host: variable(input, 'FLASK_RUN_HOST'), port: variable(input, 'FLASK_RUN_PORT') },
    { host: '127.0.0.1', port: '5000', by: DEFAULT },
  );
  return {
    name: 'flask run',
    app: app ? textValue(app) : (variable(input, 'FLASK_APP') ?? defaultApp(input)),
    settings: new Map<string, Value>([
      ['bind', array([bind], bind.origin)],
      ['threaded', boolean(!flags.has('without-threads'), DEFAULT)],
    ]),
    development: { server: "Flask's development server", without: null },
  };
}

/** Without a name, Flask looks for `wsgi.py`, then `app.py`. */
function defaultApp({ cwd, files }: ServerInput): Value | null {
  const name = ['wsgi.py', 'app.py'].find((file) => files.kind(`${cwd}/${file}`) === 'file');
  return name === undefined ? null : string(name, DEFAULT);
}

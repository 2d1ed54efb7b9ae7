import { array, builtIn, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { listening, numberSetting, numericVariable, textValue, variable } from './server-values.ts';

const DEFAULT = builtIn("FastAPI's default");
/** https://fastapi.tiangolo.com/fastapi-cli/ */
const LINE: CommandLine = {
  style: 'click',
  short: { e: 'entrypoint' },
  flags: 'reload no-reload proxy-headers no-proxy-headers verbose help'.split(' '),
  values: 'host port workers root-path app entrypoint forwarded-allow-ips reload-dir'.split(' '),
};
const LOOKED_FOR = ['main.py', 'app.py', 'api.py', 'app/main.py', 'app/app.py', 'app/api.py'];

/** `fastapi run` and `fastapi dev`: uvicorn with other defaults; null for its other commands. */
export function fastapi(input: ServerInput): Server | null {
  const { options, positionals } = readOptions(input.argv, LINE);
  const [command, path] = positionals;
  const develops = command?.string === 'dev';
  if (command?.string !== 'run' && !develops) return null;
  const bind = listening(
    { host: options.get('host'), port: options.get('port') },
    { host: undefined, port: variable(input, 'PORT') },
    { host: develops ? '127.0.0.1' : '0.0.0.0', port: '8000', by: DEFAULT },
  );
  const settings = new Map<string, Value>([['bind', array([bind], bind.origin)]]);
  if (!develops) {
    // without a number, uvicorn looks for WEB_CONCURRENCY itself
    settings.set(
      'workers',
      numberSetting(options.get('workers'), numericVariable(input, 'WEB_CONCURRENCY'), 1, DEFAULT),
    );
  }
  const entry = options.get('entrypoint') ?? path;
  return {
    name: develops ? 'fastapi dev' : 'fastapi run',
    app: entry ? textValue(entry) : defaultApp(input),
    settings,
    development: develops ? { server: "FastAPI's development server", without: null } : null,
  };
}

function defaultApp({ cwd, files }: ServerInput): Value | null {
  const path = LOOKED_FOR.find((file) => files.kind(`${cwd}/${file}`) === 'file');
  return path === undefined ? null : string(path, DEFAULT);
}

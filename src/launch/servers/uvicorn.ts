import { TracedText } from '../../text/traced.ts';
import { array, builtIn, number, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { numberValue, readOptions, textValue } from './server-options.ts';

const DEFAULT = builtIn("uvicorn's default");
const FLAGS = new Set([
  'reload',
  'factory',
  'proxy-headers',
  'no-proxy-headers',
  'access-log',
  'no-access-log',
  'use-colors',
  'no-use-colors',
  'version',
  'help',
  'server-header',
  'no-server-header',
  'date-header',
  'no-date-header',
]);

/** https://www.uvicorn.org/settings/ */
export function uvicorn({ argv, environment }: ServerInput): Server {
  const { options, flags, positionals } = readOptions(argv, {}, FLAGS);
  const workers = options.get('workers');
  const concurrency = environment.get('WEB_CONCURRENCY');
  const [app] = positionals;
  const settings = new Map<string, Value>([
    [
      'workers',
      workers
        ? numberValue(workers)
        : concurrency?.kind === 'string'
          ? numberValue(concurrency.text)
          : number(1, DEFAULT),
    ],
    ['bind', array([listening(options, '127.0.0.1', '8000', DEFAULT)], DEFAULT)],
  ]);
  return {
    name: 'uvicorn',
    app: app ? textValue(app) : null,
    settings,
    development: flags.has('reload') ? 'uvicorn with `--reload`' : null,
  };
}

/** "host:port" from `--host` and `--port`, at the place of the host. */
export function listening(
  options: ReadonlyMap<string, TracedText>,
  host: string,
  port: string,
  byDefault: ReturnType<typeof builtIn>,
): Value {
  const address = options.get('host');
  const number = options.get('port');
  const text = TracedText.join([address ?? TracedText.of(host), TracedText.of(':'), number ?? TracedText.of(port)]);
  return string(text, address ? textValue(address).origin : byDefault);
}

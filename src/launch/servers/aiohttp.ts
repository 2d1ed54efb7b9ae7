import { TracedText } from '../../text/traced.ts';
import { array, builtIn, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { listening, originOf, textValue } from './server-values.ts';

const DEFAULT = builtIn("aiohttp's default");
/** https://docs.aiohttp.org/en/stable/web_quickstart.html#command-line-interface-cli */
const LINE: CommandLine = {
  style: 'argparse',
  short: { H: 'hostname', P: 'port', U: 'path' },
  flags: ['help'],
  values: ['hostname', 'port', 'path'],
};

/** `python -m aiohttp.web -H 0.0.0.0 -P 8000 bot:create_app`: one process, which calls the function for its app. */
export function aiohttpWeb(input: ServerInput): Server {
  const { options, positionals } = readOptions(input.argv, LINE);
  const [app] = positionals;
  const socket = options.get('path');
  const bind: Value = socket
    ? string(TracedText.join([TracedText.of('unix:'), socket]), originOf(socket))
    : listening(
        { host: options.get('hostname'), port: options.get('port') },
        { host: undefined, port: undefined },
        { host: 'localhost', port: '8080', by: DEFAULT },
      );
  return {
    name: 'aiohttp',
    app: app ? textValue(app) : null,
    settings: new Map([['bind', array([bind], bind.origin)]]),
    development: null,
  };
}

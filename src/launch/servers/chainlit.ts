import { array, builtIn } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { developing, listening, textValue, variable } from './server-values.ts';

const DEFAULT = builtIn("Chainlit's default");
/** https://docs.chainlit.io/backend/command-line */
const LINE: CommandLine = {
  style: 'click',
  short: { w: 'watch', h: 'headless', d: 'debug', c: 'ci' },
  flags: ['watch', 'headless', 'debug', 'ci', 'no-cache', 'help'],
  values: ['host', 'port', 'root-path', 'ssl-cert', 'ssl-key'],
};

/** `chainlit run`; null for its other commands. */
export function chainlit(input: ServerInput): Server | null {
  const { options, flags, positionals } = readOptions(input.argv, LINE);
  const [command, app] = positionals;
  if (command?.string !== 'run') return null;
  const bind = listening(
    { host: options.get('host'), port: options.get('port') },
    { host: variable(input, 'CHAINLIT_HOST'), port: variable(input, 'CHAINLIT_PORT') },
    { host: '127.0.0.1', port: '8000', by: DEFAULT },
  );
  return {
    name: 'chainlit',
    app: app ? textValue(app) : null,
    settings: new Map([['bind', array([bind], bind.origin)]]),
    development: developing('Chainlit', '--watch', flags.has('watch')),
  };
}

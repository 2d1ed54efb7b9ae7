import { tomlEntries, tomlStrings } from '../../python/toml-entries.ts';
import { TracedText } from '../../text/traced.ts';
import { array, builtIn, string, type Value, written } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { listening, textValue, variable } from './server-values.ts';

const DEFAULT = builtIn("Streamlit's default");
const LINE: CommandLine = { style: 'click', short: {}, flags: ['help', 'version'], values: [] };

/**
 * `streamlit run`: options over variables over `.streamlit/config.toml`.
 * https://docs.streamlit.io/develop/api-reference/configuration/config.toml
 */
export function streamlit(input: ServerInput): Server | null {
  const { options, positionals } = readOptions(input.argv, LINE);
  const [command, app] = positionals;
  if (command?.string !== 'run' && command?.string !== 'hello') return null;
  const bind = listening(
    { host: options.get('server.address'), port: options.get('server.port') },
    {
      host: variable(input, 'STREAMLIT_SERVER_ADDRESS') ?? configured(input, 'address'),
      port: variable(input, 'STREAMLIT_SERVER_PORT') ?? configured(input, 'port'),
    },
    { host: '0.0.0.0', port: '8501', by: DEFAULT },
  );
  return {
    name: 'streamlit',
    app: app ? textValue(app) : null,
    settings: new Map([['bind', array([bind], bind.origin)]]),
    development: null,
  };
}

function configured({ cwd, files }: ServerInput, key: string): Value | undefined {
  const source = files.read(`${cwd}/.streamlit/config.toml`);
  const entry = source && tomlEntries(source).findLast((one) => one.table === 'server' && one.key === key);
  if (!source || !entry) return undefined;
  const [quoted] = tomlStrings(entry.value);
  const place = quoted?.span ?? entry.value;
  return string(TracedText.at(place), written(place));
}

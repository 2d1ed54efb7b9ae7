import { tomlEntries, tomlStrings } from '../../python/toml-entries.ts';
import type { Source } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { array, builtIn, number, string, unknown, type Value, written } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { developing, numberValue, originOf, textValue } from './server-values.ts';

const DEFAULT = builtIn("hypercorn's default");
/** https://github.com/pgjones/hypercorn/blob/main/src/hypercorn/__main__.py */
const LINE: CommandLine = {
  style: 'argparse',
  short: {
    b: 'bind',
    c: 'config',
    D: 'daemon',
    g: 'group',
    k: 'worker-class',
    p: 'pid',
    m: 'umask',
    u: 'user',
    w: 'workers',
    h: 'help',
  },
  flags: ['daemon', 'debug', 'reload', 'help'],
  values:
    'access-log access-logfile access-logformat backlog bind ca-certs certfile cert-reqs ciphers config error-log error-logfile log-file graceful-timeout read-timeout max-requests max-requests-jitter group worker-class keep-alive keyfile keyfile-password insecure-bind log-config log-level pid quic-bind root-path server-name statsd-host statsd-prefix umask user verify-mode websocket-ping-interval workers'.split(
      ' ',
    ),
};
/** Numbers by option, with the names in the config file and the defaults of hypercorn's `Config`. */
const NUMBERS: readonly (readonly [string, string, number | null])[] = [
  ['workers', 'workers', 1],
  ['backlog', 'backlog', 100],
  ['graceful-timeout', 'graceful_timeout', 3],
  ['keep-alive', 'keep_alive_timeout', 5],
  ['max-requests', 'max_requests', null],
];

/** The command line over the config file over the defaults. */
export function hypercorn(input: ServerInput): Server {
  const { all, options, flags, positionals } = readOptions(input.argv, LINE);
  const [app] = positionals;
  const config = configOf(input, options.get('config'));
  const settings = new Map<string, Value>();
  for (const [name, key, byDefault] of NUMBERS) {
    const given = options.get(name);
    const value = given ? numberValue(given) : config(key);
    if (value) settings.set(name, value);
    else if (byDefault !== null) settings.set(name, number(byDefault, DEFAULT));
  }
  const workerClass = options.get('worker-class');
  settings.set(
    'worker_class',
    workerClass ? textValue(workerClass) : (config('worker_class') ?? string('asyncio', DEFAULT)),
  );
  const binds = all.get('bind');
  const bind = binds
    ? array(
        binds.map((word) => withPort(word)),
        originOf(binds[0] ?? TracedText.empty),
      )
    : config('bind');
  settings.set('bind', bind ?? array([string('127.0.0.1:8000', DEFAULT)], DEFAULT));
  return {
    name: 'hypercorn',
    app: app ? textValue(app) : null,
    settings,
    development: developing('hypercorn', '--reload', flags.has('reload')),
  };
}

/** hypercorn listens on port 8000 where an address names none. */
function withPort(word: TracedText): Value {
  const named = /^(unix|fd):|:\d+$/.test(word.string) || !word.known;
  return string(named ? word : TracedText.join([word, TracedText.of(':8000')]), originOf(word));
}

type Config = (key: string) => Value | undefined;

/** A TOML file is read; a Python file or module makes what it may set unknown. */
function configOf({ cwd, files }: ServerInput, word: TracedText | undefined): Config {
  if (!word) return () => undefined;
  const origin = originOf(word);
  const without =
    (reason: string): Config =>
    () =>
      unknown(reason, origin);
  if (!word.known) return without(word.holes[0]?.reason ?? 'the config file is not known');
  if (/^(python|file):/.test(word.string)) return without(`what hypercorn's \`${word.string}\` sets is not read`);
  const source = files.read(word.string.startsWith('/') ? word.string : `${cwd}/${word.string}`);
  return source ? tomlConfig(source) : without(`\`${word.string}\` is not in the repository`);
}

function tomlConfig(source: Source): Config {
  const entries = tomlEntries(source).filter(({ table }) => table === '');
  return (key) => {
    const entry = entries.findLast((one) => one.key === key);
    if (!entry) return undefined;
    const origin = written(entry.value);
    const text = source.text.slice(entry.value.start, entry.value.end).trim();
    if (/^\d+$/.test(text)) return number(Number(text), origin);
    const items = tomlStrings(entry.value).map((one) => withPort(TracedText.at(one.span)));
    if (key === 'bind') return array(items, origin);
    const [first] = tomlStrings(entry.value);
    return first
      ? string(TracedText.at(first.span), written(first.span))
      : unknown(`\`${key} = ${text}\` is not read`, origin);
  };
}

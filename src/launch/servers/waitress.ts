import { TracedText } from '../../text/traced.ts';
import { array, boolean, builtIn, number, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, type ReadOptions, readOptions } from './server-options.ts';
import { listening, numberValue, originOf, textValue } from './server-values.ts';

const DEFAULT = builtIn("waitress's default");
/** https://github.com/Pylons/waitress/blob/main/src/waitress/adjustments.py: long options alone, which may be cut short. */
const LINE: CommandLine = {
  style: 'getopt',
  short: {},
  flags:
    'help call ipv4 no-ipv4 ipv6 no-ipv6 log-untrusted-proxy-headers no-log-untrusted-proxy-headers clear-untrusted-proxy-headers no-clear-untrusted-proxy-headers log-socket-errors no-log-socket-errors expose-tracebacks no-expose-tracebacks asyncore-use-poll no-asyncore-use-poll'.split(
      ' ',
    ),
  values:
    'app host port listen threads trusted-proxy trusted-proxy-count trusted-proxy-headers url-scheme url-prefix backlog recv-bytes send-bytes outbuf-overflow outbuf-high-watermark inbuf-overflow connection-limit cleanup-interval channel-timeout max-request-header-size max-request-body-size ident asyncore-loop-timeout unix-socket unix-socket-perms sockets channel-request-lookahead server-name'.split(
      ' ',
    ),
};
const NUMBERS: Readonly<Record<string, number>> = {
  threads: 4,
  'connection-limit': 100,
  'channel-timeout': 120,
  backlog: 1024,
};

/** `waitress-serve`: one process with a pool of threads. */
export function waitressServe({ argv }: ServerInput): Server {
  const read = readOptions(argv, LINE);
  const app = read.options.get('app') ?? read.positionals[0];
  const binds = bindsOf(read);
  const settings = new Map<string, Value>([
    ['bind', array(binds, binds[0]?.origin ?? DEFAULT)],
    ['call', boolean(read.flags.has('call'), DEFAULT)],
  ]);
  for (const [name, byDefault] of Object.entries(NUMBERS)) {
    const given = read.options.get(name);
    settings.set(name, given ? numberValue(given) : number(byDefault, DEFAULT));
  }
  return { name: 'waitress-serve', app: app ? textValue(app) : null, settings, development: null };
}

function bindsOf({ all, options }: ReadOptions): readonly Value[] {
  const socket = options.get('unix-socket');
  if (socket) return [string(TracedText.join([TracedText.of('unix:'), socket]), originOf(socket))];
  const listens = all.get('listen');
  if (listens) return listens.map(anyAddress);
  const given = { host: options.get('host'), port: options.get('port') };
  return [listening(given, { host: undefined, port: undefined }, { host: '0.0.0.0', port: '8080', by: DEFAULT })];
}

/** `*:8080` stands for all addresses; an address without a port has waitress's own. */
export function anyAddress(word: TracedText): Value {
  const text = word.string;
  if (text.startsWith('*:')) return string(TracedText.join([TracedText.of('0.0.0.0'), word.slice(1)]), originOf(word));
  const bare = word.known && !/:\d+$/.test(text);
  return string(bare ? TracedText.join([word, TracedText.of(':8080')]) : word, originOf(word));
}

import { TracedText } from '../../text/traced.ts';
import { array, builtIn, number, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, type ReadOptions, readOptions } from './server-options.ts';
import { listening, numberValue, originOf, textValue } from './server-values.ts';

const DEFAULT = builtIn("daphne's default");
/** https://github.com/django/daphne/blob/main/daphne/cli.py */
const LINE: CommandLine = {
  style: 'argparse',
  short: {
    p: 'port',
    b: 'bind',
    u: 'unix-socket',
    e: 'endpoint',
    v: 'verbosity',
    t: 'http-timeout',
    s: 'server-name',
    h: 'help',
  },
  flags: ['proxy-headers', 'no-server-name', 'help'],
  values:
    'port bind websocket_timeout websocket_connect_timeout unix-socket fd endpoint verbosity http-timeout access-log log-fmt ping-interval ping-timeout websocket-max-message-size websocket-max-frame-size application-close-timeout root-path proxy-headers-host proxy-headers-port server-name'.split(
      ' ',
    ),
};

/** One process, one event loop. */
export function daphne({ argv }: ServerInput): Server {
  const read = readOptions(argv, LINE);
  const [app] = read.positionals;
  const settings = new Map<string, Value>([['bind', bindOf(read)]]);
  const timeout = read.options.get('http-timeout');
  if (timeout) settings.set('http-timeout', numberValue(timeout));
  const close = read.options.get('application-close-timeout');
  settings.set('application-close-timeout', close ? numberValue(close) : number(10, DEFAULT));
  return { name: 'daphne', app: app ? textValue(app) : null, settings, development: null };
}

function bindOf(read: ReadOptions): Value {
  const binds = bindsOf(read);
  return array(binds, binds.find(({ origin }) => origin.kind === 'written')?.origin ?? DEFAULT);
}

function bindsOf({ all, options }: ReadOptions): readonly Value[] {
  const binds: Value[] = (all.get('endpoint') ?? []).map(endpoint);
  const [socket, fd, host, port] = ['unix-socket', 'fd', 'bind', 'port'].map((name) => options.get(name));
  if (socket) binds.push(string(TracedText.join([TracedText.of('unix:'), socket]), originOf(socket)));
  if (fd) binds.push(string(TracedText.join([TracedText.of('fd://'), fd]), originOf(fd)));
  if (host || port || binds.length === 0) {
    binds.push(
      listening({ host, port }, { host: undefined, port: undefined }, { host: '127.0.0.1', port: '8000', by: DEFAULT }),
    );
  }
  return binds;
}

/** Twisted's `tcp:port=80:interface=0.0.0.0` */
function endpoint(word: TracedText): Value {
  const text = word.string;
  const port = /(?:^|:)port=(\d+)/.exec(text)?.[1] ?? /^(?:tcp|ssl):(\d+)/.exec(text)?.[1];
  if (!word.known || port === undefined) return textValue(word);
  const host = /(?:^|:)interface=([^:]+)/.exec(text)?.[1] ?? '0.0.0.0';
  return string(TracedText.of(`${host.replaceAll('\\', '')}:${port}`, word.spanOf()), originOf(word));
}

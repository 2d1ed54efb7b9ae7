import { TracedText } from '../../text/traced.ts';
import { array, boolean, builtIn, number, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, type ReadOptions, readOptions } from './server-options.ts';
import {
  developing,
  listening,
  numberSetting,
  numberValue,
  numericVariable,
  originOf,
  textValue,
  variable,
} from './server-values.ts';

const DEFAULT = builtIn("uvicorn's default");
const LINE: CommandLine = {
  style: 'click',
  short: {},
  flags:
    'reload factory proxy-headers no-proxy-headers access-log no-access-log use-colors no-use-colors server-header no-server-header date-header no-date-header reset-contextvars version help'.split(
      ' ',
    ),
  values:
    'host port uds fd reload-dir reload-include reload-exclude reload-delay workers loop http ws ws-max-size ws-max-queue ws-ping-interval ws-ping-timeout ws-per-message-deflate lifespan interface env-file log-config log-level forwarded-allow-ips root-path limit-concurrency backlog limit-max-requests limit-max-requests-jitter timeout-keep-alive timeout-graceful-shutdown timeout-worker-healthcheck ssl-keyfile ssl-certfile ssl-keyfile-password ssl-version ssl-cert-reqs ssl-ca-certs ssl-ciphers header app-dir h11-max-incomplete-event-size'.split(
      ' ',
    ),
};
/** uvicorn's own numbers: https://github.com/encode/uvicorn/blob/master/uvicorn/main.py */
const NUMBERS: Readonly<Record<string, number | null>> = {
  'limit-concurrency': null,
  'limit-max-requests': null,
  'timeout-keep-alive': 5,
  'timeout-graceful-shutdown': null,
  backlog: 2048,
};

/** https://www.uvicorn.org/settings/ — each option has a variable, `UVICORN_WORKERS`, too. */
export function uvicorn(input: ServerInput): Server {
  const read = readOptions(input.argv, LINE);
  const { flags, options, positionals } = read;
  const [app] = positionals;
  const reloads = flags.has('reload');
  const bind = bindOf(input, read);
  const settings = new Map<string, Value>([
    ['workers', reloads ? number(1, builtIn('uvicorn with `--reload`')) : workersOf(input, read)],
    ['bind', array([bind], bind.origin)],
    ['factory', boolean(flags.has('factory'), DEFAULT)],
    ['proxy-headers', boolean(!flags.has('no-proxy-headers'), DEFAULT)],
    ['forwarded-allow-ips', trustedOf(input, read)],
  ]);
  for (const [name, byDefault] of Object.entries(NUMBERS)) {
    const given = options.get(name);
    const value = given ? numberValue(given) : numericVariable(input, variableOf(name));
    if (value) settings.set(name, value);
    else if (byDefault !== null) settings.set(name, number(byDefault, DEFAULT));
  }
  for (const name of ['app-dir', 'root-path', 'interface']) {
    const given = options.get(name);
    if (given) settings.set(name, textValue(given));
  }
  return {
    name: 'uvicorn',
    app: app ? textValue(app) : (variable(input, 'UVICORN_APP') ?? null),
    settings,
    development: developing('uvicorn', '--reload', reloads),
  };
}

/** The option, its own variable, WEB_CONCURRENCY, else 1. */
function workersOf(input: ServerInput, { options }: ReadOptions): Value {
  const fallback = numericVariable(input, 'UVICORN_WORKERS') ?? numericVariable(input, 'WEB_CONCURRENCY');
  return numberSetting(options.get('workers'), fallback, 1, DEFAULT);
}

/** The proxies whose headers it believes: the option, else FORWARDED_ALLOW_IPS. */
function trustedOf(input: ServerInput, { options }: ReadOptions): Value {
  const given = options.get('forwarded-allow-ips');
  return given ? textValue(given) : (variable(input, 'FORWARDED_ALLOW_IPS') ?? string('127.0.0.1', DEFAULT));
}

function bindOf(input: ServerInput, { options }: ReadOptions): Value {
  const [uds, fd] = [options.get('uds'), options.get('fd')];
  if (uds) return string(TracedText.join([TracedText.of('unix:'), uds]), originOf(uds));
  if (fd) return string(TracedText.join([TracedText.of('fd://'), fd]), originOf(fd));
  return listening(
    { host: options.get('host'), port: options.get('port') },
    { host: variable(input, 'UVICORN_HOST'), port: variable(input, 'UVICORN_PORT') },
    { host: '127.0.0.1', port: '8000', by: DEFAULT },
  );
}

function variableOf(option: string): string {
  return `UVICORN_${option.toUpperCase().replaceAll('-', '_')}`;
}

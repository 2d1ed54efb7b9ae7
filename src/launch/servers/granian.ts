import { array, builtIn, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { developing, listening, numberSetting, numericVariable, textValue, variable } from './server-values.ts';

const DEFAULT = builtIn("granian's default");
/** https://github.com/emmett-framework/granian/blob/master/granian/cli.py: each option has a variable, `GRANIAN_WORKERS`, too. */
const LINE: CommandLine = {
  style: 'click',
  short: {},
  flags:
    'ws no-ws http1-keep-alive no-http1-keep-alive log no-log access-log no-access-log reload no-reload factory no-factory respawn-failed-workers no-respawn-failed-workers version help'.split(
      ' ',
    ),
  values:
    'host port interface http workers blocking-threads runtime-threads runtime-mode loop backlog backpressure log-level url-path-prefix working-dir uds'.split(
      ' ',
    ),
};

export function granian(input: ServerInput): Server {
  const { options, flags, positionals } = readOptions(input.argv, LINE);
  const [app] = positionals;
  const kind = options.get('interface');
  const bind = listening(
    { host: options.get('host'), port: options.get('port') },
    { host: variable(input, 'GRANIAN_HOST'), port: variable(input, 'GRANIAN_PORT') },
    { host: '127.0.0.1', port: '8000', by: DEFAULT },
  );
  const settings = new Map<string, Value>([
    ['workers', numberSetting(options.get('workers'), numericVariable(input, 'GRANIAN_WORKERS'), 1, DEFAULT)],
    ['bind', array([bind], bind.origin)],
    ['interface', kind ? textValue(kind) : (variable(input, 'GRANIAN_INTERFACE') ?? string('rsgi', DEFAULT))],
    ['backlog', numberSetting(options.get('backlog'), numericVariable(input, 'GRANIAN_BACKLOG'), 1024, DEFAULT)],
  ]);
  const threads = options.get('blocking-threads');
  const blocking = threads
    ? numberSetting(threads, undefined, 1, DEFAULT)
    : numericVariable(input, 'GRANIAN_BLOCKING_THREADS');
  if (blocking) settings.set('blocking-threads', blocking);
  settings.set(
    'runtime-threads',
    numberSetting(options.get('runtime-threads'), numericVariable(input, 'GRANIAN_RUNTIME_THREADS'), 1, DEFAULT),
  );
  return {
    name: 'granian',
    app: app ? textValue(app) : null,
    settings,
    development: developing('granian', '--reload', flags.has('reload')),
  };
}

import { TracedText } from '../../text/traced.ts';
import { array, boolean, builtIn, string, type Value } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import type { ServerInput } from './server-input.ts';
import { type CommandLine, readOptions } from './server-options.ts';
import { originOf } from './server-values.ts';

const DEFAULT = builtIn("Django's default");
/** https://docs.djangoproject.com/en/stable/ref/django-admin/#runserver */
const LINE: CommandLine = {
  style: 'argparse',
  short: { '6': 'ipv6', v: 'verbosity' },
  flags: 'noreload nothreading nostatic insecure ipv6 traceback no-color force-color skip-checks help noasgi'.split(
    ' ',
  ),
  values: ['settings', 'pythonpath', 'verbosity'],
};

/** `manage.py runserver`, `django-admin runserver`; null for Django's other commands. */
export function runserver({ argv }: ServerInput): Server | null {
  const { flags, positionals } = readOptions(argv, LINE);
  const [command, address] = positionals;
  if (command?.string !== 'runserver') return null;
  const bind = bindOf(address);
  return {
    name: 'runserver',
    app: null,
    settings: new Map<string, Value>([
      ['bind', array([bind], bind.origin)],
      ['threaded', boolean(!flags.has('nothreading'), DEFAULT)],
    ]),
    development: { server: "Django's development server", without: null },
  };
}

/** `8000`, `0:8000` (all addresses), `host:port` */
function bindOf(word: TracedText | undefined): Value {
  if (!word) return string('127.0.0.1:8000', DEFAULT);
  const host = /^\d+$/.test(word.string) ? '127.0.0.1:' : word.string.startsWith('0:') ? '0.0.0.0' : '';
  const rest = host === '0.0.0.0' ? word.slice(1) : word;
  return string(host === '' ? word : TracedText.join([TracedText.of(host), rest]), originOf(word));
}

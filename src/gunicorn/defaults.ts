import { int, none, type Py, str, unknown } from '../languages/python/evaluate/values.ts';
import { parseInteger } from '../languages/python/integer.ts';
import { TracedText } from '../text/traced.ts';
import { builtIn, type Value } from '../value/value.ts';
import { constantOf } from './constants.ts';
import { Refused } from './refused.ts';
import type { SettingRow } from './settings-table.ts';

/** Where gunicorn is started: what its defaults depend on. */
export interface Start {
  readonly cwd: string;
  readonly environment: ReadonlyMap<string, Value>;
}

export const BY_DEFAULT = builtIn("gunicorn's default");

const DEPENDING: ReadonlySet<string> = new Set(['workers', 'bind', 'forwarded_allow_ips', 'chdir']);

/** Whether a setting's default differs with the place where gunicorn is started. */
export function dependsOnStart(row: SettingRow): boolean {
  return DEPENDING.has(row.name);
}

/**
 * A setting's default before its validator sees it.
 * @throws Refused for a WEB_CONCURRENCY that is no number: gunicorn reads it as soon as it is imported
 */
export function defaultOf(row: SettingRow, { cwd, environment }: Start): Py {
  const written = row.default === undefined ? none(BY_DEFAULT) : constantOf(row.default, BY_DEFAULT);
  switch (row.name) {
    case 'workers':
      return concurrency(environment.get('WEB_CONCURRENCY')) ?? written;
    case 'bind':
      return boundTo(environment.get('PORT')) ?? written;
    case 'forwarded_allow_ips':
      return variable(environment.get('FORWARDED_ALLOW_IPS'), 'FORWARDED_ALLOW_IPS') ?? written;
    case 'chdir':
      return str(cwd, BY_DEFAULT);
    case 'user':
    case 'group':
      return unknown('it is the one that starts gunicorn', BY_DEFAULT);
    case 'control_socket':
      return unknown('it lies in a folder of the user that starts gunicorn', BY_DEFAULT);
    default:
      return written;
  }
}

/** A variable of the environment as Python sees it; null where it isn't set. */
export function variable(value: Value | undefined, name: string): Py | null {
  switch (value?.kind) {
    case undefined:
    case 'null':
      return null;
    case 'string':
      return str(value.text, value.origin);
    case 'number':
    case 'boolean':
      return str(String(value.value), value.origin);
    case 'unknown':
      return unknown(value.reason, value.origin);
    default:
      return unknown(`the value of ${name} depends on a condition`, value?.origin ?? BY_DEFAULT);
  }
}

function concurrency(value: Value | undefined): Py | null {
  const set = variable(value, 'WEB_CONCURRENCY');
  if (set?.kind !== 'str') return set;
  if (!set.text.known) return unknown(set.text.holes[0]?.reason ?? '', set.at);
  const number = parseInteger(set.text.string, 10);
  if (number !== null) return int(number, set.at);
  const message = `WEB_CONCURRENCY: invalid literal for int() with base 10: '${set.text.string}'`;
  throw new Refused(message, 'WEB_CONCURRENCY', set.text.spanOf());
}

function boundTo(value: Value | undefined): Py | null {
  const set = variable(value, 'PORT');
  if (set === null) return null;
  const port = set.kind === 'str' ? set.text : TracedText.hole({ reason: reasonOf(set), numeric: true }, null);
  const address = str(TracedText.of('0.0.0.0:').concat(port), set.at);
  return { kind: 'list', items: [address], at: set.at };
}

function reasonOf(value: Py): string {
  return value.kind === 'unknown' ? value.reason : 'PORT is not known';
}

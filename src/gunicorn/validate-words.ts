import { display } from '../languages/python/evaluate/describe.ts';
import { int, list, type Py, PyError, str, unknown } from '../languages/python/evaluate/values.ts';
import { isAddress, isNetwork } from './network.ts';
import { parseAddress, pythonInteger } from './parse-address.ts';
import type { Version } from './settings-table.ts';
import { stripped } from './stripped.ts';
import { isAtLeast } from './versions.ts';

/** gunicorn/config.py, `validate_proxy_protocol` */
export const PROXY_PROTOCOLS: Readonly<Record<string, string>> = {
  false: 'off',
  off: 'off',
  '0': 'off',
  none: 'off',
  true: 'auto',
  auto: 'auto',
  '1': 'auto',
  v1: 'v1',
  v2: 'v2',
};

/** One of some words, in any case, with blanks around it; what it stands for. @throws PyError for any other */
export function oneOf(value: Py, words: Readonly<Record<string, string>>, what: string): Py {
  if (value.kind !== 'str') throw new PyError('TypeError', `Invalid type for casting: ${display(value)}`, value.at);
  if (!value.text.known) return unknown(reasonOf(value), value.at);
  const word = stripped(value.text).string.toLowerCase();
  const meant = Object.hasOwn(words, word) ? words[word] : undefined;
  if (meant === undefined) throw new PyError('ValueError', `Invalid ${what}: ${value.text.string}`, value.at);
  return str(meant, value.at);
}

/**
 * Addresses alone before 24.1.0, networks with any address in 24.1.0, and by their first address since.
 * @throws PyError for an item that is none
 */
export function addressList(value: Py, version: Version): Py {
  const only = !isAtLeast(version, '24.1.0');
  const fits = (text: string): boolean | null => (only ? isAddress(text) : isNetwork(text, version !== '24.1.0'));
  if (value.kind !== 'list') return value;
  for (const item of value.items) {
    if (item.kind !== 'str' || item.text.string === '*' || fits(item.text.string) !== false) continue;
    const message = `'${item.text.string}' does not appear to be an IPv4 or IPv6 ${only ? 'address' : 'network'}`;
    throw new PyError('ValueError', message, item.at);
  }
  return value;
}

const PROTOCOLS = new Set(['h1', 'h2', 'h3']);

/** `h2,h1`: without repeats. @throws PyError for any other */
export function protocols(value: Py): Py {
  if (value.kind === 'none') return list([str('h1', value.at)], value.at);
  if (value.kind !== 'str') throw new PyError('TypeError', 'http_protocols must be a string', value.at);
  if (!value.text.known) return unknown(reasonOf(value), value.at);
  const names = value.text.string
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => part !== '');
  const stranger = names.find((name) => !PROTOCOLS.has(name));
  if (stranger !== undefined)
    throw new PyError('ValueError', `Invalid protocol '${stranger}'. Valid protocols: h1, h2, h3`, value.at);
  if (new Set(names).size !== names.length) throw new PyError('ValueError', 'Duplicate protocols specified', value.at);
  return list(
    (names.length === 0 ? ['h1'] : names).map((name) => str(name, value.at)),
    value.at,
  );
}

/** `host:port`, as a pair (before 21.0.0). */
export function hostAndPort(value: Py): Py {
  if (value.kind !== 'str') return value;
  if (!value.text.known) return unknown(reasonOf(value), value.at);
  const [host = '', port, ...more] = value.text.string.split(':');
  if (port === undefined || more.length > 0)
    throw new PyError('TypeError', 'Value must consist of: hostname:port', value.at);
  return pair(host, portNumber(port, value), value);
}

/** Where statistics go: an address, or `unix:` and a number as a pair. */
export function statsdAddress(value: Py): Py {
  if (value.kind !== 'str') return value;
  if (!value.text.known) return unknown(reasonOf(value), value.at);
  const address = value.text.string;
  const unix = /^unix:(\d+)$/.exec(address);
  if (unix) return pair('unix', Number(unix[1]), value);
  const parsed = parseAddress(address, '8125');
  switch (parsed.kind) {
    case 'unix':
      return str(parsed.path, value.at);
    case 'descriptor':
      return int(portNumber(parsed.number, value), value.at);
    case 'host':
      return pair(parsed.host.toLowerCase(), portNumber(parsed.port, value), value);
  }
}

function portNumber(text: string, value: Py): number {
  const number = pythonInteger(text);
  if (number === null) throw new PyError('TypeError', "Value must be one of ('host:port', 'unix://PATH')", value.at);
  return number;
}

function pair(host: string, port: number, value: Py): Py {
  return { kind: 'tuple', items: [str(host, value.at), int(port, value.at)], at: value.at };
}

function reasonOf(value: Py & { readonly kind: 'str' }): string {
  return value.text.holes[0]?.reason ?? 'a part of it is not known';
}

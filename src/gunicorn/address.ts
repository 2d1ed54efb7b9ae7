import { knownString } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import type { GunicornError } from './refused.ts';

const DEFAULT_PORT = '8000';

/**
 * The first address of `bind` that gunicorn can't listen on, as gunicorn/util.py `parse_address` and gunicorn/sock.py
 * `create_sockets` say it once the settings are loaded; null where each may be one.
 */
export function refusedAddress(bind: Value | undefined): GunicornError | null {
  const addresses = bind?.kind === 'array' ? bind.items : [];
  for (const address of addresses) {
    const text = knownString(address);
    const message = text === undefined ? null : whyNot(text);
    if (message !== null) return { message, about: text ?? null, span: spanOf(address) };
  }
  return null;
}

function whyNot(address: string): string | null {
  if (address.startsWith('unix:')) return null;
  if (address.startsWith('fd://')) {
    const number = address.slice('fd://'.length);
    return isInteger(number) ? null : `'${number}' is not a valid file descriptor`;
  }
  const local = address.startsWith('tcp://') ? (address.split('tcp://')[1] ?? '') : address;
  const [host, port] = hostAndPort(local);
  if (!isInteger(port)) return `'${port}' is not a valid port number (write \`${meant(address)}\`)`;
  if (!isNoHost(host)) return null;
  return `Can't connect to ('${host}', ${Number(port)}), as \`${host}\` is taken for a host (write \`${meant(address)}\`)`;
}

function hostAndPort(local: string): readonly [host: string, port: string] {
  if (local.includes('[') && local.includes(']'))
    return [(local.split(']')[0] ?? '').slice(1), [...local.split(']:'), DEFAULT_PORT][1] ?? ''];
  const [host = '', port = DEFAULT_PORT] = local.split(':');
  return [host, port];
}

/** As Python's `int` takes it. */
function isInteger(text: string): boolean {
  return /^\s*[+-]?\d+(_\d+)*\s*$/.test(text);
}

/** `8000` is the address 0.0.31.64, and `*` is the name of no machine. */
function isNoHost(host: string): boolean {
  return host === '*' || /^[1-9]\d*$/.test(host);
}

/** What was to be written: `http://0.0.0.0:8000/` → `0.0.0.0:8000`, `8000` → `0.0.0.0:8000`, `*:80` → `0.0.0.0:80`. */
function meant(address: string): string {
  const [, host, port] = /^(?:\w+:\/\/)?([\w.-]*|\*)(?::(\d*))?\/*$/.exec(address) ?? [];
  if (host === undefined) return `0.0.0.0:${DEFAULT_PORT}`;
  if (/^\d+$/.test(host) && port === undefined) return `0.0.0.0:${host}`;
  return `${host === '*' || host === '' ? '0.0.0.0' : host}:${port || DEFAULT_PORT}`;
}

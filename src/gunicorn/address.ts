import { knownString } from '../value/read.ts';
import { spanOf, type Value } from '../value/value.ts';
import { parseAddress, pythonInteger } from './parse-address.ts';
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

function whyNot(text: string): string | null {
  const address = parseAddress(text, DEFAULT_PORT);
  switch (address.kind) {
    case 'unix':
      return null;
    case 'descriptor':
      return pythonInteger(address.number) === null ? `'${address.number}' is not a valid file descriptor` : null;
    case 'host': {
      const { host, port } = address;
      const number = pythonInteger(port);
      if (number === null) return `'${port}' is not a valid port number (write \`${meant(text)}\`)`;
      if (!isNoHost(host)) return null;
      return `Can't connect to ('${host}', ${number}), as \`${host}\` is taken for a host (write \`${meant(text)}\`)`;
    }
  }
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

/** An address as gunicorn takes it apart; whether a number is one is for the caller to say. */
export type Address =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'descriptor'; readonly number: string }
  | { readonly kind: 'host'; readonly host: string; readonly port: string };

/** `unix://PATH`, `fd://3` or `host:port`, as gunicorn/util.py `parse_address` reads it. */
export function parseAddress(address: string, defaultPort: string): Address {
  if (address.startsWith('unix:')) return { kind: 'unix', path: address.split(/unix:(?:\/\/)?/).at(-1) ?? '' };
  if (address.startsWith('fd://')) return { kind: 'descriptor', number: address.slice('fd://'.length) };
  const local = address.startsWith('tcp://') ? (address.split('tcp://')[1] ?? '') : address;
  if (local.includes('[') && local.includes(']')) {
    const host = (local.split(']')[0] ?? '').slice(1);
    return { kind: 'host', host, port: [...local.split(']:'), defaultPort][1] ?? '' };
  }
  if (local === '') return { kind: 'host', host: '0.0.0.0', port: defaultPort };
  const [host = '', port = defaultPort] = local.split(':');
  return { kind: 'host', host, port };
}

/** A number as Python's `int` takes it from a text; null for none. */
export function pythonInteger(text: string): number | null {
  return /^\s*[+-]?\d+(_\d+)*\s*$/.test(text) ? Number(text.replaceAll('_', '')) : null;
}

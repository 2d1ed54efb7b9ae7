import { isRecord, type Json, record } from '../plain.ts';
import { type BuiltIn, pure, Refusal, small, text } from './built-in.ts';

const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s|^<>{}"`\\]*$/;

/** `uri(base, relative)`, as .NET joins them. */
function joined(base: string, relative: string): string {
  if (!ABSOLUTE.test(base)) throw new Refusal(`'${base}' is not a URI`);
  try {
    return dotNetForm(new URL(relative, base).href);
  } catch {
    throw new Refusal('needs a URI and a relative path');
  }
}

/** .NET escapes a few characters more, and shows those that never need an escape. */
function dotNetForm(href: string): string {
  return href.replace(/[|^]/g, encodeURIComponent).replace(/%([2-7][0-9A-Fa-f])/g, (escaped, code: string) => {
    const letter = String.fromCharCode(Number.parseInt(code, 16));
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : escaped.toUpperCase();
  });
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21, ws: 80, wss: 443 };

const parseUri: BuiltIn = pure((value) => {
  const written = text(value);
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(written)) throw new Refusal(`'${written}' is not a URI`);
  let url: URL;
  try {
    url = new URL(written);
  } catch {
    throw new Refusal(`'${written}' is not a URI`);
  }
  const path = dotNetForm(url.pathname);
  // an empty query still shows its mark
  const query = url.search === '' && /^[^#]*\?/.test(written) ? '?' : dotNetForm(url.search);
  return record({
    scheme: url.protocol.slice(0, -1),
    host: url.hostname,
    port: url.port === '' ? null : Number(url.port),
    ...(path === '/' ? {} : { path }),
    ...(query === '' ? {} : { query }),
  });
}, 'object');

const buildUri: BuiltIn = pure((value) => {
  if (value === undefined || !isRecord(value)) throw new Refusal('needs an object');
  const scheme = text(value.get('scheme')).toLowerCase();
  const host = text(value.get('host')).toLowerCase();
  if (!/^[a-z][a-z0-9+.-]*$/.test(scheme)) throw new Refusal('the scheme is not valid');
  if (!/^(?:[^\s/?#@:[\]]+|\[?[0-9a-f:.]*:[0-9a-f:.]*\]?)$/.test(host)) throw new Refusal('the host is not valid');
  const given = optional(value, 'port');
  const port = given === null || small(given) === (DEFAULT_PORTS[scheme] ?? -1) ? '' : `:${small(given)}`;
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  const path = withoutDots(optional(value, 'path') === null ? '' : text(value.get('path')));
  const query = optional(value, 'query') === null ? '' : text(value.get('query')).replace(/^\?/, '');
  return `${scheme}://${name}${port}${path}${query === '' ? '' : `?${query}`}`;
}, 'string');

function optional(value: ReadonlyMap<string, Json>, name: string): Json {
  return value.get(name) ?? null;
}

/** A path with `.` and `..` resolved, and the marks that end a path escaped. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const steps = path.replaceAll('\\', '/').replaceAll('#', '%23').replaceAll('?', '%3F').replace(/^\//, '').split('/');
  for (const [at, step] of steps.entries()) {
    if (step === '..') kept.pop();
    if (step !== '..' && step !== '.') kept.push(step);
    else if (at === steps.length - 1) kept.push('');
  }
  return `/${kept.join('/')}`;
}

export const uriFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['uri', pure((base, relative) => joined(text(base), text(relative)), 'string')],
  ['parseUri', parseUri],
  ['buildUri', buildUri],
]);

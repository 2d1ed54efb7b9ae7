import { Buffer } from 'node:buffer';
import { type BuiltIn, pure, Refusal, text } from './built-in.ts';

export function fromBase64(value: string): string {
  const encoded = value.replaceAll(/[ \t\r\n]/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(encoded) || encoded.length % 4 !== 0) throw new Refusal('needs a base64 string');
  return Buffer.from(encoded, 'base64').toString('utf8');
}

/** As .NET's `Uri.EscapeDataString`: all but letters, digits and `-_.~`. */
function escapeData(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** As .NET's `Uri.UnescapeDataString`: what is no escape, or no UTF-8, stays as it is. */
function unescapeData(value: string): string {
  return value.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

function fromDataUri(value: string): string {
  const match = /^data:([^,]*?)(;base64)?,(.*)$/s.exec(value);
  const charset = /;\s*charset=([^;]*)/i.exec(match?.[1] ?? '')?.[1] ?? 'utf-8';
  if (!match || !/^utf-?8$/i.test(charset)) throw new Refusal('needs a data URI of UTF-8 text');
  const [, , encoded, data = ''] = match;
  return encoded ? fromBase64(data) : unescapeData(data.replaceAll('+', ' '));
}

export const encodingFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['base64', pure((value) => Buffer.from(text(value), 'utf8').toString('base64'), 'string')],
  ['base64ToString', pure((value) => fromBase64(text(value)), 'string')],
  ['uriComponent', pure((value) => escapeData(text(value)), 'string')],
  ['uriComponentToString', pure((value) => unescapeData(text(value).replaceAll('+', ' ')), 'string')],
  [
    'dataUri',
    pure(
      (value) => `data:text/plain;charset=utf-8;base64,${Buffer.from(text(value), 'utf8').toString('base64')}`,
      'string',
    ),
  ],
  ['dataUriToString', pure((value) => fromDataUri(text(value)), 'string')],
]);

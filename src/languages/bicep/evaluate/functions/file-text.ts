import type { Buffer } from 'node:buffer';

/**
 * The text of a file's bytes as the compiler reads them: a byte order mark tells more than the encoding that the call names;
 * what is not valid becomes a replacement character
 * (https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-files#loadtextcontent).
 * @returns undefined for an encoding that there isn't
 */
export function textOfBytes(bytes: Buffer, encoding: string): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.toString('utf8', 3);
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) return swapped(bytes.subarray(2));
  switch (encoding.toLowerCase()) {
    case 'utf-8':
      return bytes.toString('utf8');
    case 'iso-8859-1':
      return bytes.toString('latin1');
    case 'us-ascii':
      return bytes.toString('latin1').replaceAll(/[\x80-\xff]/g, '?');
    case 'utf-16':
      return bytes.toString('utf16le');
    case 'utf-16be':
      return swapped(bytes);
    default:
      return undefined;
  }
}

function swapped(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return new TextDecoder('utf-16be').decode(even);
}

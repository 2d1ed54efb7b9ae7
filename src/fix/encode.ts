import { decode } from '../workspace/decode.ts';

/** The bytes of a text in the encoding that a file's bytes have, with their byte order mark. */
export function encodeLike(bytes: Buffer, text: string): Buffer {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe)
    return Buffer.concat([bytes.subarray(0, 2), Buffer.from(withoutMark(text), 'utf16le')]);
  if (first === 0xfe && second === 0xff) {
    return Buffer.concat([bytes.subarray(0, 2), Buffer.from(withoutMark(text), 'utf16le').swap16()]);
  }
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.concat([bytes.subarray(0, marked ? 3 : 0), Buffer.from(text, 'utf8')]);
}

/** The text of a file's bytes; null where they are none. */
export function textOfBytes(bytes: Buffer): string | null {
  const decoded = decode(bytes);
  return 'text' in decoded ? decoded.text : null;
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

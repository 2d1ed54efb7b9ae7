import { isUtf8 } from 'node:buffer';

export interface Unreadable {
  /** in a sentence */
  readonly problem: string;
  /** of the first byte that is no text, where the rest may be */
  readonly line?: number;
}

/**
 * The text of a file's bytes: UTF-8, or UTF-16 with a byte order mark (Windows PowerShell's `>` writes
 * requirements.txt so). The byte order mark is no part of the text.
 */
export function decode(bytes: Buffer): { readonly text: string } | Unreadable {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 'utf-16be');
  if (bytes.includes(0)) return { problem: 'this file is binary' };
  if (!isUtf8(bytes)) return { problem: 'this file is neither UTF-8 nor UTF-16 text', line: firstBadLine(bytes) };
  const start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  return { text: bytes.toString('utf8', start) };
}

/** The lines of a `.gitignore`: git takes any bytes, so that a line in another encoding is no reason to drop the others. */
export function ignoreText(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** How much of a file its head is. */
export const HEAD_BYTES = 2048;

/** The head of a file's bytes: its ASCII characters, in UTF-8 or UTF-16; of the others, something. */
export function headText(bytes: Buffer): string {
  return bytes.subarray(0, HEAD_BYTES).toString('latin1').replaceAll('\0', '');
}

/** No byte of a longer character is a line end, so lines can be looked at one by one. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end))) return line;
    start = end < 0 ? bytes.length : end + 1;
  }
  return line;
}

function decodeUtf16(bytes: Buffer, encoding: string): { readonly text: string } | Unreadable {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? { problem: 'this file is binary' } : { text };
  } catch {
    return { problem: 'this file is not valid UTF-16' };
  }
}

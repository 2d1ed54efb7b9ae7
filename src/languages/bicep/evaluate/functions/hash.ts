import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type BuiltIn, pure, text } from './built-in.ts';

const MASK = 0xffffffffn;
const NAMESPACE = Buffer.from('11fb06fb712d4ddd98c7e71bbd588830', 'hex');
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

function rotate(value: bigint, by: bigint): bigint {
  return ((value << by) | (value >> (32n - by))) & MASK;
}

function multiply(value: bigint, by: bigint): bigint {
  return (value * by) & MASK;
}

function finish(value: bigint): bigint {
  let mixed = multiply(value ^ (value >> 16n), 0x85ebca6bn);
  mixed = multiply(mixed ^ (mixed >> 13n), 0xc2b2ae35n);
  return mixed ^ (mixed >> 16n);
}

/** MurmurHash in its 64-bit form with two 32-bit lanes, seed 0: what `uniqueString()` is made of. */
function murmur64(bytes: Buffer): bigint {
  const [c1, c2] = [0x239b961bn, 0xab0e9789n];
  let [h1, h2] = [0n, 0n];
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    let k1 = BigInt(bytes.readUInt32LE(at));
    let k2 = BigInt(bytes.readUInt32LE(at + 4));
    k1 = multiply(rotate(multiply(k1, c1), 15n), c2);
    h1 = (multiply((rotate(h1 ^ k1, 19n) + h2) & MASK, 5n) + 0x561ccd1bn) & MASK;
    k2 = multiply(rotate(multiply(k2, c2), 17n), c1);
    h2 = (multiply((rotate(h2 ^ k2, 13n) + h1) & MASK, 5n) + 0x0bcaa747n) & MASK;
  }
  const rest = bytes.subarray(whole);
  if (rest.length > 4) h2 ^= multiply(rotate(multiply(littleEndian(rest.subarray(4)), c2), 17n), c1);
  if (rest.length > 0) h1 ^= multiply(rotate(multiply(littleEndian(rest.subarray(0, 4)), c1), 15n), c2);
  const length = BigInt(bytes.length);
  h1 ^= length;
  h2 ^= length;
  h1 = (h1 + h2) & MASK;
  h2 = (h2 + h1) & MASK;
  h1 = finish(h1);
  h2 = finish(h2);
  h1 = (h1 + h2) & MASK;
  h2 = (h2 + h1) & MASK;
  return (h2 << 32n) | h1;
}

function littleEndian(bytes: Buffer): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function uniqueString(parts: readonly string[]): string {
  let hash = murmur64(Buffer.from(parts.join('-'), 'utf8'));
  let letters = '';
  for (let at = 0; at < 13; at++) {
    letters += ALPHABET[Number(hash >> 59n)] ?? '';
    hash = (hash << 5n) & 0xffffffffffffffffn;
  }
  return letters;
}

/** A UUID of version 5 in ARM's namespace. */
function guid(parts: readonly string[]): string {
  const digest = createHash('sha1').update(NAMESPACE).update(parts.join('-'), 'utf8').digest();
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

export const hashFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['uniqueString', pure((...values) => uniqueString(values.map(text)), 'string')],
  ['guid', pure((...values) => guid(values.map(text)), 'string')],
]);

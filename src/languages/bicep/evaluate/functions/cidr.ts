import { record } from '../plain.ts';
import { type BuiltIn, pure, Refusal, small, text } from './built-in.ts';

interface Network {
  /** the address with its host bits */
  readonly address: bigint;
  readonly prefix: number;
  /** 32, or 128 for IPv6 */
  readonly bits: 32 | 128;
}

function parse(written: string): Network {
  const match = /^([^/]+?)(?:\/(\d{1,3}))?$/.exec(written.trim());
  const address = match ? parseAddress(match[1] ?? '') : undefined;
  if (!address) throw new Refusal(`'${written}' is not a network in CIDR form`);
  const prefix = match?.[2] === undefined ? classPrefix(address) : Number(match[2]);
  if (prefix > address.bits) throw new Refusal(`'${written}' is not a network in CIDR form`);
  return { ...address, prefix };
}

/** What an address without a prefix is taken for: its class (RFC 791), or half of an IPv6 address. */
function classPrefix({ address, bits }: Pick<Network, 'address' | 'bits'>): number {
  if (bits === 128) return 64;
  const first = address >> 24n;
  return first < 128n ? 8 : first < 192n ? 16 : 24;
}

function parseAddress(text: string): Pick<Network, 'address' | 'bits'> | undefined {
  if (!text.includes(':')) {
    const parts = text.split('.');
    if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
    return { address: parts.reduce((all, part) => (all << 8n) | BigInt(part), 0n), bits: 32 };
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = (half: string | undefined) => (half ? half.split(':') : []);
  const [head, tail] = [groups(halves[0]), groups(halves[1])];
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return { address: all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n), bits: 128 };
}

/** In its shortest form (RFC 5952). */
function show(address: bigint, bits: 32 | 128): string {
  const size = bits === 32 ? 8n : 16n;
  const parts: string[] = [];
  for (let shift = BigInt(bits) - size; shift >= 0n; shift -= size) {
    const part = (address >> shift) & ((1n << size) - 1n);
    parts.push(bits === 32 ? part.toString() : part.toString(16));
  }
  if (bits === 32) return parts.join('.');
  let longest = { start: 0, length: 1 };
  for (let start = 0; start < parts.length; start++) {
    let length = 0;
    while (parts[start + length] === '0') length++;
    if (length > longest.length) longest = { start, length };
  }
  if (longest.length < 2) return parts.join(':');
  return `${parts.slice(0, longest.start).join(':')}::${parts.slice(longest.start + longest.length).join(':')}`;
}

function mask({ prefix, bits }: Network): bigint {
  return ((1n << BigInt(bits)) - 1n) ^ ((1n << BigInt(bits - prefix)) - 1n);
}

function ends(network: Network): { readonly first: bigint; readonly last: bigint } {
  const first = network.address & mask(network);
  return { first, last: first + (1n << BigInt(network.bits - network.prefix)) - 1n };
}

/** An IPv4 network sets its first and its last address aside; of two or fewer, ARM names the first as both. */
function usableOf(network: Network): { readonly first: bigint; readonly last: bigint } {
  const { first, last } = ends(network);
  if (network.bits === 128) return { first, last };
  return last - first < 2n ? { first, last: first } : { first: first + 1n, last: last - 1n };
}

const parseCidr: BuiltIn = pure((value) => {
  const network = parse(text(value));
  const { bits, prefix } = network;
  const { first, last } = ends(network);
  const usable = usableOf(network);
  return record({
    network: show(first, bits),
    netmask: show(mask(network), bits),
    ...(bits === 32 ? { broadcast: show(last, bits) } : {}),
    firstUsable: show(usable.first, bits),
    lastUsable: show(usable.last, bits),
    cidr: prefix,
  });
}, 'object');

const cidrSubnet: BuiltIn = pure((value, size, position) => {
  const network = parse(text(value));
  const [prefix, index] = [small(size), small(position)];
  if (prefix < network.prefix || prefix > network.bits) throw new Refusal('the subnet is larger than its network');
  if (index < 0 || BigInt(index) >= 1n << BigInt(prefix - network.prefix)) throw new Refusal('there is no such subnet');
  const address = ends(network).first + (BigInt(index) << BigInt(network.bits - prefix));
  return `${show(address, network.bits)}/${prefix}`;
}, 'string');

const cidrHost: BuiltIn = pure((value, position) => {
  const network = parse(text(value));
  const index = small(position);
  const { first, last } = ends(network);
  const address = first + BigInt(index) + 1n;
  if (address < first || (network.bits === 32 ? address >= last : address > last))
    throw new Refusal('the network has no such host');
  return show(address, network.bits);
}, 'string');

export const cidrFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['parseCidr', parseCidr],
  ['cidrSubnet', cidrSubnet],
  ['cidrHost', cidrHost],
]);

/**
 * Whether Python's `ipaddress.ip_network(text)` takes a text; null where that can't be told (scopes, which only some
 * versions of Python read).
 * @param strict an address with bits beyond its mask is refused
 * https://docs.python.org/3/library/ipaddress.html#ipaddress.ip_network
 */
export function isNetwork(text: string, strict: boolean): boolean | null {
  if (text.includes('%')) return null;
  const [address = '', mask, ...more] = text.split('/');
  if (more.length > 0) return false;
  const four = ipv4(address);
  const fits = (value: bigint, bits: number, length: number | null): boolean =>
    length !== null && (!strict || (value & ((1n << BigInt(bits - length)) - 1n)) === 0n);
  if (four !== null) return fits(four, 32, mask === undefined ? 32 : (prefix(mask, 32) ?? maskLength(mask)));
  const six = ipv6(address);
  return six !== null && fits(six, 128, mask === undefined ? 128 : prefix(mask, 128));
}

/** The same for a single address, `ipaddress.ip_address(text)`. */
export function isAddress(text: string): boolean | null {
  if (text.includes('%')) return null;
  return ipv4(text) !== null || ipv6(text) !== null;
}

function prefix(text: string, most: number): number | null {
  return /^\d+$/.test(text) && Number(text) <= most ? Number(text) : null;
}

/** `255.255.0.0`, or its inverse `0.0.255.255`. */
function maskLength(text: string): number | null {
  const mask = ipv4(text);
  if (mask === null) return null;
  const all = (1n << 32n) - 1n;
  for (let length = 0; length <= 32; length++) {
    const host = (1n << BigInt(32 - length)) - 1n;
    if (mask === (all ^ host) || mask === host) return length;
  }
  return null;
}

function ipv4(text: string): bigint | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ipv6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const groups = halves.map(groupsOf);
  const [left, right] = groups;
  if (!left || right === null) return null;
  const count = left.length + (right?.length ?? 0);
  if (right === undefined ? count !== 8 : count > 7) return null;
  const zeros = Array.from({ length: 8 - count }, () => 0);
  return [...left, ...zeros, ...(right ?? [])].reduce((sum, group) => sum * 0x10000n + BigInt(group), 0n);
}

/** The 16-bit groups of one side of `::`; the last may be an IPv4 address. */
function groupsOf(text: string): readonly number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const four = at === parts.length - 1 && part.includes('.') ? ipv4(part) : null;
    if (four !== null) groups.push(Number(four >> 16n), Number(four & 0xffffn));
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

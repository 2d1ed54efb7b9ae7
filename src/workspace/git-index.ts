/**
 * The paths that a git checkout tracks, from its index: a `.gitignore` has no say over these.
 * https://git-scm.com/docs/index-format
 * @returns null for a form that isn't read: a split index, or none at all
 */
export function trackedPaths(index: Buffer): ReadonlySet<string> | null {
  if (index.length < HEADER || index.toString('latin1', 0, 4) !== 'DIRC') return null;
  const version = index.readUInt32BE(4);
  if (version < 2 || version > 4) return null;
  return pathsOf(index, version, SHA1) ?? pathsOf(index, version, SHA256);
}

const HEADER = 12;
const [SHA1, SHA256] = [20, 32];
/** Times, device, owner and size: an entry's bytes before its hash. */
const STAT = 40;
const MODE = 24;
const MODES: ReadonlySet<number> = new Set([0o100644, 0o100755, 0o120000, 0o160000, 0o040000]);
const EXTENDED = 0x4000;

/** Null where the entries are not of a hash of this length. */
function pathsOf(index: Buffer, version: number, hash: number): ReadonlySet<string> | null {
  const paths = new Set<string>();
  const count = index.readUInt32BE(8);
  let at = HEADER;
  let before: Buffer = Buffer.of();
  for (let entry = 0; entry < count; entry++) {
    const flags = at + STAT + hash;
    if (flags + 4 > index.length || !MODES.has(index.readUInt32BE(at + MODE))) return null;
    let from = flags + (version > 2 && (index.readUInt16BE(flags) & EXTENDED) !== 0 ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      const cut = variableWidth(index, from);
      kept = before.length - cut.value;
      from = cut.end;
    }
    const end = index.indexOf(0, from);
    if (end < 0 || kept < 0) return null;
    const name =
      kept === 0 ? index.subarray(from, end) : Buffer.concat([before.subarray(0, kept), index.subarray(from, end)]);
    paths.add(name.toString('utf8'));
    before = name;
    // up to version 3, one to eight zeros fill an entry up to a multiple of eight bytes
    at = version === 4 ? end + 1 : at + ((end - at + 8) & ~7);
  }
  return isSplit(index, at, hash) ? null : paths;
}

/** A number in seven bits a byte, each further byte adding one (as in a pack's offsets). */
function variableWidth(index: Buffer, start: number): { readonly value: number; readonly end: number } {
  let at = start;
  let byte = index[at++] ?? 0;
  let value = byte & 0x7f;
  while ((byte & 0x80) !== 0 && at < index.length) {
    byte = index[at++] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, end: at };
}

/** An extension `link` says that most entries stand in another file. */
function isSplit(index: Buffer, start: number, hash: number): boolean {
  let at = start;
  while (at + 8 <= index.length - hash) {
    if (index.toString('latin1', at, at + 4) === 'link') return true;
    at += 8 + index.readUInt32BE(at + 4);
  }
  return false;
}

import * as fs from 'node:fs';
import { isAbsolute, join } from 'node:path';

/** What V8 has compiled of the files of `dist/`, by their names there. */
export interface CompileCache {
  get(file: string): Buffer | undefined;
  /** Adds to what is kept. What can't be written is not kept, and nobody is told. */
  put(files: ReadonlyMap<string, Buffer>): void;
}

/** V8 reads its data where a pointer could stand; elsewhere it would have to copy it first. */
const ALIGNMENT = 8;
const KEPT_DAYS = 30;
/** With what a run that was ended may have left. */
const OWN_NAME = /\.bin(\.\d+)?$/;

/**
 * A file for each build and each Node, in the user's cache folder. V8 trusts what it has compiled, so the file is only read
 * where nobody else can have written it.
 * @param digest of the build
 * @returns null where there is no such folder
 */
export function compileCache(digest: string): CompileCache | null {
  const base = baseFolder();
  if (!base || !isAbsolute(base)) return null;
  const folder = join(base, 'gunicorn-plan-lint');
  const path = join(folder, `${digest}-${process.version}-${process.arch}.bin`);
  const kept = read();
  return { get: (file) => kept.get(file), put };

  function baseFolder(): string | undefined {
    const { env, platform } = process;
    if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME'];
    if (platform === 'win32') return env['LOCALAPPDATA'];
    const home = env['HOME'];
    if (!home) return undefined;
    return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
  }

  function read(): ReadonlyMap<string, Buffer> {
    let file: number | null = null;
    try {
      file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
      const { uid, mode, size } = fs.fstatSync(file);
      const own = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
      const bytes = Buffer.allocUnsafeSlow(size);
      return own && fs.readSync(file, bytes) === size ? unpacked(bytes) : new Map();
    } catch {
      return new Map();
    } finally {
      if (file !== null) fs.closeSync(file);
    }
  }

  function put(files: ReadonlyMap<string, Buffer>): void {
    const part = `${path}.${process.pid}`;
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
      fs.writeFileSync(part, packed(new Map([...kept, ...files])), { flag: 'wx', mode: 0o600 });
      fs.renameSync(part, path);
      for (const name of fs.readdirSync(folder)) removeOld(join(folder, name));
    } catch {
      remove(part);
    }
  }

  function remove(file: string): void {
    try {
      fs.rmSync(file, { force: true });
    } catch {
      // It is no file of ours, or it can't be reached: then it does no harm.
    }
  }

  function removeOld(other: string): void {
    const days = (Date.now() - fs.statSync(other).mtimeMs) / 86_400_000;
    if (OWN_NAME.test(other) && days > KEPT_DAYS) remove(other);
  }
}

/** The names and lengths as a line of JSON, then the data of each, all filled up to whole pointers. */
function packed(files: ReadonlyMap<string, Buffer>): Buffer {
  const names = Buffer.from(`${JSON.stringify([...files].map(([name, { length }]) => [name, length]))}\n`);
  return Buffer.concat([names, ...files.values()].flatMap((part) => [part, Buffer.alloc(padding(part.length))]));
}

function unpacked(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const line = bytes.indexOf(10) + 1;
  const names: unknown = JSON.parse(bytes.toString('utf8', 0, line));
  let at = line + padding(line);
  for (const [name, length] of names as readonly (readonly [string, number])[]) {
    files.set(name, bytes.subarray(at, at + length));
    at += length + padding(length);
  }
  return at === bytes.length ? files : new Map();
}

function padding(length: number): number {
  return (ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT;
}

import { closeSync, constants, fstatSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Source } from '../text/source.ts';
import { decode, HEAD_BYTES, headText, ignoreText, type Unreadable } from './decode.ts';
import { diskListing } from './disk.ts';
import { errorCode } from './error-code.ts';
import { trackedPaths } from './git-index.ts';
import { UsageError } from './usage-error.ts';
import { walk } from './walk.ts';
import type { Note, Workspace } from './workspace.ts';

/** Bounds for trees that nobody meant to be read: each one that is met leaves a note. */
export interface FolderLimits {
  /** files and folders together */
  readonly files: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly depth: number;
}

export interface FolderWorkspace extends Workspace {
  /** whether it is known which files git tracks: then a `.gitignore` leaves out none of these */
  readonly tracked: boolean;
  /** how many files were read so far, those that turned out not to be text included */
  readonly filesRead: number;
}

const MiB = 1024 * 1024;
const LIMITS: FolderLimits = { files: 50_000, fileBytes: 10 * MiB, totalBytes: 256 * MiB, depth: 50 };

/**
 * A folder on disk. It is listed once, now; files are read when first asked for, and only once.
 * @param checkout the git checkout that the folder is in
 * @throws UsageError where the root is missing or is no folder
 */
export function folderWorkspace(
  root: string,
  limits: Partial<FolderLimits> = {},
  checkout: string = root,
): FolderWorkspace {
  const bounds = { ...LIMITS, ...limits };
  const base = realFolder(root);
  const tracked = trackedBelow(base, realFolder(checkout), bounds.totalBytes);
  const listing = diskListing(
    base,
    (path) => {
      const read = readBytes(path, bounds.fileBytes);
      return 'data' in read ? ignoreText(read.data) : null;
    },
    tracked,
  );
  const tree = walk(listing, bounds);
  const files = [...tree.files.keys()].sort();
  const notes: Note[] = [...tree.notes];
  const sources = new Map<string, Source | null>();
  let filesRead = 0;
  let bytesRead = 0;

  function load(path: string, place: string): Source | null {
    if (bytesRead >= bounds.totalBytes) {
      notes.push({ file: path, message: `not read: ${size(bounds.totalBytes)} of files have been read already` });
      return null;
    }
    const read = readText(place, bounds.fileBytes);
    if ('bytes' in read) {
      filesRead++;
      bytesRead += read.bytes;
    }
    if ('text' in read) return new Source(path, read.text);
    notes.push({ file: path, message: read.problem, ...(read.line === undefined ? {} : { line: read.line }) });
    return null;
  }

  return {
    files,
    notes,
    get tracked() {
      return tracked() !== null;
    },
    get filesRead() {
      return filesRead;
    },
    has: (path) => tree.files.has(path),
    hasFolder: (path) => tree.folders.has(path),
    executable(path) {
      const place = tree.files.get(path);
      if (place === undefined || process.platform === 'win32') return null;
      try {
        return (statSync(place).mode & 0o111) !== 0;
      } catch {
        return null;
      }
    },
    head(path) {
      const place = tree.files.get(path);
      return place === undefined ? null : readHead(place);
    },
    bytes(path) {
      const place = tree.files.get(path);
      if (place === undefined || bytesRead >= bounds.totalBytes) return null;
      const read = readBytes(place, bounds.fileBytes);
      if (!('data' in read)) return null;
      bytesRead += read.data.length;
      return read.data;
    },
    read(path) {
      const known = sources.get(path);
      if (known !== undefined) return known;
      const place = tree.files.get(path);
      if (place === undefined) return null;
      const source = load(path, place);
      sources.set(path, source);
      return source;
    },
  };
}

function realFolder(root: string): string {
  let real: string;
  try {
    real = realpathSync(resolve(root));
  } catch (error) {
    throw new UsageError(`${root}: ${errorCode(error) === 'ENOENT' ? 'there is no such folder' : 'cannot be opened'}`);
  }
  if (!statSync(real).isDirectory()) throw new UsageError(`${root}: is a file; give the folder that holds it`);
  return real;
}

/** Of the files that a checkout's index names, those below a folder, by their path in it; read when it is first asked for. */
function trackedBelow(folder: string, checkout: string, limit: number): () => ReadonlySet<string> | null {
  let known: ReadonlySet<string> | null | undefined;
  return () => {
    if (known !== undefined) return known;
    const read = readBytes(join(checkout, '.git', 'index'), limit);
    const all = 'data' in read ? trackedPaths(read.data) : null;
    const prefix = relative(checkout, folder).split(sep).join('/');
    known =
      prefix === '' || all === null
        ? all
        : new Set([...all].flatMap((path) => (path.startsWith(`${prefix}/`) ? [path.slice(prefix.length + 1)] : [])));
    return known;
  };
}

type Read = { readonly bytes: number; readonly text: string } | ({ readonly bytes: number } & Unreadable) | Unreadable;

/** Opens without blocking and without following a link, so that a pipe or a link put in the file's place does no harm. */
function openFile(path: string): number {
  return openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
}

function readHead(path: string): string | null {
  let file: number;
  try {
    file = openFile(path);
  } catch {
    return null;
  }
  try {
    if (!fstatSync(file).isFile()) return null;
    const bytes = Buffer.alloc(HEAD_BYTES);
    return headText(bytes.subarray(0, readSync(file, bytes, 0, HEAD_BYTES, 0)));
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

function readText(path: string, limit: number): Read {
  const read = readBytes(path, limit);
  return 'data' in read ? { bytes: read.data.length, ...decode(read.data) } : read;
}

function readBytes(path: string, limit: number): { readonly data: Buffer } | { readonly problem: string } {
  let file: number;
  try {
    file = openFile(path);
  } catch (error) {
    return { problem: `this file cannot be read (${errorCode(error)})` };
  }
  try {
    const kind = fstatSync(file);
    if (!kind.isFile()) return { problem: 'this is no regular file and is not read' };
    if (kind.size > limit) return { problem: `this file is larger than ${size(limit)} and is not read` };
    const bytes = Buffer.allocUnsafe(kind.size);
    let length = 0;
    while (length < bytes.length) {
      const more = readSync(file, bytes, length, bytes.length - length, null);
      if (more === 0) break;
      length += more;
    }
    return { data: bytes.subarray(0, length) };
  } catch (error) {
    return { problem: `this file cannot be read (${errorCode(error)})` };
  } finally {
    closeSync(file);
  }
}

function size(bytes: number): string {
  return bytes >= MiB ? `${Math.round(bytes / MiB)} MiB` : `${bytes} bytes`;
}

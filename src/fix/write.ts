import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { errorCode } from '../workspace/error-code.ts';
import { encodeLike, textOfBytes } from './encode.ts';
import type { ChangedFile } from './fix.ts';

/** A file that was not written, and why. */
export interface Refused {
  readonly path: string;
  readonly why: string;
}

/**
 * Writes changed files: each as a whole or not at all, with its encoding, byte order mark and mode, and only where the folder
 * still holds the file that was read. Nothing is written through a link or outside of the folder.
 * @param root the folder that was checked
 */
export function writeFiles(root: string, files: readonly ChangedFile[]): readonly Refused[] {
  const base = realpathSync(root);
  return files.flatMap(({ before, after }) => {
    const why = writeFile(base, before.path, before.text, after);
    return why === null ? [] : [{ path: before.path, why }];
  });
}

/** @returns why the file was not written; null where it was */
function writeFile(base: string, path: string, before: string, after: string): string | null {
  const folder = realFolder(base, path);
  if (folder === null) return 'its folder is reached through a link that leads out of what was checked';
  const place = join(folder, basename(path));
  try {
    if (!lstatSync(place).isFile()) return 'it is a link, or no regular file';
    const original = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const { mode } = fstatSync(original);
      const bytes = readFileSync(original);
      if (textOfBytes(bytes) !== before) return 'it was changed while it was checked';
      replace(place, encodeLike(bytes, after), mode & 0o7777);
    } finally {
      closeSync(original);
    }
    return null;
  } catch (error) {
    return `it cannot be written (${errorCode(error)})`;
  }
}

/** The real folder of a file, if that is within the base. */
function realFolder(base: string, path: string): string | null {
  try {
    const folder = realpathSync(join(base, dirname(path)));
    const inside = relative(base, folder);
    return inside === '..' || inside.startsWith(`..${sep}`) || /^([A-Za-z]:|[\\/])/.test(inside) ? null : folder;
  } catch {
    return null;
  }
}

/** Writes beside the file and puts it in its place: whoever reads meanwhile sees the one or the other. */
function replace(place: string, bytes: Buffer, mode: number): void {
  const beside = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = openSync(
    beside,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0),
    0o600,
  );
  try {
    try {
      writeFileSync(file, bytes);
      fchmodSync(file, mode);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

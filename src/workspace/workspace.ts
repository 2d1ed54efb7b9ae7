import type { Source } from '../text/source.ts';

/** A read-only tree of files: a folder, or memory. Paths are relative, with forward slashes, and never leave the tree. */
export interface Workspace {
  /** every file that is not ignored, sorted by path */
  readonly files: readonly string[];
  /** what was left out, or could not be read, so far: one note each */
  readonly notes: readonly Note[];
  /** how many files were read so far */
  readonly filesRead: number;
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  /** the run bit; null where the tree doesn't tell (memory, Windows) */
  executable(path: string): boolean | null;
  /**
   * The first 2 KiB of a file, of which only the ASCII characters can be relied on: enough to tell what a file is without
   * reading it all. It counts as no reading and leaves no note. Where a workspace has none, files are read.
   */
  head?(path: string): string | null;
  /**
   * The bytes of a file, whatever they mean, for what reads more than text; null where there is none. It leaves no note. A
   * workspace without it holds text only.
   */
  bytes?(path: string): Buffer | null;
  /** The text of a file; null where there is none or it can't be read as text (then there is a note). */
  read(path: string): Source | null;
}

/** Something that was not read or not understood, in one sentence, at its place. Not a finding. */
export interface Note {
  readonly message: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** An absolute path in which nothing is to be resolved. */
const NORMAL = /^(?:\/[^./\\][^/\\]*)+$/;

/**
 * Resolves a path that a file writes against a folder of the workspace.
 * @returns the normalised path ('' is the root), or null where it leaves the workspace
 */
export function resolvePath(folder: string, path: string): string | null {
  if (NORMAL.test(path)) return path.slice(1);
  const steps: string[] = path.startsWith('/') ? [] : folder.split('/').filter((step) => step !== '' && step !== '.');
  for (const step of path.split(/[\\/]/)) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/');
}

/** The folder that a file stands in; '' for the root. */
export function folderOf(path: string): string {
  const at = path.lastIndexOf('/');
  return at < 0 ? '' : path.slice(0, at);
}

/** A path below a folder; either may be the root, ''. */
export function joinPath(folder: string, path: string): string {
  if (folder === '') return path;
  return path === '' ? folder : `${folder}/${path}`;
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

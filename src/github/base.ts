import { createHash } from 'node:crypto';
import { type LintOptions, lint } from '../lint.ts';
import type { Result } from '../result.ts';
import { type TreeFile, treeWorkspace } from '../workspace/tree.ts';
import type { Objects } from './git.ts';

/** More rounds than any chain of files that name each other has. */
const MOST_ROUNDS = 30;

/** The checkout that a commit is compared with. */
export interface Checkout {
  /** a `.gitignore` left files out of it: nobody knew which of them git tracks */
  readonly ignores: boolean;
  /** what is at hand without fetching, by path: most files are the same in both */
  readonly kept: (path: string) => Buffer | null;
}

/**
 * Checks a commit without checking it out: only the files that the check asks for are fetched, in as many rounds as it
 * finds new ones.
 * @param prefix the folder to check: `backend/`, or '' for the root
 * @param checkout what is checked out
 * @returns null where the commit's tree can't be had
 */
export async function lintCommit(
  commit: string,
  prefix: string,
  objects: Pick<Objects, 'tree' | 'blobs'>,
  { ignores, kept }: Checkout,
  options: LintOptions,
): Promise<Result | null> {
  const tree = await objects.tree(commit);
  if (tree === null) return null;
  const files = tree
    .filter(({ path }) => path.startsWith(prefix))
    .map((file) => ({ ...file, path: file.path.slice(prefix.length) }));
  const blobs = new Map<string, Buffer | null>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const wanted = new Map<string, TreeFile>();
    const workspace = treeWorkspace(files, ignores, (file) => {
      const known = blobs.get(file.blob);
      if (known === undefined) wanted.set(file.blob, file);
      return known ?? null;
    });
    const result = await lint(workspace, options);
    if (wanted.size === 0) return result;
    await fill(blobs, [...wanted.values()], objects, kept);
  }
  return null;
}

async function fill(
  blobs: Map<string, Buffer | null>,
  wanted: readonly TreeFile[],
  objects: Pick<Objects, 'blobs'>,
  kept: (path: string) => Buffer | null,
): Promise<void> {
  const missing: string[] = [];
  for (const { path, blob } of wanted) {
    const own = kept(path);
    if (own && blobName(own, blob.length) === blob) blobs.set(blob, own);
    else missing.push(blob);
  }
  if (missing.length === 0) return;
  const fetched = await objects.blobs(missing);
  for (const blob of missing) blobs.set(blob, fetched.get(blob) ?? null);
}

/** git's name for a content (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects), by SHA-1 or SHA-256 as its length says. */
export function blobName(bytes: Buffer, length: number): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

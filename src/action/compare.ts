import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintCommit } from '../github/base.ts';
import type { Objects } from '../github/git.ts';
import type { Occasion } from '../github/occasion.ts';
import type { LintOptions } from '../lint.ts';
import { type Changes, changesOf } from '../report/changes.ts';
import type { Result } from '../result.ts';
import type { CheckedFolder } from './folder.ts';
import { refusedWhy } from './refused.ts';

/** What is different from before, or why that isn't known. */
export type Comparison =
  | { readonly changes: Changes; readonly noBase: null }
  | { readonly changes: null; readonly noBase: string };

export interface CompareInput {
  readonly occasion: Occasion;
  readonly folder: CheckedFolder;
  /** a `.gitignore` left files out of it: nobody knew which of them git tracks */
  readonly ignores: boolean;
  /** the commit that is checked out, as GitHub says it */
  readonly sha: string;
  readonly options: LintOptions;
  readonly objects: Objects;
}

/** Checks the commit before the change by the same means, and compares. */
export async function compare(head: Result, input: CompareInput): Promise<Comparison> {
  const { occasion, folder, options, objects, ignores } = input;
  if (occasion.base === null) return { changes: null, noBase: occasion.noBase };
  try {
    const base = await baseCommit(occasion.base, input);
    const kept = (path: string): Buffer | null => bytesOf(join(folder.path, path));
    const before = await lintCommit(base, folder.prefix, objects, { ignores, kept }, options);
    return before
      ? { changes: changesOf(before, head), noBase: null }
      : { changes: null, noBase: `the commit before the change, ${base.slice(0, 10)}, can't be had` };
  } catch (error) {
    return { changes: null, noBase: `the commit before the change can't be had: ${refusedWhy(error)}` };
  }
}

/**
 * The commit that the checkout differs from by the change alone: of a merge that GitHub made for the pull request, its first
 * parent; else where the two histories part.
 */
async function baseCommit(base: string, { occasion, sha, objects }: CompareInput): Promise<string> {
  const { pullRequest, event } = occasion;
  if (!pullRequest) return base;
  if (event === 'pull_request') {
    const parents = await orNull(objects.parents(sha));
    if (parents?.length === 2 && parents[0] && parents[1] === pullRequest.head) return parents[0];
  }
  return (await orNull(objects.mergeBase(base, pullRequest.head))) ?? base;
}

function orNull<T>(answer: Promise<T | null>): Promise<T | null> {
  return answer.catch(() => null);
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

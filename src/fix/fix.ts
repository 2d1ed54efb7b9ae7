import type { Result } from '../result.ts';
import type { Finding } from '../rules/rule.ts';
import type { Source } from '../text/source.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { compatible, edited } from './apply-edits.ts';
import { isBetter } from './better.ts';
import { type Candidate, candidatesOf, type Left, type Level } from './candidates.ts';
import { overlay } from './overlay.ts';

/** A file with the text that mends its findings. Nothing is written. */
export interface ChangedFile {
  readonly before: Source;
  readonly after: string;
}

export interface Fixed {
  readonly files: readonly ChangedFile[];
  readonly made: readonly Finding[];
  readonly left: readonly Left[];
  /** of the workspace as it is with the changes */
  readonly result: Result;
}

/** Runs that are spent on finding out what an edit does. */
const MOST_RUNS = 60;

/**
 * Makes the edits of findings, as far as they do what they are made for: after each step everything is checked again, and a
 * step that doesn't make it better is not taken. What is left would not be taken by another call either.
 * @param check what checks a workspace, with the options of the first run
 * @param wanted which findings' edits are to be tried; else all
 */
export async function fix(
  workspace: Workspace,
  first: Result,
  level: Level,
  check: (workspace: Workspace) => Promise<Result>,
  wanted: (finding: Finding) => boolean = () => true,
): Promise<Fixed> {
  let texts: ReadonlyMap<string, string> = new Map();
  let result = first;
  let runs = 0;
  const made: Finding[] = [];

  /** Takes a step where it is a good one. */
  async function take(step: readonly Candidate[]): Promise<boolean> {
    runs++;
    const changed = new Map([...texts, ...edited(step.map(({ replacement }) => replacement))]);
    const mended = step.map(({ finding }) => finding);
    const after = await check(overlay(workspace, changed));
    if (!isBetter(result, after, mended)) return false;
    texts = changed;
    result = after;
    made.push(...mended);
    return true;
  }

  async function step(candidates: readonly Candidate[]): Promise<boolean> {
    const together = compatible(candidates);
    if (together.length > 1 && (await take(together))) return true;
    for (const candidate of candidates) {
      if (runs >= MOST_RUNS) return false;
      if (await take([candidate])) return true;
    }
    return false;
  }

  for (;;) {
    const { candidates: all, left } = await candidatesOf(result, level);
    const candidates = all.filter(({ finding }) => wanted(finding));
    if (candidates.length > 0 && (await step(candidates))) continue;
    const failed = candidates.map(({ finding }) => ({
      finding,
      why: 'something else would be wrong then',
      unsafe: false,
    }));
    return { files: filesOf(workspace, texts), made, left: [...failed, ...left], result };
  }
}

function filesOf(workspace: Workspace, texts: ReadonlyMap<string, string>): readonly ChangedFile[] {
  return [...texts].flatMap(([path, after]) => {
    const before = workspace.read(path);
    return before && before.text !== after ? [{ before, after }] : [];
  });
}

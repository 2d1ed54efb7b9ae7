import { type Fixed, fix } from '../fix/fix.ts';
import { writeFiles } from '../fix/write.ts';
import { cleanOneLine } from '../report/clean.ts';
import { diffReport } from '../report/diff.ts';
import { count } from '../report/phrase.ts';
import type { Result } from '../result.ts';
import type { Finding } from '../rules/rule.ts';
import { placeName } from '../text/source.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { folderPath, prefixOf } from './folder.ts';
import type { Given } from './request.ts';
import type { Shell } from './shell.ts';

/** What was changed, and what is found then. */
export interface Mended {
  readonly result: Result;
  /** in sentences, for the terminal */
  readonly said: string;
}

/**
 * Makes the edits of findings, or, with `--diff`, prints them.
 * @returns null where they were only printed
 */
export async function mend(
  workspace: Workspace,
  first: Result,
  path: string | null,
  options: Given,
  shell: Shell,
  check: (workspace: Workspace) => Promise<Result>,
): Promise<Mended | null> {
  const level = options.values.get('fix')?.[0] === 'unsafe' ? 'unsafe' : 'safe';
  const fixed = await fix(workspace, first, level, check);
  const prefix = prefixOf(path, shell);
  if (options.switches.has('diff')) {
    shell.print(diffReport(fixed.files, first, fixed.result, prefix));
    return null;
  }
  const refused = writeFiles(folderPath(path ?? '.', shell), fixed.files);
  const lines = [
    ...refused.map(({ path: file, why }) => `not written: ${prefix}${cleanOneLine(file)}: ${why}`),
    ...saidOf(fixed, new Set(refused.map((one) => one.path)), prefix),
  ];
  const result = refused.length > 0 ? first : fixed.result;
  return { result, said: lines.length > 0 ? `${lines.join('\n')}\n\n` : '' };
}

function saidOf({ made, left, files }: Fixed, refused: ReadonlySet<string>, prefix: string): readonly string[] {
  const written = files.filter(({ before }) => !refused.has(before.path));
  const mended = made.filter(({ at }) => !refused.has(at.source.path));
  const unsafe = left.filter((one) => one.unsafe);
  return [
    ...(mended.length > 0 ? [`fixed: ${count(mended.length, 'finding')} in ${count(written.length, 'file')}`] : []),
    ...left
      .filter((one) => !one.unsafe)
      .map(({ finding, why }) => `not fixed: ${prefix}${place(finding)} ${finding.rule}: ${cleanOneLine(why)}`),
    ...(unsafe.length > 0 ? [`${count(unsafe.length, 'more edit')} with --fix=unsafe`] : []),
  ];
}

function place({ at }: Finding): string {
  return cleanOneLine(placeName(at));
}

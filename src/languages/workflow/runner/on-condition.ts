import { TracedText } from '../../../text/traced.ts';
import type { Workspace } from '../../../workspace/workspace.ts';
import { filesIn } from './exclusions.ts';
import type { RunnerFiles } from './files.ts';
import { isFile, joinPath, type Tree, within, writtenFile } from './tree.ts';

/** Of more files than these that a command may have replaced, only their folder is said to be unknown. */
const MOST_REPLACED = 100;

/**
 * The runner's disk after a command that ran only on a condition: a file that it put in the place of another is the one
 * or the other. What was not there before counts as put there: whatever reads it runs on the same condition.
 */
export function onCondition(before: RunnerFiles, after: RunnerFiles): RunnerFiles {
  if (after === before) return before;
  let files = after;
  for (const [path, tree] of after.folders) {
    const old = before.folders.get(path) === tree ? null : before.tree(path);
    if (old === null) continue;
    const replaced = replacedFiles(old, tree, before.workspace);
    if (replaced.length > MOST_REPLACED) files = files.doubted(path, REASON);
    else
      for (const inside of replaced)
        files = files.replaced(joinPath(path, inside), writtenFile(TracedText.hole({ reason: REASON }, null)));
  }
  return files;
}

const REASON = 'a step puts another file in its place on a condition';

/** The files, by their paths in both trees, which are other ones than before. */
function replacedFiles(before: Tree, after: Tree, workspace: Workspace): readonly string[] {
  const layers = after.layers.filter(
    ({ at, from, text }) =>
      (text || from !== null) && !before.layers.some((old) => old.at === at && old.from === from && old.text === text),
  );
  const paths = filesIn({ layers, reason: null }, workspace);
  return [...new Set(paths)].filter((path) => {
    const [old, now] = [within(before, path, workspace), within(after, path, workspace)];
    if (!old || !now || !isFile(old, workspace)) return false;
    const [one, other] = [old.layers[0], now.layers[0]];
    return one?.from !== other?.from || one?.text !== other?.text;
  });
}

import { eitherText } from '../../../text/either-text.ts';
import { TracedText } from '../../../text/traced.ts';
import { joinPath, type Workspace } from '../../../workspace/workspace.ts';
import { AZD_VALUES } from './azd-environment.ts';
import { textAt } from './changes.ts';
import { filesIn } from './exclusions.ts';
import type { RunnerFiles } from './files.ts';
import { isFile, type Tree, within, writtenFile } from './tree.ts';

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
    // a variable that is set only if there is a value for it counts as set
    if (old === null || path === AZD_VALUES) continue;
    const replaced = replacedFiles(old, tree, before.workspace);
    if (replaced.length > MOST_REPLACED) files = files.doubted(path, REASON);
    else
      for (const inside of replaced)
        files = files.replaced(joinPath(path, inside), writtenFile(either(before, after, joinPath(path, inside))));
  }
  return files;
}

const REASON = 'a step puts another file in its place on a condition';

function either(before: RunnerFiles, after: RunnerFiles, place: string): TracedText {
  const [one, other] = [textAt(before, place), textAt(after, place)];
  return one && other ? eitherText(one, other, { reason: REASON }) : TracedText.hole({ reason: REASON }, null);
}

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

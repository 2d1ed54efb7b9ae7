import { TracedText } from '../../../text/traced.ts';
import type { Call, FileChange } from '../../shell/world.ts';
import { RUNNER_TEMP, type RunnerFiles, runnerPath } from './files.ts';
import { isFile, NOTHING, REMOVED, writtenFile } from './tree.ts';

/**
 * The runner's disk after a script has written or removed a file. What it does only on a condition leaves what the file holds
 * unknown.
 * @param sure the script itself is sure to run
 */
export function applyChange(files: RunnerFiles, { path, text, condition }: FileChange, sure: boolean): RunnerFiles {
  if (path.startsWith(`${RUNNER_TEMP}/_runner_file_commands/`)) return files;
  const certain = sure && condition === null;
  if (certain && text === null) return files.tree(path) ? files.replaced(path, REMOVED) : files.without(path);
  if (certain && text !== null) return files.replaced(path, writtenFile(text));
  if (files.archive(path) || (text === null && !isFile(files.tree(path) ?? NOTHING, files.workspace))) return files;
  const reason = `a step ${text === null ? 'removes' : 'writes'} it on a condition`;
  return files.replaced(path, writtenFile(TracedText.hole({ reason }, text?.spanOf() ?? null)));
}

/** `curl -o startup.sh https://…`, `wget -O gunicorn.conf.py …`: what comes from an address isn't known. */
export function fetchedFile(
  files: RunnerFiles,
  words: readonly string[],
  { cwd, span }: Call,
  shown: string,
): RunnerFiles {
  const target = words.findIndex((word) => /^(-[a-zA-Z]*[oO]|--output(-document)?)$/.test(word));
  const name = target < 0 ? undefined : words[target + 1];
  if (name === undefined || /^(-|\/dev\/|https?:)/.test(name)) return files;
  const text = TracedText.hole({ reason: `\`${shown}\` fetches it` }, span);
  return files.replaced(runnerPath(cwd, name), writtenFile(text));
}

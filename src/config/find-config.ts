import type { Rule } from '../rules/rule.ts';
import type { Source } from '../text/source.ts';
import { UsageError } from '../workspace/usage-error.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { UsedConfig } from './use-config.ts';

export const CONFIG_NAMES: readonly string[] = ['.gunicorn-plan-lint.yml', '.gunicorn-plan-lint.yaml'];

/**
 * The config file that was given, else the one in the root; null for the normal case, which loads nothing.
 * @throws UsageError where it can't be read or something in it is wrong
 */
export async function findConfig(
  workspace: Workspace,
  given: Source | undefined,
  rules: readonly Rule[],
): Promise<UsedConfig | null> {
  const source = given ?? ownConfig(workspace);
  return source === null ? null : (await import('./use-config.ts')).useConfig(source, rules);
}

function ownConfig(workspace: Workspace): Source | null {
  const [path, other] = CONFIG_NAMES.filter((name) => workspace.has(name));
  if (path === undefined) return null;
  if (other !== undefined) throw new UsageError(`There are two config files, ${path} and ${other}: keep one.`);
  const source = workspace.read(path);
  if (source) return source;
  const note = workspace.notes.find(({ file }) => file === path);
  if (note) throw new UsageError(`${path}: ${note.message}`);
  // A commit whose files are still being fetched: it will be asked again.
  return null;
}

import { DECIDING_SETTINGS } from '../appservice/environment.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Where people write app settings down, or say which there are: not the app's code, which is run for what it asks for. */
const LISTS_SETTINGS =
  /(?:^|[/.])env(?:[.-][^/]*)?$|\.(?:ya?ml|json|bicep(?:param)?|sh|bash|ps1|psm1|bat|cmd|md|txt|toml)$/i;
const MOST_FILES = 500;

/**
 * The settings by which App Service's script and gunicorn are told how many workers to start, of those that any file of
 * the repository names: where a site has settings that can't be seen, one of these may be among them. One that nothing in
 * the repository names isn't: who sets it says so somewhere.
 */
export function namedSettings(workspace: Workspace): ReadonlySet<string> {
  const known = NAMED.get(workspace);
  if (known) return known;
  const files = workspace.files.filter((path) => LISTS_SETTINGS.test(path));
  const named = new Set<string>(files.length > MOST_FILES ? DECIDING_SETTINGS : []);
  for (const path of files.slice(0, MOST_FILES)) {
    const text = workspace.read(path)?.text ?? '';
    for (const name of DECIDING_SETTINGS) if (text.includes(name)) named.add(name);
  }
  NAMED.set(workspace, named);
  return named;
}

const NAMED = new WeakMap<Workspace, ReadonlySet<string>>();

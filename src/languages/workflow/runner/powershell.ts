import type { PowerShellCommand } from '../../powershell/commands.ts';
import { parametersOf } from '../../powershell/parameters.ts';
import { type RunnerFiles, runnerPath } from './files.ts';
import { NOTHING, put } from './tree.ts';

/** The runner's disk after a command of PowerShell: archives are followed. */
export function afterCommand(files: RunnerFiles, { name, words }: PowerShellCommand, cwd: string): RunnerFiles {
  if (name.toLowerCase() !== 'compress-archive') return files;
  const parameters = parametersOf(words);
  const path = (parameter: string): string | null => {
    const word = parameters.get(parameter);
    return word?.kind === 'text' && word.text.known ? word.text.string.replaceAll('\\', '/') : null;
  };
  const [source, target] = [path('path'), path('destinationpath')];
  if (source === null || target === null) return files;
  const whole = /\/\*$|^\*$/.test(source);
  const folder = runnerPath(cwd, whole ? source.replace(/\/?\*$/, '') : source);
  const tree = files.tree(folder);
  const at = whole || folder === cwd ? '' : folder.slice(folder.lastIndexOf('/') + 1);
  return files.withArchive(runnerPath(cwd, target), tree ? put(NOTHING, at, tree) : NOTHING);
}

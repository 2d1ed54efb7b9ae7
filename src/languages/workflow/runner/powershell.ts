import { nameOf } from '../../../workspace/workspace.ts';
import type { PowerShellCommand } from '../../powershell/commands.ts';
import { parametersOf } from '../../powershell/parameters.ts';
import type { Table, Word } from '../../powershell/words.ts';
import { applyCall } from './commands.ts';
import { type RunnerFiles, runnerPath } from './files.ts';
import { joinPath, NOTHING, put } from './tree.ts';

/** The runner's disk after a command of PowerShell: copies and archives are followed, other programs may write anything. */
export function afterCommand(files: RunnerFiles, command: PowerShellCommand, cwd: string): RunnerFiles {
  const parameters = parametersOf(command.words);
  switch (command.name.toLowerCase()) {
    case 'compress-archive':
      return compressed(files, parameters, cwd);
    case 'expand-archive':
      return expanded(files, parameters, cwd);
    case 'copy-item':
    case 'copy':
    case 'cp':
    case 'move-item':
      return copied(files, command, parameters, cwd);
    case 'out-file':
    case 'set-content':
    case 'add-content': {
      const path = pathOf(parameters.get('filepath') ?? parameters.get('path') ?? command.words[0]);
      return path !== null && DECIDES.test(path) ? doubted(files, command, path, cwd) : files;
    }
  }
  const program = command.name.toLowerCase().replace(/\.(exe|cmd)$/, '');
  if (!PROGRAMS.has(program)) return files;
  const argv = command.words.flatMap((word) => (word.kind === 'text' ? [word.text] : []));
  const call = { program, argv, cwd, environment: new Map(), background: false, redirected: false };
  return applyCall(files, { ...call, condition: null, span: null });
}

/** Files that decide what an app is and how it starts. */
const DECIDES = /(\.py|\.sh|(^|\/)(requirements[^/]*|startup)\.txt|(^|\/)pyproject\.toml)$/i;

/** Programs that build something, or put files somewhere. */
const PROGRAMS: ReadonlySet<string> = new Set(
  'azd npm npx yarn pnpm node python python3 py dotnet zip unzip tar git robocopy xcopy 7z make poetry uv'.split(' '),
);

function pathOf(word: Word | undefined): string | null {
  return word?.kind === 'text' && word.text.known ? word.text.string.replaceAll('\\', '/') : null;
}

/** `src/*` stands for all that the folder holds. */
function everything(path: string): string | null {
  return /(^|\/)\*$/.test(path) ? path.replace(/\/?\*$/, '') : null;
}

function compressed(files: RunnerFiles, parameters: Table, cwd: string): RunnerFiles {
  const [source, target] = [pathOf(parameters.get('path')), pathOf(parameters.get('destinationpath'))];
  if (source === null || target === null) return files;
  const whole = everything(source);
  const folder = runnerPath(cwd, whole ?? source);
  const tree = files.tree(folder);
  const at = whole !== null || folder === cwd ? '' : nameOf(folder);
  return files.withArchive(runnerPath(cwd, target), tree ? put(NOTHING, at, tree) : NOTHING);
}

function expanded(files: RunnerFiles, parameters: Table, cwd: string): RunnerFiles {
  const [source, target] = [pathOf(parameters.get('path')), pathOf(parameters.get('destinationpath'))];
  const folder = runnerPath(cwd, target ?? '');
  const tree = source === null ? null : files.archive(runnerPath(cwd, source));
  return tree ? files.with(folder, tree) : files.doubted(folder, 'what an archive holds is not known');
}

function copied(files: RunnerFiles, command: PowerShellCommand, parameters: Table, cwd: string): RunnerFiles {
  const plain = command.words.filter(
    (word) => word.kind !== 'text' || word.quoted || !word.text.string.startsWith('-'),
  );
  const source = pathOf(parameters.get('path') ?? plain[0]);
  const target = pathOf(parameters.get('destination') ?? plain[1]);
  if (target === null) return files;
  const to = runnerPath(cwd, target);
  const from = source === null ? null : runnerPath(cwd, everything(source) ?? source);
  const tree = from === null ? null : files.tree(from);
  if (source === null || from === null || !tree) return doubted(files, command, target, cwd);
  const named = everything(source) === null && files.tree(to) !== null && nameOf(to) !== nameOf(from);
  return files.with(named ? joinPath(to, nameOf(from)) : to, tree);
}

function doubted(files: RunnerFiles, { name }: PowerShellCommand, path: string | null, cwd: string): RunnerFiles {
  const place = path === null ? cwd : runnerPath(cwd, path);
  const folder = path === null || files.tree(place) !== null ? place : place.slice(0, place.lastIndexOf('/'));
  return files.doubted(folder, `what \`${name}\` puts there is not known`);
}

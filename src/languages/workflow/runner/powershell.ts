import { pathText } from '../../../text/path-text.ts';
import { TracedText } from '../../../text/traced.ts';
import { nameOf } from '../../../workspace/workspace.ts';
import type { PowerShellCommand } from '../../powershell/commands.ts';
import { boundParameters, type Declared } from '../../powershell/parameters.ts';
import type { Table, Word } from '../../powershell/words.ts';
import { applyChange } from './changes.ts';
import { applyCall } from './commands.ts';
import { type RunnerFiles, runnerPath } from './files.ts';
import { isPattern, expanded as matching } from './globs.ts';
import { onCondition } from './on-condition.ts';
import { joinPath, NOTHING, put, type Tree } from './tree.ts';

/**
 * The runner's disk after a command of PowerShell: copies and archives are followed, other programs may write anything.
 * @param sure it is sure to run
 */
export function afterCommand(files: RunnerFiles, command: PowerShellCommand, cwd: string, sure: boolean): RunnerFiles {
  const after = afterKnown(files, command, cwd, sure);
  return sure ? after : onCondition(files, after);
}

function afterKnown(files: RunnerFiles, command: PowerShellCommand, cwd: string, sure: boolean): RunnerFiles {
  const name = command.name.toLowerCase();
  switch (name) {
    case 'compress-archive':
      return compressed(files, given(command, ['path', 'destinationpath']), cwd);
    case 'expand-archive':
      return unpacked(files, given(command, ['path', 'destinationpath']), cwd);
    case 'copy-item':
    case 'copy':
    case 'cp':
    case 'move-item':
    case 'move':
    case 'mv':
      return copied(files, command, /^m/.test(name), cwd);
    case 'remove-item':
    case 'rm':
    case 'del':
      return removed(files, command, cwd, sure);
    case 'new-item':
    case 'mkdir':
    case 'md':
      return made(files, command, cwd);
    case 'set-content':
    case 'add-content':
    case 'out-file':
      return written(files, command, cwd, sure);
  }
  const program = name.replace(/\.(exe|cmd)$/, '');
  if (!PROGRAMS.has(program)) return files;
  const argv = command.words.flatMap((word) => (word.kind === 'text' ? [word.text] : []));
  const call = { program, argv, cwd, environment: new Map(), background: false, redirected: false };
  return applyCall(files, { ...call, condition: null, span: null });
}

/** Programs that build something, or put files somewhere. */
const PROGRAMS: ReadonlySet<string> = new Set(
  'azd npm npx yarn pnpm node python python3 py dotnet zip unzip tar git robocopy xcopy 7z make poetry uv'.split(' '),
);

const SWITCHES = 'recurse force container passthru update append nonewline verbose confirm whatif'.split(' ');

/** What a command is given for its parameters, of which the first are those that need no name. */
function given({ words }: PowerShellCommand, places: readonly string[]): Table {
  const declared = [
    ...places.map((name): Declared => ({ name, isSwitch: false, default: null })),
    ...SWITCHES.map((name): Declared => ({ name, isSwitch: true, default: null })),
  ];
  return boundParameters(words, declared);
}

/** The paths that a word stands for, with the names of a list or a pattern one by one; null where one isn't known. */
function pathsOf(files: RunnerFiles, word: Word | undefined, cwd: string): readonly string[] | null {
  if (word?.kind === 'list') {
    const each = word.items.map((item) => pathsOf(files, item, cwd));
    return each.every((paths) => paths !== null) ? each.flat() : null;
  }
  const path = pathOf(word);
  if (path === null) return null;
  return isPattern(path) && everything(path) === null ? matching(files, path, cwd) : [path];
}

function pathOf(word: Word | undefined): string | null {
  return word?.kind === 'text' ? (pathText(word.text)?.replaceAll('\\', '/') ?? null) : null;
}

/** `src/*` stands for all that the folder holds. */
function everything(path: string): string | null {
  return /(^|\/)\*(\.\*)?$/.test(path) ? path.replace(/\/?\*(\.\*)?$/, '') : null;
}

function compressed(files: RunnerFiles, parameters: Table, cwd: string): RunnerFiles {
  const target = pathOf(parameters.get('destinationpath'));
  if (target === null) return files;
  const sources = pathsOf(files, parameters.get('path') ?? parameters.get('literalpath'), cwd);
  const before = parameters.has('update') ? files.archive(runnerPath(cwd, target)) : null;
  const whole = sources?.reduce<Tree>((tree, source) => {
    const all = everything(source);
    const folder = runnerPath(cwd, all ?? source);
    const own = files.tree(folder);
    return own ? put(tree, all !== null || folder === cwd ? '' : nameOf(folder), own) : tree;
  }, before ?? NOTHING);
  return files.withArchive(runnerPath(cwd, target), whole ?? { layers: [], reason: 'what is packed is not known' });
}

function unpacked(files: RunnerFiles, parameters: Table, cwd: string): RunnerFiles {
  const [source, target] = [pathOf(parameters.get('path')), pathOf(parameters.get('destinationpath'))];
  const folder = runnerPath(cwd, target ?? '');
  const tree = source === null ? null : files.archive(runnerPath(cwd, source));
  return tree ? files.with(folder, tree) : files.doubted(folder, 'what an archive holds is not known');
}

/** A folder is copied into one that is there, and becomes one that isn't. */
function copied(files: RunnerFiles, command: PowerShellCommand, moves: boolean, cwd: string): RunnerFiles {
  const parameters = given(command, ['path', 'destination']);
  const target = pathOf(parameters.get('destination'));
  if (target === null) return files;
  const to = runnerPath(cwd, target);
  const sources = pathsOf(files, parameters.get('path') ?? parameters.get('literalpath'), cwd);
  if (sources === null) return doubted(files, command, target, cwd);
  let changed = files;
  for (const source of sources) {
    const from = runnerPath(cwd, everything(source) ?? source);
    const tree = changed.tree(from);
    if (!tree) {
      changed = doubted(changed, command, target, cwd);
      continue;
    }
    const within = everything(source) === null && (changed.isFolder(to) || /[\\/]$/.test(target));
    changed = changed.with(within ? joinPath(to, nameOf(from)) : to, tree);
    if (moves) changed = changed.without(from);
  }
  return changed;
}

function removed(files: RunnerFiles, command: PowerShellCommand, cwd: string, sure: boolean): RunnerFiles {
  const paths = pathsOf(files, given(command, ['path']).get('path'), cwd) ?? [];
  return paths
    .filter((path) => everything(path) === null)
    .reduce(
      (changed, path) => applyChange(changed, { path: runnerPath(cwd, path), text: null, condition: null }, sure),
      files,
    );
}

/** `New-Item -ItemType Directory -Path build` */
function made(files: RunnerFiles, command: PowerShellCommand, cwd: string): RunnerFiles {
  const parameters = given(command, ['path']);
  const path = pathOf(parameters.get('path'));
  const type = pathOf(parameters.get('itemtype'));
  const isFolder = command.name.toLowerCase() !== 'new-item' || /^d/i.test(type ?? '');
  return path !== null && isFolder ? files.withFolder(runnerPath(cwd, path)) : files;
}

/** `Set-Content -Path startup.sh -Value '…'`, `'…' | Out-File startup.sh` */
function written(files: RunnerFiles, command: PowerShellCommand, cwd: string, sure: boolean): RunnerFiles {
  const parameters = given(command, command.name.toLowerCase() === 'out-file' ? ['filepath'] : ['path', 'value']);
  const path = pathOf(parameters.get('filepath') ?? parameters.get('path'));
  if (path === null) return files;
  const value = parameters.get('value') ?? parameters.get('inputobject');
  const place = runnerPath(cwd, path);
  const appends = /^add-/i.test(command.name) || parameters.has('append');
  if (value?.kind === 'text' && !appends) {
    const text = value.text.concat(TracedText.of(parameters.has('nonewline') ? '' : '\n'));
    return applyChange(files, { path: place, text, condition: null }, sure);
  }
  return DECIDES.test(path) ? doubted(files, command, path, cwd) : files;
}

/** Files that decide what an app is and how it starts. */
const DECIDES = /(\.py|\.sh|(^|\/)(requirements[^/]*|startup)\.txt|(^|\/)pyproject\.toml)$/i;

function doubted(files: RunnerFiles, { name }: PowerShellCommand, path: string, cwd: string): RunnerFiles {
  const place = runnerPath(cwd, path);
  const folder = files.tree(place) === null ? place.slice(0, place.lastIndexOf('/')) : place;
  return files.doubted(folder, `what \`${name}\` puts there is not known`);
}

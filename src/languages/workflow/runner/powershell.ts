import { TracedText } from '../../../text/traced.ts';
import { joinPath, nameOf } from '../../../workspace/workspace.ts';
import type { PowerShellCommand } from '../../powershell/commands.ts';
import type { Table, Word } from '../../powershell/words.ts';
import { packed } from './archives.ts';
import { applyChange, textAt } from './changes.ts';
import { applyCall } from './commands.ts';
import { runnerContainer } from './container.ts';
import { type RunnerFiles, runnerPath, shownPath } from './files.ts';
import { isPattern, expanded as matching } from './globs.ts';
import { onCondition } from './on-condition.ts';
import { given, pathOf, type WrittenText, writtenText } from './powershell-parameters.ts';
import { NOTHING, REMOVED, type Tree } from './tree.ts';

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
    case 'mkdir':
    case 'md':
      return made(files, command, cwd);
    case 'new-item':
    case 'ni':
      if (!writtenText(command)) return made(files, command, cwd);
      break;
    case 'rename-item':
    case 'ren':
      return renamed(files, command, cwd);
  }
  const text = writtenText(command);
  if (text) return written(files, text, cwd, sure);
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
    // what isn't there isn't packed; of what isn't known, nobody knows
    const at = all !== null || folder === cwd ? '' : nameOf(folder);
    return own || source.includes('{') ? packed(tree, at, own, unknownSource(source, target)) : tree;
  }, before ?? NOTHING);
  return files.withArchive(runnerPath(cwd, target), whole ?? { layers: [], reason: 'what is packed is not known' });
}

function unknownSource(source: string, archive: string): string {
  const word = shownPath(source);
  return word === '…' ? `what '${shownPath(archive)}' holds is not known` : `what '${word}' stands for is not known`;
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

/** `Rename-Item startup.prod.sh startup.sh` */
function renamed(files: RunnerFiles, command: PowerShellCommand, cwd: string): RunnerFiles {
  const parameters = given(command, ['path', 'newname']);
  const [path, name] = [pathOf(parameters.get('path')), pathOf(parameters.get('newname'))];
  const from = path === null ? null : runnerPath(cwd, path);
  const tree = from === null ? null : files.tree(from);
  if (from === null || name === null || !tree) return files;
  return files.with(joinPath(from.slice(0, from.lastIndexOf('/')), nameOf(name)), tree).replaced(from, REMOVED);
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
  const isFolder = !/^n/i.test(command.name) || /^d/i.test(type ?? '');
  return path !== null && isFolder ? files.withFolder(runnerPath(cwd, path)) : files;
}

/** `Set-Content -Path startup.sh -Value '…'`, `'…' | Out-File startup.sh`, `New-Item startup.sh -Value '…'` */
function written(files: RunnerFiles, { path, text, appends }: WrittenText, cwd: string, sure: boolean): RunnerFiles {
  const place = runnerPath(cwd, path);
  const before = appends ? addedTo(files, place) : TracedText.empty;
  const known = text && before ? before.concat(text) : null;
  // a log, an answer of the CLI: nothing reads what lies nowhere else
  if (!known && !DECIDES.test(path) && files.tree(place) === null) return files;
  const unknown = TracedText.hole({ reason: 'a step writes it, in a way that is not followed' }, null);
  return applyChange(files, { path: place, text: known ?? unknown, condition: null }, sure);
}

/** Files that decide what an app is and how it starts, or what is deployed. */
const DECIDES =
  /(\.py|\.sh|\.bicep|\.bicepparam|\.json|(^|\/)(requirements[^/]*|startup)\.txt|(^|\/)pyproject\.toml)$/i;

/** What a file holds that is added to: nothing, where there is none; null where that isn't known. */
function addedTo(files: RunnerFiles, place: string): TracedText | null {
  return runnerContainer(files).kind(place) === 'missing' ? TracedText.empty : textAt(files, place);
}

function doubted(files: RunnerFiles, { name }: PowerShellCommand, path: string, cwd: string): RunnerFiles {
  const place = runnerPath(cwd, path);
  const folder = files.tree(place) === null ? place.slice(0, place.lastIndexOf('/')) : place;
  return files.doubted(folder, `what \`${name}\` puts there is not known`);
}

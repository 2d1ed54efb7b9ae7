import { RUNNER_WORKSPACE, type RunnerFiles, runnerPath, shownPath } from '../../languages/workflow/runner/files.ts';
import { below, type Tree } from '../../languages/workflow/runner/tree.ts';
import { literalPattern } from '../../text/literal-pattern.ts';
import { pathText } from '../../text/path-text.ts';
import { HOLE } from '../../text/traced.ts';
import { textOf, unknownReason } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { Layer } from '../../workspace/container.ts';
import { joinPath } from '../../workspace/workspace.ts';
import type { DeployedFolder } from '../facts.ts';

/** What a package (a folder, an archive, or a pattern for one) holds, by a path as a step writes it. */
export function deployedFolder(
  path: Value | undefined,
  files: RunnerFiles,
  cwd: string = RUNNER_WORKSPACE,
): DeployedFolder {
  const text = path && textOf(path);
  const written = path === undefined ? '.' : text && pathText(text);
  const isKnown = path === undefined || text?.known === true;
  const unknown = (): DeployedFolder =>
    nowhere(`which folder is deployed is not known: ${(path && unknownReason(path)) ?? 'it is not known'}`);
  if (!written) return unknown();
  const place = runnerPath(cwd, written.trim() || '.');
  if (/[*?[]/.test(written)) return byPattern(place, written, files);
  const shown = shownPath(text?.string.replaceAll(HOLE, '…').trim() ?? written);
  const archive = files.archive(place);
  if (archive) return folderOf(archive, shown);
  const tree = files.tree(place);
  const [packed] = files.archivesBelow(place);
  if (tree && tree.layers.length === 0 && packed)
    return nowhere(`only ${packed[0]} lies in '${shown}', and no step unpacks it`);
  if (tree) return folderOf(tree, shown);
  if (place === RUNNER_WORKSPACE && files.isEmpty) return EMPTY;
  if (!isKnown) return unknown();
  return nowhere(`no step that is followed puts files at '${shown}'`);
}

/** A job that neither checks the repository out nor downloads an artifact has nothing to deploy. */
const EMPTY: DeployedFolder = {
  path: '',
  reason: 'no step of the job checks the repository out or downloads an artifact, so nothing is deployed',
  whole: true,
  layers: [],
  partly: true,
};

/** `package: '*.zip'`: the only archive that fits. */
function byPattern(place: string, written: string, files: RunnerFiles): DeployedFolder {
  const expression = new RegExp(
    `^${place
      .split(/(\*\*\/|\*\*|\*|\?)/)
      .map(patternPart)
      .join('')}$`,
  );
  const [only, ...others] = files.archives((path) => expression.test(path));
  if (only && others.length === 0) return folderOf(only[1], written);
  return nowhere(`which file '${written}' stands for is not known`);
}

function patternPart(part: string): string {
  switch (part) {
    case '**/':
      return '(?:.*/)?';
    case '**':
      return '.*';
    case '*':
      return '[^/]*';
    case '?':
      return '[^/]';
    default:
      return literalPattern(part);
  }
}

function nowhere(reason: string): DeployedFolder {
  return { path: null, reason, whole: false };
}

/** The folder of the repository that a tree is, and what is put into it beside that folder's own files. */
export function folderOf(tree: Tree, shown: string): DeployedFolder {
  const known = tree.layers.filter(({ reason }) => reason === undefined);
  const base = known.find((layer) => layer.at === '');
  const root = base?.from ?? commonRoot(known);
  if (base?.from === null) return nowhere(base.text?.holes[0]?.reason ?? `'${shown}' is a file that a step writes`);
  const aroundAll = tree.layers.some(({ from }) => from === '');
  const isUnclear = tree.reason !== null && !isPutTogether(tree);
  if (root === null && (isUnclear || known.length === 0 || aroundAll))
    return nowhere(
      tree.reason ??
        tree.layers.find(({ reason }) => reason !== undefined)?.reason ??
        (known.length === 0 ? `what '${shown}' holds is not known` : `'${shown}' holds files of several folders`),
    );
  // put together from several folders, it is a part of what holds them all
  if (root === null)
    return { path: '', reason: tree.reason, whole: tree.reason === null, layers: tree.layers, partly: true };
  const folder = { path: root, reason: tree.reason, whole: tree.reason === null };
  if (base === undefined) return { ...folder, layers: tree.layers, partly: true };
  const changed = known.some(({ from }) => from === null);
  const layers = tree.layers.filter((layer) => layer !== base && (changed || layer.from !== joinPath(root, layer.at)));
  return layers.length === 0 ? folder : { ...folder, layers };
}

/** An app that steps have put together, whatever else a build has written beside it. */
function isPutTogether({ reason, layers }: Tree): boolean {
  return / may write files$/.test(reason ?? '') && layers.some(({ at }) => /^(requirements\.txt|[\w-]+\.py)$/.test(at));
}

/** The folder in which all files of a tree lie as they do in the tree. */
function commonRoot(layers: readonly Layer[]): string | null {
  const roots = new Set(layers.flatMap(({ at, from }) => (from === null ? [] : [rootOf(at, from)])));
  const [only] = roots;
  return roots.size === 1 ? (only ?? null) : null;
}

function rootOf(at: string, from: string): string | null {
  if (from === at) return '';
  return from.endsWith(`/${at}`) && below(from.slice(0, -at.length - 1), from) !== null
    ? from.slice(0, -at.length - 1)
    : null;
}

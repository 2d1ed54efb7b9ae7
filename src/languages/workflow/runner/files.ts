import type { TracedText } from '../../../text/traced.ts';
import { joinPath, type Workspace } from '../../../workspace/workspace.ts';
import { below, isFile, isRemoved, NOTHING, put, type Tree, unknownTree, within } from './tree.ts';

/** Where GitHub checks a repository out; its last two parts are the repository's name on a real runner. */
export const RUNNER_WORKSPACE = '/home/runner/work/repository/repository';
export const RUNNER_TEMP = '/home/runner/work/_temp';

/**
 * What lies on a runner's disk, as far as it comes from the repository: folders, and archives that steps have made. A copy
 * is cheap, so each step can keep the state that it saw.
 */
export class RunnerFiles {
  readonly workspace: Workspace;
  readonly #folders: ReadonlyMap<string, Tree>;
  readonly #archives: ReadonlyMap<string, Tree>;
  /** folders that steps have made, of whose files nothing is said */
  readonly #made: ReadonlySet<string>;
  readonly #trees = new Map<string, Tree | null>();
  #fingerprint: string | null = null;

  constructor(
    workspace: Workspace,
    folders: ReadonlyMap<string, Tree> = new Map(),
    archives: ReadonlyMap<string, Tree> = new Map(),
    made: ReadonlySet<string> = new Set(),
  ) {
    this.workspace = workspace;
    this.#folders = folders;
    this.#archives = archives;
    this.#made = made;
  }

  /** What a folder (or a file that isn't an archive) holds; null where nothing has been put there. */
  tree(path: string): Tree | null {
    const before = this.#trees.get(path);
    if (before !== undefined) return before;
    const tree = this.#treeAt(path);
    this.#trees.set(path, tree);
    return tree;
  }

  #treeAt(path: string): Tree | null {
    let found: Tree | null = null;
    const outer = [...this.#folders].filter(([folder]) => below(folder, path) !== null);
    outer.sort(([one], [other]) => one.length - other.length);
    for (const [folder, tree] of outer) found = within(tree, below(folder, path) ?? '', this.workspace) ?? found;
    for (const [folder, tree] of this.#folders) {
      const inside = below(path, folder);
      if (inside !== null && inside !== '') found = put(found ?? NOTHING, inside, tree);
    }
    return found;
  }

  /** What has been put onto the disk, by absolute path. */
  get folders(): ReadonlyMap<string, Tree> {
    return this.#folders;
  }

  /** The same for two disks that hold the same. */
  get fingerprint(): string {
    this.#fingerprint ??= JSON.stringify([[...this.#folders], [...this.#archives], [...this.#made]], (key, value) =>
      key === 'text' ? wordsOf(value as TracedText) : value,
    );
    return this.#fingerprint;
  }

  /** Nothing has been put onto the disk. */
  get isEmpty(): boolean {
    return this.#folders.size === 0 && this.#archives.size === 0;
  }

  archive(path: string): Tree | null {
    return this.#archives.get(path) ?? null;
  }

  /** The archives whose path a test accepts. */
  archives(accepts: (path: string) => boolean): readonly (readonly [string, Tree])[] {
    return [...this.#archives].filter(([path]) => accepts(path));
  }

  /** The archives below a folder, by their path in it. */
  archivesBelow(folder: string): readonly (readonly [string, Tree])[] {
    return [...this.#archives].flatMap(([path, tree]) => {
      const inside = below(folder, path);
      return inside === null ? [] : [[inside, tree] as const];
    });
  }

  /** The same with a tree put at a path, over what is there already. */
  with(path: string, added: Tree): RunnerFiles {
    const old = isFile(added, this.workspace) ? null : (this.#folders.get(path) ?? this.tree(path));
    return this.#changed(new Map(this.#folders).set(path, old ? put(old, '', added) : added), this.#archives);
  }

  withArchive(path: string, tree: Tree): RunnerFiles {
    return this.#changed(this.#folders, new Map(this.#archives).set(path, tree));
  }

  /** A folder that a step has made, or into which something has been put. */
  isFolder(path: string): boolean {
    const tree = this.tree(path);
    return tree === null ? this.#made.has(path) : !isFile(tree, this.workspace);
  }

  withFolder(path: string): RunnerFiles {
    const tree = this.tree(path);
    const folders = tree && isRemoved(tree) ? new Map(this.#folders).set(path, NOTHING) : this.#folders;
    return new RunnerFiles(this.workspace, folders, this.#archives, new Set(this.#made).add(path));
  }

  /** The same after something may have written files below a folder. */
  doubted(folder: string, reason: string): RunnerFiles {
    const known = this.#folders.get(folder);
    if (known && known.reason !== null) return this;
    const old = this.tree(folder);
    const tree = old === null ? unknownTree(reason) : { ...old, reason: old.reason ?? reason };
    return this.#changed(new Map(this.#folders).set(folder, tree), this.#archives);
  }

  without(path: string): RunnerFiles {
    const keep = ([name]: readonly [string, Tree]): boolean => below(path, name) === null;
    return this.#changed(new Map([...this.#folders].filter(keep)), new Map([...this.#archives].filter(keep)));
  }

  /** The same after a file was written anew, or something was removed. */
  replaced(path: string, tree: Tree): RunnerFiles {
    const cleared = this.without(path);
    return this.#changed(new Map(cleared.#folders).set(path, tree), cleared.#archives);
  }

  #changed(folders: ReadonlyMap<string, Tree>, archives: ReadonlyMap<string, Tree>): RunnerFiles {
    return new RunnerFiles(this.workspace, folders, archives, this.#made);
  }
}

/** On a real runner the last two folders have the repository's name. */
const CHECKOUT = /^\/home\/runner\/work\/([^/]+)\/\1(?=\/|$)/;

/** An absolute path on the runner, seen from a folder. */
export function runnerPath(folder: string, written: string): string {
  // PowerShell takes both slashes, and nobody has a backslash in a name
  const path = written.replaceAll('\\', '/').replace(CHECKOUT, RUNNER_WORKSPACE);
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : joinPath(folder, path)).split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') steps.pop();
    else steps.push(step);
  }
  return `/${steps.join('/')}`;
}

/** A path on the runner as a reader of the repository would write it. */
export function shownPath(written: string): string {
  const path = written.replaceAll('\\', '/').replace(/\{[^{}]*\}/g, '…');
  return path.startsWith(`${RUNNER_WORKSPACE}/`) ? path.slice(RUNNER_WORKSPACE.length + 1) : path;
}

/** A text with what isn't known in it told apart. */
function wordsOf({ pieces }: TracedText): readonly string[] {
  return pieces.map(({ text, unknown }) => (unknown ? `?${unknown.key ?? unknown.reason}` : text));
}

import type { Source } from '../text/source.ts';
import type { ContainerFiles } from '../workspace/container.ts';

/** What an import of a dotted name finds in the folders that Python looks through. */
export type ImportedModule =
  | { readonly kind: 'module'; readonly name: string; readonly path: string; readonly source: Source }
  /** a folder without `__init__.py`, or a package with an empty one: it defines nothing itself */
  | { readonly kind: 'namespace'; readonly name: string; readonly folders: readonly string[] }
  /** none of the folders has it: another package may */
  | { readonly kind: 'absent'; readonly name: string; readonly searched: readonly string[] }
  /** the package is there, and certainly has no such module */
  | { readonly kind: 'missing'; readonly name: string; readonly searched: readonly string[] }
  /** `unseen`: nothing of this name is in the repository, but what is deployed may hold more than that */
  | { readonly kind: 'unknown'; readonly reason: string; readonly unseen?: boolean };

/**
 * Finds a module as Python's own finder does: folder by folder, a package before a file, and folders without
 * `__init__.py` only where no folder has either (https://docs.python.org/3/reference/import.html#the-path-based-finder).
 * @param folders absolute, in the order of `sys.path`
 */
export function findModule(name: string, folders: readonly string[], files: ContainerFiles): ImportedModule {
  let within = folders;
  const steps = name.split('.');
  for (const [at, step] of steps.entries()) {
    const found = findStep(step, within, files);
    const dotted = steps.slice(0, at + 1).join('.');
    switch (found.kind) {
      case 'nothing':
        return { kind: at === 0 ? 'absent' : 'missing', name: dotted, searched: within };
      case 'unknown':
        return { kind: 'unknown', reason: found.reason, unseen: found.unseen };
      case 'folders':
        if (at === steps.length - 1) return { kind: 'namespace', name, folders: found.folders };
        within = found.folders;
        break;
      case 'file': {
        if (at < steps.length - 1) {
          if (!found.path.endsWith('/__init__.py'))
            return { kind: 'missing', name: steps.slice(0, at + 2).join('.'), searched: [found.path] };
          within = [found.path.slice(0, -'/__init__.py'.length)];
          break;
        }
        const source = files.read(found.path);
        return source
          ? { kind: 'module', name, path: found.path, source }
          : { kind: 'unknown', reason: `${found.path} can't be read` };
      }
    }
  }
  return { kind: 'unknown', reason: 'no module is named' };
}

type Step =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'folders'; readonly folders: readonly string[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown'; readonly reason: string; readonly unseen: boolean };

function findStep(step: string, folders: readonly string[], files: ContainerFiles): Step {
  if (step === '' || step.includes('/')) return { kind: 'nothing' };
  const portions: string[] = [];
  let unsure: string | null = null;
  for (const folder of folders) {
    const base = `${folder}/${step}`;
    for (const path of [`${base}/__init__.py`, `${base}.py`]) {
      const kind = files.kind(path);
      // A file that is there counts even after a folder that isn't wholly known: nobody shadows an app with another.
      if (kind === 'file') return { kind: 'file', path };
      if (kind === 'unknown') unsure ??= path;
    }
    if (files.kind(base) === 'folder') portions.push(base);
    else if (hasBinary(files, folder, step))
      return { kind: 'unknown', reason: `${base} is not Python source`, unseen: false };
  }
  if (portions.length > 0) return { kind: 'folders', folders: portions };
  return unsure === null
    ? { kind: 'nothing' }
    : { kind: 'unknown', reason: `${unsure} may be there, though the repository doesn't have it`, unseen: true };
}

/** An extension module, or a compiled file without its source. */
function hasBinary(files: ContainerFiles, folder: string, step: string): boolean {
  return files.list(folder)?.some((name) => name.startsWith(`${step}.`) && /\.(so|pyd|pyc)$/.test(name)) ?? false;
}

import { readModule } from '../languages/python/module.ts';
import type { Statement } from '../languages/python/syntax.ts';
import type { Source } from '../text/source.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { type Bindings, bindingsOf } from './bindings.ts';
import { findModule, type ImportedModule } from './import-path.ts';

/** A module of the app's own, with what its file binds. */
export interface PythonModule {
  readonly name: string;
  /** absolute, in the container */
  readonly path: string;
  readonly source: Source;
  readonly statements: readonly Statement[];
  readonly bindings: Bindings;
  /** why names that it doesn't bind may be there all the same; null where they can't */
  readonly open: string | null;
}

export type LoadedModule = PythonModule | Exclude<ImportedModule, { kind: 'module' }>;

/** The modules that an app can import from its own files, each read once. */
export interface Imports {
  /** @param name dotted, without leading dots */
  load(name: string): LoadedModule;
  /** `from ..package import name`, seen from a module */
  relative(from: PythonModule, level: number, name: string): string | null;
}

/** @param folders absolute, in the order of `sys.path` */
export function importsFrom(folders: readonly string[], files: ContainerFiles): Imports {
  const loaded = new Map<string, LoadedModule>();
  return {
    load(name) {
      const known = loaded.get(name);
      if (known) return known;
      const found = findModule(name, folders, files);
      const module = found.kind === 'module' ? read(found.name, found.path, found.source) : found;
      loaded.set(name, module);
      return module;
    },
    relative(from, level, name) {
      const steps = from.name.split('.');
      const up = from.path.endsWith('/__init__.py') ? level - 1 : level;
      if (up >= steps.length + (from.path.endsWith('/__init__.py') ? 0 : 1)) return null;
      const base = steps.slice(0, steps.length - up);
      return [...base, ...(name === '' ? [] : [name])].join('.');
    },
  };
}

export function isModule(loaded: LoadedModule): loaded is PythonModule {
  return !('kind' in loaded);
}

/** None of the app's folders has it: it belongs to a package. */
export function isAbsent(loaded: LoadedModule): boolean {
  return 'kind' in loaded && loaded.kind === 'absent';
}

function read(name: string, path: string, source: Source): PythonModule {
  const { statements, problems } = readModule(source);
  const bindings = bindingsOf(statements);
  return {
    name,
    path,
    source,
    statements,
    bindings,
    open: bindings.open ?? (problems.length > 0 ? `${source.path} is not understood whole` : dynamic(source)),
  };
}

/** Ways to bind a name of a module that don't look like a binding. A mention in a comment counts: then nothing is called missing. */
function dynamic(source: Source): string | null {
  const found = /\b(?:globals|vars|locals|exec|setattr)\s*\(|\b__getattr__\b|\bsys\.modules\b|\bglobal\s/.exec(
    source.text,
  );
  return found ? `${source.path} may set it by \`${found[0].trim()}\`` : null;
}

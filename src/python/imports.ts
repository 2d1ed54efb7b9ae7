import type { Statement } from '../languages/python/syntax.ts';
import type { Source } from '../text/source.ts';
import type { Bindings } from './bindings.ts';
import type { ImportedModule } from './import-path.ts';

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

export function isModule(loaded: LoadedModule): loaded is PythonModule {
  return !('kind' in loaded);
}

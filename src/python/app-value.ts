import type { FunctionDefinition, Statement } from '../languages/python/syntax.ts';
import type { Built, Interface } from './app-table.ts';
import type { Bindings } from './bindings.ts';
import type { PythonModule } from './imports.ts';

/** Where a name is looked up: a function's body in its module, or the module itself. */
export interface Scope {
  readonly module: PythonModule;
  /** innermost first; empty at the module's own level */
  readonly locals: readonly Bindings[];
  /** only what stands before this offset is bound yet; null: all of the module ran */
  readonly before: number | null;
}

/** What a Python expression is, as far as a server cares. */
export type Thing =
  | ({ readonly kind: 'app' } & Built)
  /** something of a package that isn't the app's own, by its dotted name; `os.urandom().hex`: of what a call of it gives */
  | { readonly kind: 'library'; readonly name: string }
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'function'; readonly definition: FunctionDefinition; readonly scope: Scope }
  | {
      readonly kind: 'class';
      readonly bases: readonly Thing[];
      readonly call: Interface | null;
      /** nothing can call what it makes */
      readonly uncallable: boolean;
      readonly body: () => readonly Statement[];
      readonly scope: Scope;
    }
  /** `None`, or another thing that a server refuses, as it can't be called */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

export const UNKNOWN: Thing = { kind: 'unknown' };

/** What several ways through a file agree on, without those that give what a server refuses: they aren't taken. */
export function agree(things: readonly Thing[]): Thing {
  const some = things.filter(({ kind }) => kind !== 'none');
  const [first, ...others] = some;
  if (!first) return things[0] ?? UNKNOWN;
  if (first.kind === 'app') {
    const apps = some.flatMap((thing) => (thing.kind === 'app' ? [thing] : []));
    if (apps.length < some.length || apps.some((app) => app.interface !== first.interface)) return UNKNOWN;
    const framework = apps.every((app) => app.framework === first.framework) ? first.framework : null;
    return { kind: 'app', framework, interface: first.interface };
  }
  if (others.length === 0) return first;
  const same = others.every(
    (other) =>
      (first.kind === 'library' && other.kind === 'library' && first.name === other.name) ||
      (first.kind === 'module' && other.kind === 'module' && first.name === other.name),
  );
  return same ? first : UNKNOWN;
}

import { readModule } from '../languages/python/module.ts';
import type { Source } from '../text/source.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { bindingsOf } from './bindings.ts';
import { findModule } from './import-path.ts';
import type { Imports, LoadedModule, PythonModule } from './imports.ts';

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

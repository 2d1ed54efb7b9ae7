import type { Origin } from '../../../value/value.ts';
import type { ImportedName, Statement } from '../syntax.ts';
import { originOf } from './expression.ts';
import { libraryModule } from './modules.ts';
import { absolutePath } from './paths.ts';
import type { Budget, Run } from './run.ts';
import type { Scope } from './scope.ts';
import { runModule } from './statements.ts';
import { type Py, PyError, unknown } from './values.ts';

interface Importer extends Run {
  readonly budget: Budget;
}

/** `import a.b as c` */
export function importModule(run: Importer, scope: Scope, name: ImportedName): void {
  const at = originOf(run, name);
  const [first = name.name] = name.name.split('.');
  const bound = name.alias ?? first;
  scope.set(bound, find(run, name.alias === null ? first : name.name, at));
}

/** `from a import b`. @returns why any name may now be set, where that is so */
export function importFrom(run: Importer, scope: Scope, node: Extract<Statement, { kind: 'from' }>): string | null {
  const at = originOf(run, node);
  if (node.module === '__future__') return null;
  const module = node.level > 0 ? relative(run, node.level, node.module, at) : find(run, node.module, at);
  if (node.names === '*') {
    if (module.kind === 'module' && module.name.startsWith('/')) {
      for (const [name, value] of moduleNames.get(module) ?? []) if (!name.startsWith('_')) scope.set(name, value);
      return null;
    }
    return `\`from ${node.module} import *\` may define it`;
  }
  for (const one of node.names) {
    const place = originOf(run, one);
    const value = module.kind === 'module' ? module.get(one.name, place) : null;
    if (!value && module.kind === 'module' && module.name.startsWith('/'))
      throw new PyError('ImportError', `cannot import name '${one.name}'`, place);
    scope.set(
      one.alias ?? one.name,
      value ??
        unknown(module.kind === 'unknown' ? module.reason : `${node.module}.${one.name} is not worked out`, place),
    );
  }
  return null;
}

function find(run: Importer, name: string, at: Origin): Py {
  const library = libraryModule(name, run.world, at);
  if (library) return library;
  const folder = run.path.slice(0, run.path.lastIndexOf('/'));
  return (
    load(run, `${run.world.cwd}/${name.replaceAll('.', '/')}`, at) ??
    (folder === run.world.cwd ? null : load(run, `${folder}/${name.replaceAll('.', '/')}`, at)) ??
    unknown(`module ${name} is not in the app's folder`, at)
  );
}

function relative(run: Importer, level: number, name: string, at: Origin): Py {
  const folder = run.path.split('/').slice(0, -level).join('/');
  return (
    load(run, `${folder}/${name.replaceAll('.', '/')}`, at) ??
    unknown(`module ${'.'.repeat(level)}${name} is not in the app's folder`, at)
  );
}

const moduleNames = new WeakMap<Py, ReadonlyMap<string, Py>>();

/** Runs a module of the app's folder; its failure is the importer's. */
function load(run: Importer, base: string, at: Origin): Py | null {
  const path = [`${base}.py`, `${base}/__init__.py`]
    .map((candidate) => absolutePath('/', candidate))
    .find((candidate) => run.world.files.kind(candidate) === 'file');
  const source = path === undefined ? null : run.world.files.read(path);
  if (path === undefined || !source) return null;
  const result = run.budget.nested(at, () =>
    runModule(source, path, run.world, run.budget, base.slice(base.lastIndexOf('/') + 1)),
  );
  if (result.error) throw result.error;
  const { unfinished } = result;
  const module: Py = {
    kind: 'module',
    name: path,
    at,
    get: (name, place) => result.names.get(name) ?? (unfinished === null ? null : unknown(unfinished, place)),
  };
  moduleNames.set(module, result.names);
  return module;
}

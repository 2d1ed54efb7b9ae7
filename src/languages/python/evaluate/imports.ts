import type { Origin } from '../../../value/value.ts';
import { STANDARD_LIBRARY } from '../standard-library.ts';
import type { ImportedName, Statement } from '../syntax.ts';
import { absolutePath } from './absolute-path.ts';
import { libraryModule } from './library.ts';
import type { Run, Session } from './run.ts';
import { runSource } from './run-module.ts';
import type { Scope } from './scope.ts';
import { type Module, type Py, PyError, unknown } from './values.ts';

/** `import a.b as c` */
export function importModule(run: Run, scope: Scope, name: ImportedName): void {
  const at = run.originOf(name);
  const [first = name.name] = name.name.split('.');
  const whole = find(run, name.name, at);
  scope.set(name.alias ?? first, name.alias === null && first !== name.name ? find(run, first, at) : whole);
}

/** `from a import b` */
export function importFrom(run: Run, scope: Scope, node: Extract<Statement, { kind: 'from' }>): void {
  const at = run.originOf(node);
  if (node.module === '__future__') return;
  const written = `${'.'.repeat(node.level)}${node.module}`;
  const module = node.level > 0 ? relative(run, node.level, node.module, at) : find(run, node.module, at);
  if (node.names === '*') {
    importAll(run, scope, module, `\`from ${written} import *\` may set it`);
    return;
  }
  for (const one of node.names) {
    const place = run.originOf(one);
    scope.set(one.alias ?? one.name, member(run, module, written, one.name, node, place));
  }
}

function member(
  run: Run,
  module: Py,
  written: string,
  name: string,
  { level, module: folder }: { readonly level: number; readonly module: string },
  at: Origin,
): Py {
  if (module.kind !== 'module')
    return unknown(module.kind === 'unknown' ? module.reason : `${written} is not known`, at);
  const found = module.get(name, at);
  if (found) return found;
  const path = folder === '' ? name : `${folder}.${name}`;
  if (module.name.startsWith('/')) {
    const inside = level > 0 ? relativeModule(run, level, path, at) : repositoryModule(run.session, path, at);
    if (inside) return inside;
  }
  if (!module.names) return unknown(`${written}.${name} is not worked out`, at);
  throw new PyError('ImportError', `cannot import name '${name}' from '${written}'`, at);
}

function importAll(run: Run, scope: Scope, module: Py, reason: string): void {
  if (module.kind !== 'module' || !module.names) {
    run.session.doubt(reason);
    run.taint(reason);
    return;
  }
  const listed = module.names.get('__all__');
  const names =
    listed?.kind === 'list' || listed?.kind === 'tuple'
      ? listed.items.flatMap((item) => (item.kind === 'str' ? [item.text.string] : []))
      : [...module.names.keys()].filter((name) => !name.startsWith('_'));
  const open = openReason(module);
  if (open !== null) run.taint(open);
  for (const name of names) {
    const value = module.names.get(name);
    if (value) scope.set(name, value);
  }
}

/** A module by name: Python's own, or one of the repository; unknown where it is neither. */
function find(run: Run, name: string, at: Origin): Py {
  const library = libraryModule(name, run.session, at);
  if (library) return library;
  const own = repositoryModule(run.session, name, at);
  if (own) return own;
  const standard = STANDARD_LIBRARY.has(name.split('.')[0] ?? name);
  const reason = standard ? `${name} is not worked out` : `module ${name} is not in the app's folder`;
  if (!standard) run.session.doubt(reason);
  return unknown(reason, at);
}

/** A module found along the path, its parents run before it. */
export function repositoryModule(session: Session, name: string, at: Origin): Py | null {
  for (const folder of session.folders()) {
    const steps = name.split('.');
    const found = load(session, `${folder}/${steps[0]}`, steps[0] ?? name, at);
    if (!found) continue;
    let module: Py | null = found;
    for (let length = 2; length <= steps.length && module; length++) {
      const parent: Py = module;
      module = load(session, `${folder}/${steps.slice(0, length).join('/')}`, steps.slice(0, length).join('.'), at);
      if (module && parent.kind === 'module') parent.set?.(steps[length - 1] ?? '', module);
    }
    if (module) return module;
  }
  return null;
}

function relative(run: Run, level: number, name: string, at: Origin): Py {
  const found = relativeModule(run, level, name, at);
  const reason = `module ${'.'.repeat(level)}${name} is not in the app's folder`;
  if (!found) run.session.doubt(reason);
  return found ?? unknown(reason, at);
}

function relativeModule(run: Run, level: number, name: string, at: Origin): Py | null {
  const folder = run.path.split('/').slice(0, -level).join('/');
  const path = name === '' ? folder : `${folder}/${name.replaceAll('.', '/')}`;
  return load(run.session, path, path.slice(path.lastIndexOf('/') + 1), at);
}

const openNames = new WeakMap<object, string>();

/** Why any name of a module of the repository may be set besides those that are known; null where none is. */
export function openReason({ names }: Module): string | null {
  return (names && openNames.get(names)) ?? null;
}

/** Runs a module of the app's folder, once; its failure is the importer's. A folder without `__init__.py` is a package too. */
function load(session: Session, base: string, moduleName: string, at: Origin): Py | null {
  const { files } = session.world;
  const path = [`${base}/__init__.py`, `${base}.py`]
    .map((candidate) => absolutePath('/', candidate))
    .find((candidate) => files.kind(candidate) === 'file');
  if (path === undefined)
    return files.kind(absolutePath('/', base)) === 'folder' ? namespace(session, absolutePath('/', base), at) : null;
  const known = session.modules.get(path);
  if (known) return { ...known, at };
  const source = files.read(path);
  if (!source) return null;
  const names = new Map<string, Py>();
  let open: string | null = 'the modules import each other';
  const module: Module = {
    kind: 'module',
    name: path,
    names,
    get: (name, place) => names.get(name) ?? (open === null ? null : unknown(open, place)),
    set: (name, value) => names.set(name, value),
  };
  session.modules.set(path, module);
  const result = session.budget.nested(() => runSource(session, source, path, moduleName));
  if (result.error) throw result.error;
  for (const [name, value] of result.names) names.set(name, value);
  open = result.open;
  if (open !== null) {
    openNames.set(names, open);
    session.doubt(open);
  }
  return { ...module, at };
}

function namespace(session: Session, path: string, at: Origin): Py {
  const names = new Map<string, Py>();
  const made = session.modules.get(path) ?? {
    kind: 'module' as const,
    name: path,
    get: (name: string) => names.get(name) ?? null,
    set: (name: string, value: Py) => names.set(name, value),
  };
  session.modules.set(path, made);
  return { ...made, at };
}

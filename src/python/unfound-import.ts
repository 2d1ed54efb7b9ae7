import type { Statement } from '../languages/python/syntax.ts';
import { type Source, type Span, span } from '../text/source.ts';
import { APP_FOLDER, type ContainerFiles } from '../workspace/container.ts';
import type { EntryPoint } from './entry-point.ts';
import { type Imports, isModule, type PythonModule } from './imports.ts';

/** A module of the app's own that an import asks for by a name under which Python doesn't find it. */
export interface UnfoundImport {
  /** the first part of its name, as it is imported */
  readonly name: string;
  /** the file that imports it, and where */
  readonly file: Source;
  readonly at: Span;
  /** the folder in which it lies, absolute, in the container */
  readonly folder: string;
}

/** Code that may add folders to those in which Python looks, or brings modules in its own way. */
export const CHANGES_PATH =
  /\bsys\b[^\n]*\bpath\b|\bsys\s+as\b|\bfrom\s+sys\s+import\b|\bgetattr\s*\(\s*sys\b|\bsys\.modules\b|\baddsitedir\b|\bimportlib\b|\b__import__\b|\brunpy\b|\bexec\s*\(/;

/**
 * What people call modules of their own. Any other name may be one of an installed package, whose modules nobody knows by the package's
 * name (`PyJWT` has `jwt`).
 */
const OWN_NAMES = new Set(
  'ai api app apps auth backend blueprints cache common components config configs configuration constants controllers core crud data database databases db dependencies endpoints engine entities enums errors exceptions extensions features forms frontend handlers helpers integrations jobs lib libs logger logging_config main managers middleware middlewares model models modules pages permissions prompts providers queries repositories repository resources router routers routes routing schema schemas scripts security serializers server services service settings shared signals src storage store tasks tools types_ urls user users util utilities utils validators views web websocket workers'.split(
    ' ',
  ),
);
/** An app of more modules is followed only so far. */
const MOST_MODULES = 300;

/**
 * The first import that is surely run as the entry point is loaded and fails: nothing of that name is where Python looks, while a
 * folder around the file that asks for it holds one. Null where there is none, and where code changes what Python looks through.
 * @param installed why a module may be installed all the same; null where it can't be
 */
export function unfoundImport(
  entry: EntryPoint | null,
  files: ContainerFiles,
  installed: (module: string) => string | null,
): UnfoundImport | null {
  if (entry?.kind !== 'found') return null;
  const { imports } = entry;
  const seen = new Set<string>();
  const run = (name: string): UnfoundImport | 'stop' | null => {
    const steps = name.split('.');
    for (let end = 1; end <= steps.length; end++) {
      const dotted = steps.slice(0, end).join('.');
      const module = imports.load(dotted);
      if (seen.has(dotted) || !isModule(module)) continue;
      seen.add(dotted);
      if (seen.size > MOST_MODULES || CHANGES_PATH.test(module.source.text)) return 'stop';
      for (const { node, name: asked } of importsOf(module, imports)) {
        const found = missing(asked, node, module) ?? run(asked);
        if (found !== null) return found;
      }
    }
    return null;
  };
  const missing = (asked: string, { from, to }: Statement, module: PythonModule): UnfoundImport | null => {
    const [first = ''] = asked.split('.');
    if (!OWN_NAMES.has(first)) return null;
    const loaded = imports.load(first);
    if (isModule(loaded) || loaded.kind !== 'absent' || installed(first) !== null) return null;
    const folder = around(first, module.path, files);
    return folder === null ? null : { name: first, file: module.source, at: span(module.source, from, to), folder };
  };
  const result = run(entry.module);
  return result === 'stop' ? null : result;
}

/** What the top level of a file imports, whatever holds: its statements in their order, by whole names. */
function* importsOf(
  module: PythonModule,
  imports: Imports,
): Generator<{ readonly node: Statement; readonly name: string }> {
  for (const node of module.statements) {
    if (node.kind === 'import') for (const { name } of node.names) yield { node, name };
    if (node.kind !== 'from') continue;
    const base = node.level === 0 ? node.module : imports.relative(module, node.level, node.module);
    if (base === null) continue;
    yield { node, name: base };
    const loaded = imports.load(base);
    const binds = isModule(loaded) ? new Set(loaded.bindings.bindings.map(({ name }) => name)) : null;
    // a name that the package doesn't bind itself is one of its modules
    const isOpen = isModule(loaded) && loaded.bindings.stars.length > 0;
    if (node.names !== '*' && !isOpen)
      for (const { name } of node.names) if (binds?.has(name) !== true) yield { node, name: `${base}.${name}` };
  }
}

/** The nearest folder around a file that holds a module or a package of a name. */
function around(name: string, path: string, files: ContainerFiles): string | null {
  for (let end = path.lastIndexOf('/'); end >= APP_FOLDER.length; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end);
    const isPackage = files.list(`${folder}/${name}`)?.some((file) => file.endsWith('.py')) === true;
    if (isPackage || files.kind(`${folder}/${name}.py`) === 'file') return folder;
  }
  return null;
}

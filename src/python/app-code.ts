import type { Expression, Statement } from '../languages/python/syntax.ts';
import { isForTypes, isMainTest } from './bindings.ts';
import type { EntryPoint } from './entry-point.ts';
import { type Imports, isModule, type LoadedModule, type PythonModule } from './imports.ts';

/** The app's own modules that its entry point leads to, and what they import from elsewhere. */
export interface AppCode {
  /** the entry point's module first */
  readonly modules: readonly PythonModule[];
  /** dotted names of modules that aren't the app's own: `torch`, `azure.storage.blob` */
  readonly libraries: ReadonlySet<string>;
}

/** An app of more modules is read only so far. */
const MOST_MODULES = 300;

const read = new WeakMap<EntryPoint, AppCode>();

/** Follows the imports from an entry point, those inside of functions too; null where the entry point isn't known. */
export function appCode(entryPoint: EntryPoint | null): AppCode | null {
  if (entryPoint?.kind !== 'found') return null;
  const known = read.get(entryPoint);
  if (known) return known;
  const code = follow(entryPoint.imports, entryPoint.module);
  read.set(entryPoint, code);
  return code;
}

function follow(imports: Imports, first: string): AppCode {
  const modules: PythonModule[] = [];
  const libraries = new Set<string>();
  const seen = new Set([first]);
  const queue = [first];
  const visit = (name: string, isLibrary: boolean): boolean => {
    const loaded = imports.load(name);
    if (isLibrary && !isOwn(loaded)) libraries.add(name);
    if (!isModule(loaded) || seen.has(name)) return isModule(loaded);
    seen.add(name);
    queue.push(name);
    return true;
  };
  for (let name = queue.shift(); name !== undefined && modules.length < MOST_MODULES; name = queue.shift()) {
    const module = imports.load(name);
    if (!isModule(module)) continue;
    modules.push(module);
    for (let end = name.lastIndexOf('.'); end > 0; end = name.lastIndexOf('.', end - 1))
      visit(name.slice(0, end), false);
    for (const node of everyStatement(module.statements)) {
      if (node.kind === 'import') for (const one of node.names) visit(one.name, true);
      if (node.kind !== 'from') continue;
      const base = node.level === 0 ? node.module : imports.relative(module, node.level, node.module);
      if (base === null) continue;
      visit(base, node.level === 0);
      if (node.names !== '*')
        for (const one of node.names) visit(`${base}.${one.name}`, node.level === 0 && !isOwn(imports.load(base)));
    }
  }
  return { modules, libraries };
}

/** Where not all of a folder is known, what isn't seen in it is a library rather than a file that hides one. */
function isOwn(loaded: LoadedModule): boolean {
  return isModule(loaded) || loaded.kind === 'namespace';
}

/** Every statement of a file that may run on import or later: not what only runs when the file is a program. */
export function* everyStatement(statements: readonly Statement[], inFunctions = true): Generator<Statement> {
  for (const node of statements) {
    yield node;
    switch (node.kind) {
      case 'if':
        if (!isMainTest(node.test) && !isForTypes(node.test)) yield* everyStatement(node.body, inFunctions);
        yield* everyStatement(node.otherwise, inFunctions);
        break;
      case 'while':
      case 'for':
        yield* everyStatement(node.body, inFunctions);
        yield* everyStatement(node.otherwise, inFunctions);
        break;
      case 'try':
        yield* everyStatement(node.body, inFunctions);
        for (const handler of node.handlers) yield* everyStatement(handler.body, inFunctions);
        yield* everyStatement(node.otherwise, inFunctions);
        yield* everyStatement(node.finally, inFunctions);
        break;
      case 'with':
        yield* everyStatement(node.body, inFunctions);
        break;
      case 'match':
        for (const arm of node.arms) yield* everyStatement(arm.body, inFunctions);
        break;
      case 'class':
        yield* everyStatement(node.body(), inFunctions);
        break;
      case 'function':
        if (inFunctions) yield* everyStatement(node.body(), inFunctions);
        break;
      default:
        break;
    }
  }
}

/** The expressions that a statement itself holds, outermost first, inner ones included; not those of statements inside of it. */
export function* expressionsOf(node: Statement): Generator<Expression> {
  switch (node.kind) {
    case 'expression':
      yield* inside(node.value);
      break;
    case 'assign':
      yield* inside(node.value);
      break;
    case 'update':
      yield* inside(node.value);
      break;
    case 'return':
      if (node.value) yield* inside(node.value);
      break;
    case 'if':
    case 'while':
      yield* inside(node.test);
      break;
    case 'for':
      yield* inside(node.iterable);
      break;
    case 'with':
      for (const item of node.items) yield* inside(item.value);
      break;
    case 'match':
      yield* inside(node.subject);
      break;
    case 'function':
    case 'class':
      for (const decorator of node.decorators) yield* inside(decorator);
      break;
    default:
      break;
  }
}

function* inside(expression: Expression): Generator<Expression> {
  yield expression;
  switch (expression.kind) {
    case 'tuple':
    case 'list':
    case 'set':
      for (const item of expression.items) yield* inside(item);
      break;
    case 'dict':
      for (const { key, value } of expression.entries) {
        if (key) yield* inside(key);
        yield* inside(value);
      }
      break;
    case 'unary':
      yield* inside(expression.operand);
      break;
    case 'binary':
    case 'logical':
      yield* inside(expression.left);
      yield* inside(expression.right);
      break;
    case 'compare':
      yield* inside(expression.first);
      for (const { right } of expression.rest) yield* inside(right);
      break;
    case 'conditional':
      yield* inside(expression.test);
      yield* inside(expression.consequent);
      yield* inside(expression.otherwise);
      break;
    case 'attribute':
      yield* inside(expression.object);
      break;
    case 'subscript':
      yield* inside(expression.object);
      yield* inside(expression.index);
      break;
    case 'call':
      yield* inside(expression.callee);
      for (const argument of expression.arguments) yield* inside(argument.value);
      break;
    case 'walrus':
    case 'starred':
      yield* inside(expression.value);
      break;
    default:
      break;
  }
}

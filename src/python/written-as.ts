import type { Expression } from '../languages/python/syntax.ts';
import type { Scope } from './app-value.ts';
import { type Binding, plainText } from './bindings.ts';
import { type Imports, isModule, type PythonModule } from './imports.ts';

/** An expression, and where its names are looked up. */
export interface Placed {
  readonly expression: Expression;
  readonly scope: Scope;
}

/** A dictionary that an expression stands for, as it is written, and where its names are looked up. */
export interface Dictionary {
  readonly entries: Extract<Expression, { kind: 'dict' }>['entries'];
  readonly scope: Scope;
}

export function dictionaryOf(placed: Placed, imports: Imports): Dictionary | null {
  const { expression, scope } = writtenAs(placed, imports);
  return expression.kind === 'dict' ? { entries: expression.entries, scope } : null;
}

/** What stands last under a key that is written as a text. */
export function entryOf({ entries, scope }: Dictionary, key: string): Placed | null {
  const found = entries.findLast((one) => one.key !== null && plainText(one.key) === key);
  return found ? { expression: found.value, scope } : null;
}

/** Names that stand for names that stand for names are followed so far. */
const DEEPEST = 10;

/** The expression that a name stands for, where it is bound once and always: through assignments and the app's own imports. */
export function writtenAs(placed: Placed, imports: Imports, depth = 0): Placed {
  const next = depth < DEEPEST ? step(placed, imports) : null;
  return next ? writtenAs(next, imports, depth + 1) : placed;
}

function step({ expression, scope }: Placed, imports: Imports): Placed | null {
  if (expression.kind === 'name') return boundTo(expression.name, scope, imports);
  if (expression.kind !== 'attribute' || expression.object.kind !== 'name') return null;
  const module = moduleNamed(expression.object.name, scope, imports);
  return module ? inModule(expression.name, module, imports) : null;
}

function boundTo(name: string, scope: Scope, imports: Imports): Placed | null {
  for (const [level, local] of scope.locals.entries()) {
    const own = local.bindings.filter((binding) => binding.name === name);
    if (own.length > 0) return only(own, { ...scope, locals: scope.locals.slice(level) }, imports);
  }
  const before = scope.locals.length > 0 ? null : scope.before;
  const own = scope.module.bindings.bindings.filter(
    (binding) => binding.name === name && (before === null || binding.from < before),
  );
  return only(own, { module: scope.module, locals: [], before: null }, imports);
}

function inModule(name: string, module: PythonModule, imports: Imports): Placed | null {
  return boundTo(name, { module, locals: [], before: null }, imports);
}

function only(bindings: readonly Binding[], scope: Scope, imports: Imports): Placed | null {
  const [one] = bindings;
  if (!one || bindings.length > 1 || one.conditional) return null;
  if (one.value.kind === 'expression') return { expression: one.value.expression, scope: earlier(scope, one.from) };
  if (one.value.kind !== 'from') return null;
  const { level, module, name } = one.value;
  const base = level === 0 ? module : imports.relative(scope.module, level, module);
  const loaded = base === null ? null : imports.load(base);
  return loaded && isModule(loaded) ? inModule(name, loaded, imports) : null;
}

/** What a binding's own expression reads was bound before it. */
function earlier(scope: Scope, from: number): Scope {
  const [own, ...outer] = scope.locals;
  if (!own) return { ...scope, before: from };
  return { ...scope, locals: [{ ...own, bindings: own.bindings.filter((other) => other.from < from) }, ...outer] };
}

/** The app's own module that a name stands for: `import config`, `from . import config`. */
function moduleNamed(name: string, scope: Scope, imports: Imports): PythonModule | null {
  const own = scope.module.bindings.bindings.filter((binding) => binding.name === name);
  const [one] = own;
  if (!one || own.length > 1 || scope.locals.some((local) => local.bindings.some((other) => other.name === name)))
    return null;
  const full =
    one.value.kind === 'import'
      ? one.value.module
      : one.value.kind === 'from'
        ? join(
            one.value.level === 0
              ? one.value.module
              : imports.relative(scope.module, one.value.level, one.value.module),
            one.value.name,
          )
        : null;
  const loaded = full === null ? null : imports.load(full);
  return loaded && isModule(loaded) ? loaded : null;
}

function join(module: string | null, name: string): string | null {
  return module === null ? null : `${module}.${name}`;
}

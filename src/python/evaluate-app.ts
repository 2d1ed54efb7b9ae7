import type { Argument, Expression, FunctionDefinition, Parameter, Statement } from '../languages/python/syntax.ts';
import { ATTRIBUTES, BUILDERS, type Interface, isFramework, METHODS, READY } from './app-table.ts';
import { agree, type Scope, type Thing, UNKNOWN } from './app-value.ts';
import { type Binding, bindingsOf } from './bindings.ts';
import { type Imports, isModule, type PythonModule } from './imports.ts';

/** Deeper chains of names, calls and imports are not followed. */
const DEEPEST = 40;
/** Steps in all, for files that are made to have no end. */
const MOST_STEPS = 5000;

export interface Evaluation {
  readonly imports: Imports;
  steps: number;
  depth: number;
}

/** What an expression is, without running it. */
export function evaluate(expression: Expression, scope: Scope, run: Evaluation): Thing {
  if (run.depth >= DEEPEST || run.steps >= MOST_STEPS) return UNKNOWN;
  run.depth++;
  run.steps++;
  const thing = evaluateInner(expression, scope, run);
  run.depth--;
  return thing;
}

function evaluateInner(expression: Expression, scope: Scope, run: Evaluation): Thing {
  switch (expression.kind) {
    case 'name':
      return lookUp(expression.name, scope, run);
    case 'attribute':
      return member(evaluate(expression.object, scope, run), expression.name, run);
    case 'call': {
      const { callee } = expression;
      if (callee.kind === 'attribute') {
        const object = evaluate(callee.object, scope, run);
        if (object.kind === 'app') return methodOf(object.framework, callee.name);
        return called(member(object, callee.name, run), run);
      }
      return called(evaluate(callee, scope, run), run);
    }
    case 'conditional':
      return agree([evaluate(expression.consequent, scope, run), evaluate(expression.otherwise, scope, run)]);
    case 'logical':
      return agree([evaluate(expression.left, scope, run), evaluate(expression.right, scope, run)]);
    case 'walrus':
      return evaluate(expression.value, scope, run);
    case 'none':
      return { kind: 'none' };
    default:
      return UNKNOWN;
  }
}

function methodOf(framework: string | null, name: string): Thing {
  const built = framework === null ? undefined : METHODS[framework]?.[name];
  return built ? { kind: 'app', ...built } : UNKNOWN;
}

/** An attribute of a thing. */
export function member(thing: Thing, name: string, run: Evaluation): Thing {
  switch (thing.kind) {
    case 'library':
      return library(`${thing.name}.${name}`);
    case 'module': {
      const module = run.imports.load(thing.name);
      if (isModule(module)) {
        const found = lookUpInModule(module, name, null, run);
        if (found !== null) return found;
      }
      const inner = run.imports.load(`${thing.name}.${name}`);
      return isModule(inner) || inner.kind === 'namespace'
        ? { kind: 'module', name: `${thing.name}.${name}` }
        : UNKNOWN;
    }
    case 'app': {
      const built = thing.framework === null ? undefined : ATTRIBUTES[thing.framework]?.[name];
      return built ? { kind: 'app', ...built } : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

function library(name: string): Thing {
  const ready = Object.hasOwn(READY, name) ? READY[name] : undefined;
  return ready ? { kind: 'app', ...ready } : { kind: 'library', name };
}

/** What a call of a thing gives back. */
export function called(thing: Thing, run: Evaluation): Thing {
  switch (thing.kind) {
    case 'library': {
      const built = Object.hasOwn(BUILDERS, thing.name) ? BUILDERS[thing.name] : undefined;
      return built ? { kind: 'app', ...built } : { kind: 'library', name: `${thing.name}()` };
    }
    case 'function':
      return thing.definition.async ? UNKNOWN : returned(thing.definition, thing.scope, run);
    case 'class': {
      if (thing.call !== null) return { kind: 'app', framework: null, interface: thing.call };
      for (const base of thing.bases) {
        const built = called(base, run);
        if (built.kind === 'app' || built.kind === 'library') return built;
      }
      return thing.uncallable ? { kind: 'none' } : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

function returned(definition: FunctionDefinition, scope: Scope, run: Evaluation): Thing {
  if (definition.decorators.length > 0) return UNKNOWN;
  const own = withParameters(definition);
  const inner: Scope = { module: scope.module, locals: [own, ...scope.locals], before: null };
  const results = own.returns.map((value) => evaluate(value, inner, run));
  return results.length === 0 ? UNKNOWN : agree(results);
}

/**
 * A function's parameters are names that hold what the caller gives: nothing is known of them, but of those that the caller
 * is known to leave out.
 * @param given what a call gives; null: not known
 */
export function withParameters(
  definition: FunctionDefinition,
  given: readonly Argument[] | null = null,
): ReturnType<typeof bindingsOf> {
  const body = bindingsOf(definition.body());
  const parameters = definition.parameters.map((parameter, at): Binding => {
    const byDefault = given && !isGiven(parameter, at, given) ? parameter.default : null;
    const value = byDefault ? { kind: 'expression' as const, expression: byDefault } : { kind: 'opaque' as const };
    return { name: parameter.name, from: -1, to: -1, conditional: false, value };
  });
  return { ...body, bindings: [...parameters, ...body.bindings] };
}

function isGiven({ name }: Parameter, at: number, given: readonly Argument[]): boolean {
  const positional = given.filter((argument) => argument.name === null);
  const open = given.some((argument) => argument.name === '**' || argument.value.kind === 'starred');
  return open || at < positional.length || given.some((argument) => argument.name === name);
}

function lookUp(name: string, scope: Scope, run: Evaluation): Thing {
  for (const [level, local] of scope.locals.entries()) {
    const own = local.bindings.filter((binding) => binding.name === name);
    if (own.length > 0) return lastOf(own, { ...scope, locals: scope.locals.slice(level) }, run);
  }
  return lookUpInModule(scope.module, name, scope.locals.length > 0 ? null : scope.before, run) ?? UNKNOWN;
}

/** What a module binds a name to; null where it binds it in no way that is seen. */
export function lookUpInModule(
  module: PythonModule,
  name: string,
  before: number | null,
  run: Evaluation,
): Thing | null {
  const scope: Scope = { module, locals: [], before: null };
  const own = module.bindings.bindings.filter(
    (binding) => binding.name === name && (before === null || binding.from < before),
  );
  if (own.length > 0) return lastOf(own, scope, run);
  return name.startsWith('_') ? null : fromStars(module, name, run);
}

/** The last binding that always runs, and those after it that may. */
function lastOf(bindings: readonly Binding[], scope: Scope, run: Evaluation): Thing {
  return agree(perhapsLast(bindings).map((binding) => boundValue(binding, scope, run)));
}

function perhapsLast(bindings: readonly Binding[]): readonly Binding[] {
  const last = bindings.findLastIndex(({ conditional }) => !conditional);
  return bindings.slice(Math.max(last, 0));
}

/** The last place where a module binds a name to something that a server can call; to anything, where none is known to be that. */
export function bindingOf(module: PythonModule, name: string, run: Evaluation): Binding | undefined {
  const last = perhapsLast(module.bindings.bindings.filter((binding) => binding.name === name));
  const scope: Scope = { module, locals: [], before: null };
  return last.findLast((binding) => boundValue(binding, scope, run).kind === 'app') ?? last.at(-1);
}

function boundValue({ value, from }: Binding, scope: Scope, run: Evaluation): Thing {
  // What a binding's own expression reads was bound before it (`app = ProxyFix(app)`), in a function's body as in a module.
  const earlier: Scope = {
    ...scope,
    before: from,
    locals: scope.locals.map((local, level) =>
      level > 0 ? local : { ...local, bindings: local.bindings.filter((other) => other.from < from) },
    ),
  };
  switch (value.kind) {
    case 'expression':
      return evaluate(value.expression, earlier, run);
    case 'part':
      return partOf(value.expression, value.index, earlier, run);
    case 'import':
      return imported(value.module, run);
    case 'from':
      return importedName(scope.module, value.level, value.module, value.name, run);
    case 'function':
      return { kind: 'function', definition: value.definition, scope };
    case 'class':
      return {
        kind: 'class',
        bases: value.decorated ? [] : value.bases.map((base) => evaluate(base, earlier, run)),
        call: value.decorated ? null : callInterface(value.body()),
        uncallable: !value.decorated && value.bases.length === 0 && !definesCall(value.body()),
        body: value.body,
        scope,
      };
    case 'opaque':
      return UNKNOWN;
  }
}

/** `app, socketio = create_app()`: one of the things that a function gives back together. */
function partOf(expression: Expression, index: number, scope: Scope, run: Evaluation): Thing {
  if (expression.kind !== 'call') return UNKNOWN;
  const callee = evaluate(expression.callee, scope, run);
  if (callee.kind !== 'function' || callee.definition.async || callee.definition.decorators.length > 0) return UNKNOWN;
  const own = withParameters(callee.definition);
  const inner: Scope = { module: callee.scope.module, locals: [own, ...callee.scope.locals], before: null };
  const parts = own.returns.map((value) => {
    const item = value.kind === 'tuple' ? value.items[index] : undefined;
    return item ? evaluate(item, inner, run) : UNKNOWN;
  });
  return parts.length === 0 ? UNKNOWN : agree(parts);
}

function imported(name: string, run: Evaluation): Thing {
  const module = run.imports.load(name);
  if (isModule(module) || module.kind === 'namespace') return { kind: 'module', name };
  // Where more may be deployed than the repository holds: nobody shadows a framework with a module of the same name.
  const installed = module.kind === 'absent' || (module.kind === 'unknown' && module.unseen && isFramework(name));
  return installed ? library(name) : UNKNOWN;
}

function importedName(from: PythonModule, level: number, module: string, name: string, run: Evaluation): Thing {
  if (run.depth >= DEEPEST || run.steps >= MOST_STEPS) return UNKNOWN;
  run.depth++;
  run.steps++;
  const absolute = level === 0 ? module : run.imports.relative(from, level, module);
  const thing = absolute === null ? UNKNOWN : imported(absolute, run);
  // A package that imports from itself has no such name yet: it gets the submodule.
  const own = absolute === from.name ? imported(`${absolute}.${name}`, run) : null;
  const found = own?.kind === 'module' ? own : member(thing, name, run);
  run.depth--;
  return found;
}

function fromStars(module: PythonModule, name: string, run: Evaluation): Thing | null {
  for (const star of [...module.bindings.stars].reverse()) {
    const absolute = star.level === 0 ? star.module : run.imports.relative(module, star.level, star.module);
    const source = absolute === null ? UNKNOWN : imported(absolute, run);
    if (source.kind === 'library') {
      const full = `${source.name}.${name}`;
      if (Object.hasOwn(BUILDERS, full)) return { kind: 'library', name: full };
    } else if (source.kind === 'module') {
      const inner = run.imports.load(source.name);
      // Modules that take all names from each other would be asked again and again.
      if (run.depth >= DEEPEST || run.steps >= MOST_STEPS || !isModule(inner)) continue;
      run.depth++;
      run.steps++;
      const found = lookUpInModule(inner, name, null, run);
      run.depth--;
      if (found !== null) return found;
    }
  }
  return null;
}

function definesCall(body: readonly Statement[]): boolean {
  return bindingsOf(body).bindings.some(({ name }) => name === '__call__');
}

/** `__call__(self, environ, start_response)` is WSGI; `async def __call__(self, scope, receive, send)` is ASGI. */
function callInterface(body: readonly Statement[]): Interface | null {
  for (const node of body) {
    if (node.kind === 'function' && node.name === '__call__') return interfaceOf(node, 1);
  }
  return null;
}

/** The interface of a function that is an app itself; null for any other. */
export function interfaceOf(definition: FunctionDefinition, skipped = 0): Interface | null {
  const positional = definition.parameters.filter(({ form }) => form === 'positional').slice(skipped);
  if (definition.decorators.length > 0 || positional.some((parameter) => parameter.default !== null)) return null;
  if (definition.async) return positional.length === 3 ? 'ASGI' : null;
  return positional.length === 2 ? 'WSGI' : null;
}

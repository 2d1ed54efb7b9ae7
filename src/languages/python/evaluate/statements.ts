import type { Source } from '../../../text/source.ts';
import { span } from '../../../text/source.ts';
import { type Origin, written } from '../../../value/value.ts';
import { readModule } from '../module.ts';
import type { Expression, Handler, Statement } from '../syntax.ts';
import { assignedNames } from './assigned-names.ts';
import { defaultsOf, evaluate, originOf } from './expression.ts';
import { importFrom, importModule } from './imports.ts';
import { itemsOf } from './iterate.ts';
import { binary } from './operators.ts';
import { Budget, type Run, Unfinished } from './run.ts';
import { Scope } from './scope.ts';
import { firstReason, keyOf, list, none, type Py, PyError, str, truth, unknown } from './values.ts';
import type { PythonWorld } from './world.ts';

/** A module after it ran: its names, and the exception that ended it, if one surely did. */
export interface ModuleRun {
  readonly names: ReadonlyMap<string, Py>;
  readonly error: PyError | null;
  /** set where the rest of the file could not be followed: why */
  readonly unfinished: string | null;
}

type Flow = 'next' | 'break' | 'continue' | { readonly returned: Py };

/** Runs a Python file's top level, without running anything. Never throws. */
export function runModule(
  source: Source,
  path: string,
  world: PythonWorld,
  budget: Budget = new Budget(),
  moduleName = '__config__',
): ModuleRun {
  const module = readModule(source);
  const scope = new Scope(null);
  const problem = module.problems.find(({ certain }) => certain);
  if (problem) {
    return {
      names: scope.names,
      error: new PyError('SyntaxError', problem.message, written(span(source, problem.from, problem.to))),
      unfinished: null,
    };
  }
  const runner = new Runner(source, path, world, budget, moduleName);
  const doubt = module.problems[0] ? `the file is not wholly understood: ${module.problems[0].message}` : null;
  try {
    runner.block(scope, module.statements);
    return { names: scope.names, error: null, unfinished: doubt };
  } catch (thrown) {
    if (thrown instanceof PyError)
      return { names: scope.names, error: doubt === null ? thrown : null, unfinished: doubt };
    if (thrown instanceof Unfinished || thrown instanceof RangeError)
      return { names: scope.names, error: null, unfinished: thrown.message };
    throw thrown;
  }
}

class Runner implements Run {
  readonly source: Source;
  readonly path: string;
  readonly world: PythonWorld;
  readonly moduleName: string;
  readonly budget: Budget;
  openNames: string | null = null;

  constructor(source: Source, path: string, world: PythonWorld, budget: Budget, moduleName: string) {
    this.source = source;
    this.path = path;
    this.world = world;
    this.budget = budget;
    this.moduleName = moduleName;
  }

  step(): void {
    this.budget.step();
  }

  knownAttribute(object: Py, name: string): boolean {
    return (
      (object.kind === 'str' || object.kind === 'dict' || object.kind === 'list' || object.kind === 'set') &&
      /^[a-z_]+$/.test(name)
    );
  }

  block(scope: Scope, statements: readonly Statement[]): Flow {
    for (const statement of statements) {
      const flow = this.#statement(scope, statement);
      if (flow !== 'next') return flow;
    }
    return 'next';
  }

  #statement(scope: Scope, node: Statement): Flow {
    this.step();
    switch (node.kind) {
      case 'expression':
        evaluate(this, scope, node.value);
        return 'next';
      case 'assign': {
        const value = evaluate(this, scope, node.value);
        for (const target of node.targets) this.assign(scope, target, value);
        return 'next';
      }
      case 'update': {
        const value = binary(
          node.operator.replace(/=$/, ''),
          evaluate(this, scope, node.target),
          evaluate(this, scope, node.value),
          originOf(this, node),
        );
        this.assign(scope, node.target, value);
        return 'next';
      }
      case 'delete':
        for (const target of node.targets) if (target.kind === 'name') scope.names.delete(target.name);
        return 'next';
      case 'if':
        return this.#branch(scope, node, evaluate(this, scope, node.test));
      case 'while':
        return this.#while(scope, node);
      case 'for':
        return this.#for(scope, node);
      case 'try':
        return this.#try(scope, node);
      case 'with':
        for (const item of node.items) {
          const value = evaluate(this, scope, item.value);
          if (item.name !== null)
            scope.set(item.name, unknown(firstReason([value]) ?? 'what `with` opens is not worked out', value.at));
        }
        return this.block(scope, node.body);
      case 'function':
        scope.set(node.name, {
          kind: 'function',
          name: node.name,
          parameters: node.parameters,
          body: { kind: 'block', statements: node.body },
          scope,
          defaults: defaultsOf(this, scope, node.parameters),
          at: originOf(this, node.nameAt),
        });
        if (node.decorators.length > 0)
          scope.set(node.name, unknown(`${node.name} is decorated`, originOf(this, node.nameAt)));
        return 'next';
      case 'class':
        scope.set(node.name, { kind: 'class', name: node.name, at: originOf(this, node.nameAt) });
        return 'next';
      case 'return':
        return { returned: node.value ? evaluate(this, scope, node.value) : none(originOf(this, node)) };
      case 'raise':
        throw this.#raised(scope, node.value, originOf(this, node));
      case 'assert': {
        const holds = truth(evaluate(this, scope, node.test));
        if (holds === false) throw new PyError('AssertionError', '', originOf(this, node));
        return 'next';
      }
      case 'import':
        for (const name of node.names) importModule(this, scope, name);
        return 'next';
      case 'from':
        this.openNames = importFrom(this, scope, node) ?? this.openNames;
        return 'next';
      case 'scope':
        if (node.form === 'global') for (const name of node.names) scope.globals.add(name);
        return 'next';
      case 'break':
      case 'continue':
        return node.kind;
      case 'pass':
      case 'annotation':
      case 'type':
        return 'next';
      case 'error':
      case 'match':
        this.#forget(scope, [node], 'this statement is not worked out');
        return 'next';
    }
  }

  #branch(scope: Scope, node: Extract<Statement, { kind: 'if' }>, test: Py): Flow {
    const holds = truth(test);
    if (holds !== null) return this.block(scope, holds ? node.body : node.otherwise);
    this.#forget(scope, [...node.body, ...node.otherwise], firstReason([test]) ?? 'a condition is not known');
    return 'next';
  }

  /** What statements that may or may not run would set is unknown. */
  #forget(scope: Scope, statements: readonly Statement[], reason: string): void {
    for (const { name, place } of assignedNames(statements)) scope.set(name, unknown(reason, originOf(this, place)));
  }

  #while(scope: Scope, node: Extract<Statement, { kind: 'while' }>): Flow {
    for (;;) {
      this.step();
      const test = evaluate(this, scope, node.test);
      const holds = truth(test);
      if (holds === null) {
        this.#forget(scope, node.body, firstReason([test]) ?? 'a condition is not known');
        return 'next';
      }
      if (!holds) return this.block(scope, node.otherwise);
      const flow = this.block(scope, node.body);
      if (flow === 'break') return 'next';
      if (flow !== 'next' && flow !== 'continue') return flow;
    }
  }

  #for(scope: Scope, node: Extract<Statement, { kind: 'for' }>): Flow {
    const items = itemsOf(evaluate(this, scope, node.iterable), originOf(this, node));
    if ('reason' in items) {
      this.#forget(scope, [node], items.reason);
      return 'next';
    }
    for (const item of [...items]) {
      this.step();
      this.assign(scope, node.target, item);
      const flow = this.block(scope, node.body);
      if (flow === 'break') return 'next';
      if (flow !== 'next' && flow !== 'continue') return flow;
    }
    return this.block(scope, node.otherwise);
  }

  #try(scope: Scope, node: Extract<Statement, { kind: 'try' }>): Flow {
    let flow: Flow;
    try {
      flow = this.block(scope, node.body);
      const doubt = assignedNames(node.body)
        .map(({ name }) => scope.get(name))
        .find((value) => value?.kind === 'unknown');
      // A value that can't be known may also have raised: then the handlers decide.
      if (doubt?.kind === 'unknown' && node.handlers.length > 0)
        this.#forget(scope, [...node.body, ...node.handlers.flatMap(({ body }) => body)], doubt.reason);
      else if (flow === 'next') flow = this.block(scope, node.otherwise);
    } catch (thrown) {
      if (!(thrown instanceof PyError)) throw thrown;
      const handler = node.handlers.find((one) => catches(one, thrown));
      if (!handler) throw thrown;
      if (handler.name !== null) scope.set(handler.name, str(thrown.message, thrown.at ?? originOf(this, node)));
      flow = this.block(scope, handler.body);
    }
    const last = this.block(scope, node.finally);
    return last === 'next' ? flow : last;
  }

  #raised(scope: Scope, value: Expression | null, at: Origin): PyError {
    if (value?.kind === 'call' && value.callee.kind === 'name') {
      const first = value.arguments[0] ? evaluate(this, scope, value.arguments[0].value) : null;
      return new PyError(value.callee.name, first?.kind === 'str' ? first.text.string : '', at);
    }
    return new PyError(value?.kind === 'name' ? value.name : 'Exception', '', at);
  }

  assign(scope: Scope, target: Expression, value: Py): void {
    switch (target.kind) {
      case 'name':
        scope.set(target.name, value);
        return;
      case 'tuple':
      case 'list': {
        const items = itemsOf(value, originOf(this, target));
        for (const [at, part] of target.items.entries()) {
          const item = 'reason' in items ? unknown(items.reason, value.at) : items[at];
          if (part.kind === 'starred') {
            const rest =
              'reason' in items
                ? unknown(items.reason, value.at)
                : list(items.slice(at, items.length - (target.items.length - at - 1)), value.at);
            this.assign(scope, part.value, rest);
          } else if (item) this.assign(scope, part, item);
          else
            throw new PyError(
              'ValueError',
              `not enough values to unpack (expected ${target.items.length})`,
              originOf(this, target),
            );
        }
        return;
      }
      case 'subscript': {
        const object = evaluate(this, scope, target.object);
        const key = evaluate(this, scope, target.index);
        if (object.kind === 'dict') object.entries.set(keyOf(key), [key, value]);
        else if (object.kind === 'list' && key.kind === 'int')
          object.items[Number(key.value) < 0 ? object.items.length + Number(key.value) : Number(key.value)] = value;
        return;
      }
      default:
        return;
    }
  }

  callFunction(
    callee: Py & { readonly kind: 'function' },
    args: readonly Py[],
    named: ReadonlyMap<string, Py>,
    at: Origin,
  ): Py {
    return this.budget.nested(at, () => {
      const scope = new Scope(callee.scope);
      const positional = callee.parameters.filter(({ form }) => form === 'positional');
      for (const [index, parameter] of callee.parameters.entries()) {
        if (parameter.form === 'rest')
          scope.names.set(parameter.name, { kind: 'tuple', items: args.slice(positional.length), at });
        else if (parameter.form === 'keywords')
          scope.names.set(parameter.name, unknown('keyword arguments are not followed', at));
        else {
          const given =
            (parameter.form === 'positional' ? args[index] : undefined) ??
            named.get(parameter.name) ??
            callee.defaults.get(parameter.name);
          if (!given)
            throw new PyError(
              'TypeError',
              `${callee.name}() missing 1 required positional argument: '${parameter.name}'`,
              at,
            );
          scope.names.set(parameter.name, given);
        }
      }
      if (callee.body.kind === 'lambda') return evaluate(this, scope, callee.body.value);
      const flow = this.block(scope, callee.body.statements());
      return typeof flow === 'object' ? flow.returned : none(at);
    });
  }
}

const PARENTS: Readonly<Record<string, readonly string[]>> = {
  KeyError: ['LookupError'],
  IndexError: ['LookupError'],
  ModuleNotFoundError: ['ImportError'],
  JSONDecodeError: ['ValueError'],
  ZeroDivisionError: ['ArithmeticError'],
  RecursionError: ['RuntimeError'],
  FileNotFoundError: ['OSError', 'IOError'],
};

function catches({ type }: Handler, error: PyError): boolean {
  if (!type) return true;
  const types = type.kind === 'tuple' ? type.items : [type];
  const names = [
    error.type,
    'BaseException',
    ...(error.type === 'SystemExit' ? [] : ['Exception']),
    ...(PARENTS[error.type] ?? []),
  ];
  return types.some((one) => names.includes(one.kind === 'name' ? one.name : one.kind === 'attribute' ? one.name : ''));
}

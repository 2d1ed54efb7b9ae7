import type { Origin } from '../../../value/value.ts';
import type { Argument, Parameter } from '../syntax.ts';
import { forget } from './doubt.ts';
import { type Effects, effectsOf } from './effects.ts';
import { evaluate } from './expression.ts';
import { itemsOf } from './iterate.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import { runBlock } from './statements.ts';
import {
  dict,
  firstReason,
  none,
  type Py,
  PyError,
  type PyFunction,
  sizeOf,
  str,
  tuple,
  typeName,
  unknown,
} from './values.ts';

const NO_NAMES: ReadonlyMap<string, Py> = new Map();

/** `callee(arguments)` */
export function callWith(run: Run, scope: Scope, callee: Py, nodes: readonly Argument[], at: Origin): Py {
  const args: Py[] = [];
  const named = new Map<string, Py>();
  let lost: string | null = null;
  for (const { name, value } of nodes) {
    const one = evaluate(run, scope, value);
    if (name === '**') {
      if (one.kind === 'dict')
        for (const [key, entry] of one.entries.values()) named.set(key.kind === 'str' ? key.text.string : '', entry);
      else lost ??= firstReason([one]) ?? 'the arguments are not known';
    } else if (name !== null) named.set(name, one);
    else if (value.kind === 'starred') {
      const items = itemsOf(one, at);
      if ('reason' in items) lost ??= items.reason;
      else args.push(...items);
    } else args.push(one);
  }
  if (lost === null) return apply(run, scope, callee, args, at, named);
  if (callee.kind === 'function') forget(callee.run, new Scope('call', callee.scope), bodyEffects(callee), lost);
  return unknown(lost, at);
}

/** Calls a value. */
export function apply(
  run: Run,
  scope: Scope,
  callee: Py,
  args: readonly Py[],
  at: Origin,
  named: ReadonlyMap<string, Py> = NO_NAMES,
): Py {
  const { budget } = run.session;
  switch (callee.kind) {
    case 'native': {
      budget.spend(args.reduce((sum, arg) => sum + sizeOf(arg), 1));
      const inner = (again: Py, values: readonly Py[]): Py => apply(run, scope, again, values, at);
      const result = callee.call({ args, named, at, apply: inner, run, scope });
      budget.spend(sizeOf(result));
      return result;
    }
    case 'function':
      return budget.nested(() => callFunction(callee, args, named, at));
    case 'unknown':
      return callee;
    case 'module':
    case 'class':
      return unknown(`${callee.name}() is not worked out`, at);
    default:
      throw new PyError('TypeError', `'${typeName(callee)}' object is not callable`, at);
  }
}

function callFunction(callee: PyFunction, args: readonly Py[], named: ReadonlyMap<string, Py>, at: Origin): Py {
  const { run, body } = callee;
  if (callee.async) return unknown(`${callee.name}() makes a coroutine`, at);
  if (body.kind === 'lambda') {
    const scope = new Scope('call', callee.scope);
    bind(callee, scope, args, named, at);
    return evaluate(run, scope, body.value);
  }
  const effects = bodyEffects(callee);
  if (effects.yields) return unknown(`${callee.name}() makes a generator`, at);
  const own = new Set([...effects.bound, ...callee.parameters.map(({ name }) => name)]);
  const scope = new Scope('call', callee.scope, own);
  bind(callee, scope, args, named, at);
  const flow = runBlock(run, scope, body.statements());
  if (typeof flow === 'string') return none(at);
  if ('returned' in flow) return flow.returned;
  // It may have returned before its end: what it could still do is unknown.
  forget(run, scope, effects, flow.reason);
  return unknown(flow.reason, at);
}

const effects = new WeakMap<PyFunction['body'], Effects>();

function bodyEffects({ body }: PyFunction): Effects {
  const known = effects.get(body);
  if (known) return known;
  const found = effectsOf(body.kind === 'block' ? body.statements() : []);
  effects.set(body, found);
  return found;
}

/** Puts arguments under the names of parameters. @throws PyError where they don't fit */
function bind(callee: PyFunction, scope: Scope, args: readonly Py[], named: ReadonlyMap<string, Py>, at: Origin): void {
  const left = new Map(named);
  const positional = callee.parameters.filter(({ form }) => form === 'positional');
  for (const [index, parameter] of positional.entries()) bindOne(callee, scope, parameter, args[index], left, at);
  const rest = callee.parameters.find(({ form }) => form === 'rest');
  if (rest) scope.names.set(rest.name, tuple(args.slice(positional.length), at));
  else if (args.length > positional.length)
    throw new PyError(
      'TypeError',
      `${callee.name}() takes ${positional.length} positional arguments but ${args.length} were given`,
      at,
    );
  for (const parameter of callee.parameters)
    if (parameter.form === 'keyword') bindOne(callee, scope, parameter, undefined, left, at);
  const keywords = callee.parameters.find(({ form }) => form === 'keywords');
  const [stranger] = left.keys();
  if (keywords)
    scope.names.set(
      keywords.name,
      dict(
        [...left].map(([name, value]) => [str(name, at), value] as const),
        at,
      ),
    );
  else if (stranger !== undefined)
    throw new PyError('TypeError', `${callee.name}() got an unexpected keyword argument '${stranger}'`, at);
}

function bindOne(
  callee: PyFunction,
  scope: Scope,
  { name }: Parameter,
  given: Py | undefined,
  named: Map<string, Py>,
  at: Origin,
): void {
  const keyword = named.get(name);
  if (given && keyword)
    throw new PyError('TypeError', `${callee.name}() got multiple values for argument '${name}'`, at);
  named.delete(name);
  const value = given ?? keyword ?? callee.defaults.get(name);
  if (!value) throw new PyError('TypeError', `${callee.name}() missing 1 required positional argument: '${name}'`, at);
  scope.names.set(name, value);
}

export function defaultsOf(run: Run, scope: Scope, parameters: readonly Parameter[]): ReadonlyMap<string, Py> {
  return new Map(
    parameters.flatMap((parameter) =>
      parameter.default ? [[parameter.name, evaluate(run, scope, parameter.default)] as const] : [],
    ),
  );
}

/** Calls a function of a module that has run, without arguments. Never throws but PyError. */
export function callAgain(callee: PyFunction & { readonly at: Origin }): Py {
  try {
    return apply(callee.run, callee.run.scope, callee, [], callee.at);
  } catch (thrown) {
    if (thrown instanceof PyError) throw thrown;
    return unknown(`what ${callee.name}() returns is not worked out`, callee.at);
  }
}

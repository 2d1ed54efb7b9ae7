import { span } from '../../../text/source.ts';
import { TracedText } from '../../../text/traced.ts';
import { type Origin, written } from '../../../value/value.ts';
import type { Argument, Comprehension, Expression, Place, StringPart } from '../syntax.ts';
import { builtin, OTHER_BUILTINS } from './builtins.ts';
import { formatted } from './format.ts';
import { itemsOf } from './iterate.ts';
import { method } from './methods.ts';
import { plain } from './modules.ts';
import { binary, compare, unary } from './operators.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import {
  bool,
  firstReason,
  float,
  int,
  keyOf,
  list,
  none,
  type Py,
  PyError,
  repr,
  str,
  truth,
  typeName,
  unknown,
} from './values.ts';

export function originOf(run: Run, place: Place): Origin {
  return written(span(run.source, place.from, place.to));
}

/** The value of an expression. @throws PyError where Python would raise */
export function evaluate(run: Run, scope: Scope, node: Expression): Py {
  run.step(node);
  const at = originOf(run, node);
  switch (node.kind) {
    case 'name':
      return nameValue(run, scope, node.name, at);
    case 'integer':
      return int(node.value, at);
    case 'float':
      return float(node.value, at);
    case 'boolean':
      return bool(node.value, at);
    case 'none':
      return none(at);
    case 'string':
      return node.bytes
        ? unknown('a bytes value is not worked out', at)
        : str(stringText(run, scope, node.parts, at), at);
    case 'tuple':
    case 'list':
    case 'set':
      return { kind: node.kind, items: itemList(run, scope, node.items), at };
    case 'dict':
      return dictValue(run, scope, node.entries, at);
    case 'comprehension':
      return comprehension(run, scope, node, at);
    case 'unary':
      return unary(node.operator, evaluate(run, scope, node.operand), at);
    case 'binary':
      return binaryValue(node.operator, evaluate(run, scope, node.left), evaluate(run, scope, node.right), at, run);
    case 'logical': {
      const left = evaluate(run, scope, node.left);
      const holds = truth(left);
      if (holds === null) return unknown(firstReason([left]) ?? 'it is not known', at);
      return holds === (node.operator === 'or') ? left : evaluate(run, scope, node.right);
    }
    case 'compare': {
      let left = evaluate(run, scope, node.first);
      for (const { operator, right } of node.rest) {
        const other = evaluate(run, scope, right);
        const holds =
          other.kind === 'module' && /in$/.test(operator)
            ? membership(run, operator, left, other, at)
            : compare(operator, left, other, at);
        if (holds === null) return unknown(firstReason([left, other]) ?? 'it is not known', at);
        if (!holds) return bool(false, at);
        left = other;
      }
      return bool(true, at);
    }
    case 'conditional': {
      const test = evaluate(run, scope, node.test);
      const holds = truth(test);
      if (holds === null) return unknown(firstReason([test]) ?? 'it is not known', at);
      return evaluate(run, scope, holds ? node.consequent : node.otherwise);
    }
    case 'lambda':
      return {
        kind: 'function',
        name: '<lambda>',
        parameters: node.parameters,
        body: { kind: 'lambda', value: node.body },
        scope,
        defaults: defaultsOf(run, scope, node.parameters),
        at,
      };
    case 'attribute':
      return attribute(run, evaluate(run, scope, node.object), node.name, at);
    case 'subscript':
      return subscript(run, scope, evaluate(run, scope, node.object), node.index, at);
    case 'call':
      return callValue(run, evaluate(run, scope, node.callee), node.arguments, scope, at);
    case 'walrus': {
      const value = evaluate(run, scope, node.value);
      scope.set(node.name, value);
      return value;
    }
    case 'starred':
      return evaluate(run, scope, node.value);
    default:
      return unknown('this expression is not worked out', at);
  }
}

function nameValue(run: Run, scope: Scope, name: string, at: Origin): Py {
  const found = scope.get(name) ?? builtin(name, at);
  if (found) return found;
  if (name === '__file__') return str(run.path, at);
  if (name === '__name__') return str(run.moduleName, at);
  if (OTHER_BUILTINS.has(name) || run.openNames !== null)
    return unknown(run.openNames ?? `${name} is not worked out`, at);
  throw new PyError('NameError', `name '${name}' is not defined`, at);
}

function itemList(run: Run, scope: Scope, nodes: readonly Expression[]): Py[] {
  return nodes.flatMap((node) => {
    const value = evaluate(run, scope, node);
    if (node.kind !== 'starred') return [value];
    const items = itemsOf(value, value.at);
    return 'reason' in items ? [unknown(items.reason, value.at)] : [...items];
  });
}

function dictValue(run: Run, scope: Scope, nodes: Extract<Expression, { kind: 'dict' }>['entries'], at: Origin): Py {
  const entries = new Map<string, readonly [Py, Py]>();
  for (const { key, value } of nodes) {
    const one = evaluate(run, scope, value);
    if (key) {
      const name = evaluate(run, scope, key);
      if (name.kind === 'unknown') return name;
      entries.set(keyOf(name), [name, one]);
    } else if (one.kind === 'dict') for (const [name, entry] of one.entries) entries.set(name, entry);
    else return unknown(firstReason([one]) ?? 'a part of the dictionary is not known', at);
  }
  return { kind: 'dict', entries, at };
}

function stringText(run: Run, scope: Scope, parts: readonly StringPart[], at: Origin): TracedText {
  return TracedText.join(
    parts.map((part) => {
      const place = span(run.source, part.from, part.to);
      if (part.kind === 'text') return part.exact ? TracedText.at(place) : TracedText.of(part.text, place);
      const value = plain(evaluate(run, scope, part.value));
      const specification = stringText(run, scope, part.format, at).string;
      const text = formatted(
        value,
        specification,
        part.conversion ?? (part.selfDocumented && specification === '' ? 'r' : null),
        written(place),
      );
      return part.selfDocumented
        ? TracedText.of(`${run.source.text.slice(part.value.from, part.value.to)}=`, place).concat(text)
        : text;
    }),
  );
}

function binaryValue(operator: string, left: Py, right: Py, at: Origin, run: Run): Py {
  const join = operator === '/' && left.kind === 'module' ? left.get('__join__', at) : null;
  return join ? apply(run, join, [right], at) : binary(operator, left, right, at);
}

function membership(
  run: Run,
  operator: string,
  item: Py,
  container: Py & { readonly kind: 'module' },
  at: Origin,
): boolean | null {
  const test = container.get('__contains__', at);
  const found = test ? truth(apply(run, test, [item], at)) : null;
  return found === null ? null : found === (operator === 'in');
}

function attribute(run: Run, object: Py, name: string, at: Origin): Py {
  if (object.kind === 'unknown') return object;
  if (object.kind === 'module') return object.get(name, at) ?? unknown(`${object.name}.${name} is not worked out`, at);
  const found = method(object, name, at);
  if (found) return found;
  if (object.kind === 'function' || object.kind === 'class' || object.kind === 'native' || name.startsWith('__'))
    return unknown(`.${name} is not worked out`, at);
  if (run.knownAttribute(object, name)) return unknown(`.${name} is not worked out`, at);
  throw new PyError('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`, at);
}

function subscript(run: Run, scope: Scope, object: Py, index: Expression, at: Origin): Py {
  if (object.kind === 'unknown') return object;
  if (index.kind === 'slice') return slice(run, scope, object, index, at);
  const key = evaluate(run, scope, index);
  if (key.kind === 'unknown') return key;
  if (object.kind === 'module') {
    const item = object.get('__getitem__', at);
    return item ? apply(run, item, [key], at) : unknown(`${object.name} is not worked out`, at);
  }
  if (object.kind === 'dict') {
    const found = object.entries.get(keyOf(key));
    if (!found) throw new PyError('KeyError', repr(key), at);
    return found[1];
  }
  const items = itemsOf(object, at);
  if ('reason' in items) return unknown(items.reason, at);
  if (key.kind !== 'int' && key.kind !== 'bool')
    throw new PyError('TypeError', `${typeName(object)} indices must be integers or slices, not ${typeName(key)}`, at);
  const found = items.at(Number(key.value));
  if (!found) throw new PyError('IndexError', `${object.kind} index out of range`, at);
  return found;
}

function slice(
  run: Run,
  scope: Scope,
  object: Py,
  { start, stop, step }: Extract<Expression, { kind: 'slice' }>,
  at: Origin,
): Py {
  const bounds = [start, stop, step].map((node) => (node ? evaluate(run, scope, node) : null));
  if (bounds.some((bound) => bound && bound.kind !== 'int' && bound.kind !== 'none') || bounds[2])
    return unknown('this slice is not worked out', at);
  const [from, to] = bounds.map((bound) => (bound?.kind === 'int' ? Number(bound.value) : undefined));
  if (object.kind === 'str' && object.text.known) {
    const { length } = object.text;
    const place = (bound: number | undefined, fallback: number): number =>
      bound === undefined ? fallback : bound < 0 ? Math.max(length + bound, 0) : Math.min(bound, length);
    const [first, last] = [place(from, 0), place(to, length)];
    return str(last <= first ? '' : object.text.slice(first, last), at);
  }
  const items = itemsOf(object, at);
  return 'reason' in items
    ? unknown(items.reason, at)
    : { kind: object.kind === 'tuple' ? 'tuple' : 'list', items: items.slice(from, to), at };
}

function comprehension(run: Run, scope: Scope, node: Comprehension, at: Origin): Py {
  const inner = new Scope(scope);
  const found: (readonly [Py, Py])[] = [];
  const go = (clause: number): string | null => {
    const current = node.clauses[clause];
    if (!current) {
      const element = evaluate(run, inner, node.element);
      found.push([element, node.value ? evaluate(run, inner, node.value) : element]);
      return null;
    }
    if (current.kind === 'if') {
      const test = evaluate(run, inner, current.test);
      const holds = truth(test);
      if (holds === null) return firstReason([test]) ?? 'a condition is not known';
      return holds ? go(clause + 1) : null;
    }
    const items = itemsOf(evaluate(run, inner, current.iterable), at);
    if ('reason' in items) return items.reason;
    for (const item of items) {
      run.assign(inner, current.target, item);
      const reason = go(clause + 1);
      if (reason !== null) return reason;
    }
    return null;
  };
  const reason = go(0);
  if (reason !== null) return unknown(reason, at);
  if (node.form === 'dict')
    return { kind: 'dict', entries: new Map(found.map((entry) => [keyOf(entry[0]), entry])), at };
  const items = found.map(([item]) => item);
  return node.form === 'set'
    ? { kind: 'set', items: [...new Map(items.map((item) => [keyOf(item), item])).values()], at }
    : list(items, at);
}

function callValue(run: Run, callee: Py, nodes: readonly Argument[], scope: Scope, at: Origin): Py {
  const args: Py[] = [];
  const named = new Map<string, Py>();
  for (const { name, value } of nodes) {
    const one = evaluate(run, scope, value);
    if (name === '**') {
      if (one.kind !== 'dict') return unknown(firstReason([one]) ?? 'the arguments are not known', at);
      for (const [key, entry] of one.entries.values()) if (key.kind === 'str') named.set(key.text.string, entry);
    } else if (name !== null) named.set(name, one);
    else if (value.kind === 'starred') {
      const items = itemsOf(one, at);
      if ('reason' in items) return unknown(items.reason, at);
      args.push(...items);
    } else args.push(one);
  }
  return apply(run, callee, args, at, named);
}

const NO_NAMES: ReadonlyMap<string, Py> = new Map();

/** Calls a value. */
export function apply(
  run: Run,
  callee: Py,
  args: readonly Py[],
  at: Origin,
  named: ReadonlyMap<string, Py> = NO_NAMES,
): Py {
  switch (callee.kind) {
    case 'native': {
      const real = /^(str|repr|len|print|join|exists|isfile|isdir|dirname|basename|abspath)$/.test(callee.name)
        ? args.map(plain)
        : args;
      return callee.call({ args: real, named, at, apply: (inner, values) => apply(run, inner, values, at) });
    }
    case 'function':
      return run.callFunction(callee, args, named, at);
    case 'unknown':
      return callee;
    case 'module':
    case 'class':
      return unknown(`${callee.name}() is not worked out`, at);
    default:
      throw new PyError('TypeError', `'${typeName(callee)}' object is not callable`, at);
  }
}

export function defaultsOf(
  run: Run,
  scope: Scope,
  parameters: readonly { readonly name: string; readonly default: Expression | null }[],
): ReadonlyMap<string, Py> {
  return new Map(
    parameters.flatMap((parameter) =>
      parameter.default ? [[parameter.name, evaluate(run, scope, parameter.default)] as const] : [],
    ),
  );
}

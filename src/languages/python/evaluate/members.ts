import type { Origin } from '../../../value/value.ts';
import type { Expression } from '../syntax.ts';
import { apply } from './call.ts';
import { repr } from './describe.ts';
import { evaluate } from './expression.ts';
import { itemsOf } from './iterate.ts';
import { hasMethod, method } from './methods.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { firstReason, keyOf, type Py, PyError, str, typeName, unknown } from './values.ts';

/** `object.name` */
export function attribute(object: Py, name: string, at: Origin): Py {
  switch (object.kind) {
    case 'unknown':
      return object;
    case 'module': {
      const found = object.get(name, at);
      if (found || !object.names) return found ?? unknown(`${object.name}.${name} is not worked out`, at);
      throw new PyError('AttributeError', `module has no attribute '${name}'`, at);
    }
    case 'class':
      return object.members?.get(name) ?? unknown(`${object.name}.${name} is not worked out`, at);
    case 'function':
    case 'native':
      return unknown(`.${name} is not worked out`, at);
    default:
      break;
  }
  const found = method(object, name, at);
  if (found) return found;
  if (hasMethod(object, name)) return unknown(`.${name} is not worked out`, at);
  throw new PyError('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`, at);
}

/** `object[index]` */
export function subscript(run: Run, scope: Scope, object: Py, index: Expression, at: Origin): Py {
  if (index.kind === 'slice') return object.kind === 'unknown' ? object : slice(run, scope, object, index, at);
  const key = evaluate(run, scope, index);
  if (object.kind === 'unknown') return object;
  const reason = firstReason([key]);
  if (reason !== null) return unknown(reason, at);
  if (object.kind === 'module') {
    const item = object.get('__getitem__', at);
    return item ? apply(run, scope, item, [key], at) : unknown(`${object.name} is not worked out`, at);
  }
  // `list[str]` is a type
  if (object.kind === 'class' || object.kind === 'native') return unknown(`${object.name}[…] is not worked out`, at);
  if (object.kind === 'dict') {
    const found = object.entries.get(keyOf(key));
    if (found) return found[1];
    const lost = firstReason([...object.entries.values()].map(([name]) => name));
    if (lost !== null) return unknown(lost, at);
    throw new PyError('KeyError', repr(key), at);
  }
  if (object.kind === 'set' || !('items' in object || object.kind === 'str'))
    throw new PyError('TypeError', `'${typeName(object)}' object is not subscriptable`, at);
  return indexed(object, key, at);
}

function indexed(object: Py, key: Py, at: Origin): Py {
  const items = itemsOf(object, at);
  if ('reason' in items) return unknown(items.reason, at);
  if (key.kind !== 'int' && key.kind !== 'bool')
    throw new PyError('TypeError', `${typeName(object)} indices must be integers or slices, not ${typeName(key)}`, at);
  const position = Number(key.value);
  const found = items.at(position);
  if (object.kind === 'str' && object.text.length === items.length && found) {
    const from = position < 0 ? items.length + position : position;
    return str(object.text.slice(from, from + 1), at);
  }
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
  const reason = firstReason(bounds.filter((bound) => bound !== null));
  if (reason !== null) return unknown(reason, at);
  if (bounds.some((bound) => bound && bound.kind !== 'int' && bound.kind !== 'none' && bound.kind !== 'bool'))
    throw new PyError('TypeError', 'slice indices must be integers or None or have an __index__ method', at);
  const [from, to, by = 1] = bounds.map((bound) =>
    bound?.kind === 'int' || bound?.kind === 'bool' ? Number(bound.value) : undefined,
  );
  if (by === 0) throw new PyError('ValueError', 'slice step cannot be zero', at);
  if (object.kind === 'dict' || object.kind === 'set' || object.kind === 'int' || object.kind === 'none')
    throw new PyError('TypeError', `'${typeName(object)}' object is not subscriptable`, at);
  const items = itemsOf(object, at);
  if ('reason' in items) return unknown(items.reason, at);
  if (object.kind === 'str' && by === 1 && object.text.length === items.length) {
    const [first, last] = [place(from, 0, items.length), place(to, items.length, items.length)];
    return str(last <= first ? '' : object.text.slice(first, last), at);
  }
  const taken = stepped(items, from, to, by);
  run.session.budget.spend(taken.length);
  if (object.kind === 'str')
    return str(taken.map((item) => (item.kind === 'str' ? item.text.string : '')).join(''), at);
  return { kind: object.kind === 'tuple' ? 'tuple' : 'list', items: taken, at };
}

function place(bound: number | undefined, fallback: number, length: number): number {
  if (bound === undefined) return fallback;
  return bound < 0 ? Math.max(length + bound, 0) : Math.min(bound, length);
}

function stepped(items: readonly Py[], from: number | undefined, to: number | undefined, by: number): Py[] {
  const { length } = items;
  if (by > 0) {
    const last = place(to, length, length);
    const taken: Py[] = [];
    for (let at = place(from, 0, length); at < last; at += by) taken.push(...items.slice(at, at + 1));
    return taken;
  }
  const bound = (value: number | undefined, fallback: number): number =>
    value === undefined ? fallback : value < 0 ? Math.max(length + value, -1) : Math.min(value, length - 1);
  const taken: Py[] = [];
  const last = bound(to, -1);
  for (let at = bound(from, length - 1); at > last; at += by) taken.push(...items.slice(at, at + 1));
  return taken;
}

import type { Expression, Place } from '../syntax.ts';
import { apply } from './call.ts';
import { repr } from './describe.ts';
import { evaluate } from './expression.ts';
import { orderedItemsOf } from './iterate.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { firstReason, keyOf, list, type Py, PyError, put, unknown } from './values.ts';

/** `target = value` */
export function assign(run: Run, scope: Scope, target: Expression, value: Py): void {
  switch (target.kind) {
    case 'name':
      scope.set(target.name, value);
      return;
    case 'tuple':
    case 'list':
      unpack(run, scope, target, target.items, value);
      return;
    case 'subscript':
      setItem(
        run,
        evaluate(run, scope, target.object),
        evaluate(run, scope, target.index),
        value,
        run.originOf(target),
      );
      return;
    case 'attribute': {
      const object = evaluate(run, scope, target.object);
      if (object.kind === 'class') object.members?.set(target.name, value);
      else if (object.kind === 'module') object.set?.(target.name, value);
      return;
    }
    default:
      return;
  }
}

function unpack(run: Run, scope: Scope, place: Place, parts: readonly Expression[], value: Py): void {
  const at = run.originOf(place);
  const items = orderedItemsOf(value, at);
  const rest = parts.findIndex((part) => part.kind === 'starred');
  const wanted = parts.length;
  if (!('reason' in items)) {
    const fits = rest < 0 ? items.length === wanted : items.length >= wanted - 1;
    const few = items.length < wanted;
    if (!fits)
      throw new PyError('ValueError', `${few ? 'not enough' : 'too many'} values to unpack (expected ${wanted})`, at);
  }
  for (const [index, part] of parts.entries()) {
    if ('reason' in items) {
      assign(run, scope, part.kind === 'starred' ? part.value : part, unknown(items.reason, value.at));
      continue;
    }
    const fromEnd = rest >= 0 && index > rest;
    if (part.kind === 'starred')
      assign(run, scope, part.value, list(items.slice(index, items.length - (wanted - index - 1)), value.at));
    else {
      const item = items[fromEnd ? items.length - wanted + index : index];
      if (item) assign(run, scope, part, item);
    }
  }
}

/** `object[key] = value` */
export function setItem(run: Run, object: Py, key: Py, value: Py, at: Py['at']): void {
  switch (object.kind) {
    case 'module': {
      const set = object.get('__setitem__', at);
      if (set) apply(run, run.scope, set, [key, value], at);
      return;
    }
    case 'dict': {
      const reason = firstReason([key]);
      // A key that can't be known may be any of those that are there.
      if (reason !== null)
        for (const [name, [one]] of object.entries) object.entries.set(name, [one, unknown(reason, value.at)]);
      put(object, key, value);
      return;
    }
    case 'list': {
      if (key.kind !== 'int') {
        // A slice, or an index that can't be known.
        object.items.splice(
          0,
          object.items.length,
          unknown('the list was changed in a way that is not worked out', at),
        );
        return;
      }
      const index = Number(key.value) < 0 ? object.items.length + Number(key.value) : Number(key.value);
      if (index < 0 || index >= object.items.length)
        throw new PyError('IndexError', 'list assignment index out of range', at);
      object.items[index] = value;
      return;
    }
    case 'str':
    case 'tuple':
      throw new PyError('TypeError', `'${object.kind}' object does not support item assignment`, at);
    default:
      return;
  }
}

/** `del target` */
export function remove(run: Run, scope: Scope, target: Expression): void {
  const at = run.originOf(target);
  if (target.kind === 'name') {
    if (!scope.delete(target.name)) throw new PyError('NameError', `name '${target.name}' is not defined`, at);
    return;
  }
  if (target.kind !== 'subscript') return;
  const object = evaluate(run, scope, target.object);
  const key = evaluate(run, scope, target.index);
  if (object.kind === 'module') {
    const pop = object.get('__delitem__', at);
    if (pop) apply(run, scope, pop, [key], at);
  } else if (object.kind === 'dict' && firstReason([key]) === null) {
    if (!object.entries.delete(keyOf(key))) throw new PyError('KeyError', repr(key), at);
  } else if (object.kind === 'list' && key.kind === 'int') object.items.splice(Number(key.value), 1);
  else if (object.kind === 'list') setItem(run, object, key, object, at);
}

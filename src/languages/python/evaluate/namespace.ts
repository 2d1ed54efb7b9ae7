import type { Origin } from '../../../value/value.ts';
import { repr } from './describe.ts';
import { native, objectOf } from './native.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { bool, firstReason, none, type Py, PyError, unknown } from './values.ts';

/** `globals()`: the names of a module, to read and to set. */
export function namespaceOf(run: Run, scope: Scope, at: Origin): Py {
  const read = (key: Py | undefined, fallback: Py | null, use: Origin): Py => {
    if (!key || firstReason([key]) !== null) return unknown('which name is read is not known', use);
    const value = key.kind === 'str' ? scope.names.get(key.text.string) : undefined;
    if (value) return value;
    if (run.open !== null || (key.kind === 'str' && key.text.string.startsWith('__')))
      return unknown(run.open ?? 'it is not worked out', use);
    if (fallback) return fallback;
    throw new PyError('KeyError', repr(key), use);
  };
  const write = (key: Py | undefined, value: Py | undefined): void => {
    if (key?.kind === 'str' && key.text.known && value) scope.names.set(key.text.string, value);
    else run.taint('`globals()` may set it');
  };
  return objectOf(
    'globals()',
    {
      __getitem__: native('__getitem__', ({ args: [key], at: use }) => read(key, null, use)),
      __contains__: native('__contains__', ({ args: [key], at: use }) => {
        if (key?.kind !== 'str' || !key.text.known || run.open !== null)
          return unknown('which names there are is not known', use);
        return bool(scope.names.has(key.text.string), use);
      }),
      __setitem__: native('__setitem__', ({ args: [key, value], at: use }) => {
        write(key, value);
        return none(use);
      }),
      get: native('get', ({ args: [key, fallback], at: use }) => read(key, fallback ?? none(use), use)),
      setdefault: native('setdefault', ({ args: [key, fallback], at: use }) => {
        const value = read(key, fallback ?? none(use), use);
        write(key, value);
        return value;
      }),
      update: native('update', ({ args: [values], named, at: use }) => {
        if (values?.kind === 'dict') for (const [key, value] of values.entries.values()) write(key, value);
        else if (values) run.taint(firstReason([values]) ?? '`globals().update()` may set it');
        for (const [name, value] of named) scope.names.set(name, value);
        return none(use);
      }),
      pop: native('pop', ({ args: [key, fallback], at: use }) => {
        const value = read(key, fallback ?? null, use);
        if (key?.kind === 'str') scope.names.delete(key.text.string);
        return value;
      }),
    },
    at,
  );
}

import type { Origin, Value } from '../../../value/value.ts';
import { native, objectOf } from './native.ts';
import type { Session } from './run.ts';
import { bool, firstReason, none, type Py, PyError, str, unknown } from './values.ts';

/** `os.environ`, with what the code does to it. */
export function environmentObject(session: Session, at: Origin): Py {
  return objectOf(
    'os.environ',
    {
      __getitem__: native('__getitem__', ({ args: [key], at: use }) => lookUp(key, null, session, use)),
      __contains__: native('__contains__', ({ args: [key], at: use }) => isSet(key, session, use)),
      __setitem__: native('__setitem__', ({ args: [key, value], at: use }) => write(key, value, session, use)),
      __delitem__: native('__delitem__', ({ args: [key], at: use }) => {
        lookUp(key, null, session, use);
        return write(key, null, session, use);
      }),
      get: native('get', ({ args: [key, fallback], named, at: use }) =>
        lookUp(key, fallback ?? named.get('default') ?? none(use), session, use),
      ),
      setdefault: native('setdefault', ({ args: [key, fallback], at: use }) => {
        const value = lookUp(key, fallback ?? none(use), session, use);
        write(key, value, session, use);
        return value;
      }),
      pop: native('pop', ({ args: [key, fallback], at: use }) => {
        const value = lookUp(key, fallback ?? null, session, use);
        write(key, null, session, use);
        return value;
      }),
      update: native('update', ({ args: [values], named, at: use }) => {
        if (values?.kind === 'dict')
          for (const [key, value] of values.entries.values()) write(key, value, session, use);
        else if (values) session.environmentOpen ??= firstReason([values]) ?? 'the environment was changed';
        for (const [key, value] of named) write(str(key, use), value, session, use);
        return none(use);
      }),
    },
    at,
  );
}

function write(key: Py | undefined, value: Py | null | undefined, session: Session, at: Origin): Py {
  if (value && value.kind !== 'str' && value.kind !== 'unknown')
    throw new PyError('TypeError', `str expected, not ${value.kind}`, at);
  if (key?.kind === 'str' && key.text.known) session.environment.set(key.text.string, value ?? null);
  else session.environmentOpen ??= 'a variable was set whose name is not known';
  return none(at);
}

/** A variable. @param fallback null: one that isn't set is a KeyError */
export function lookUp(key: Py | undefined, fallback: Py | null, session: Session, at: Origin): Py {
  if (key?.kind !== 'str') {
    if (!key || key.kind === 'unknown') return unknown(key?.reason ?? 'the name of a variable is missing', at);
    throw new PyError('TypeError', `str expected, not ${key.kind}`, at);
  }
  if (!key.text.known) return unknown(key.text.holes[0]?.reason ?? '', at);
  const name = key.text.string;
  const found = variable(name, session, at);
  if (found === 'unset') {
    if (session.world.givesAsked && (!fallback || fallback.kind === 'none'))
      return unknown(`\`${name}\` is set nowhere in the repository`, at);
    if (fallback) return fallback;
    throw new PyError('KeyError', `'${name}'`, at);
  }
  return found;
}

function isSet(key: Py | undefined, session: Session, at: Origin): Py {
  if (key?.kind !== 'str' || !key.text.known) return unknown('the name of the variable is not known', at);
  const found = variable(key.text.string, session, at);
  if (found === 'unset') return bool(false, at);
  return found.kind === 'str' ? bool(true, at) : unknown(found.kind === 'unknown' ? found.reason : 'it may be set', at);
}

function variable(name: string, session: Session, at: Origin): Py | 'unset' {
  const written = session.environment.get(name);
  if (written !== undefined) return written ?? 'unset';
  const value = session.world.environment.get(name);
  if (value) return fromValue(name, value);
  if (session.environmentOpen !== null) return unknown(session.environmentOpen, at);
  return session.world.environmentComplete ? 'unset' : unknown(`${name} may be set outside of the repository`, at);
}

function fromValue(name: string, value: Value): Py {
  const { origin } = value;
  switch (value.kind) {
    case 'string':
      return str(value.text, origin);
    case 'number':
    case 'boolean':
      return str(String(value.value), origin);
    case 'unknown':
      return unknown(value.reason, origin);
    default:
      return unknown(`the value of ${name} is not known`, origin);
  }
}

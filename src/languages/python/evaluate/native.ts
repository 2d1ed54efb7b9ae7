import type { Origin } from '../../../value/value.ts';
import type { NativeCall, Py } from './values.ts';

/** The members of a module or an object, each made where it is used. */
export type Members = Readonly<Record<string, (at: Origin) => Py>>;

/** A function of Python's own. */
export function native(name: string, call: (call: NativeCall) => Py): (at: Origin) => Py {
  return (at) => ({ kind: 'native', name, call, at });
}

/** An object that is known by its members. */
export function objectOf(name: string, members: Members, at: Origin): Py {
  return {
    kind: 'module',
    name,
    at,
    get: (member, place) => (Object.hasOwn(members, member) ? (members[member]?.(place) ?? null) : null),
  };
}

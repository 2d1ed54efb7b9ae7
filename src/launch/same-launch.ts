import { samePlace } from '../text/source.ts';
import { sameValue } from '../value/same-value.ts';
import type { Origin, Value } from '../value/value.ts';
import type { Launch, Process, Server } from './launch.ts';

/** Whether two launches start the same, as far as they are known, each value of it from the same place. */
export function sameLaunch(first: Launch, second: Launch): boolean {
  return (
    first.kind === second.kind &&
    sameWritten(first.command, second.command) &&
    first.assumed === second.assumed &&
    first.detected === second.detected &&
    first.refusal?.message === second.refusal?.message &&
    sameItems(first.assumptions, second.assumptions, (one, other) => one === other) &&
    sameItems(first.unknowns, second.unknowns, (one, other) => one.reason === other.reason) &&
    sameItems(first.processes, second.processes, sameProcess)
  );
}

function sameProcess(first: Process, second: Process): boolean {
  return (
    first.program === second.program &&
    first.cwd === second.cwd &&
    first.condition === second.condition &&
    first.background === second.background &&
    sameItems(first.argv, second.argv, (one, other) => one.known === other.known && one.string === other.string) &&
    (first.server === null ? second.server === null : second.server !== null && sameServer(first.server, second.server))
  );
}

function sameServer(first: Server, second: Server): boolean {
  return (
    first.name === second.name &&
    sameWritten(first.app, second.app) &&
    first.settings.size === second.settings.size &&
    [...first.settings].every(([name, value]) => sameWritten(value, second.settings.get(name) ?? null))
  );
}

function sameWritten(first: Value | null, second: Value | null): boolean {
  if (first === null || second === null) return first === second;
  return sameValue(first, second) && sameOrigin(first.origin, second.origin);
}

function sameOrigin(first: Origin, second: Origin): boolean {
  if (first.kind === 'built-in' || second.kind === 'built-in') return first.kind === second.kind;
  return samePlace(first.span, second.span);
}

function sameItems<T>(first: readonly T[], second: readonly T[], same: (one: T, other: T) => boolean): boolean {
  return (
    first.length === second.length &&
    first.every((one, at) => {
      const other = second[at];
      return other !== undefined && same(one, other);
    })
  );
}

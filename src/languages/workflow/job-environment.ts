import { knownString, sides } from '../../value/read.ts';
import { spanOf, type Value } from '../../value/value.ts';
import { conditionsOf } from './conditional.ts';
import type { Contexts } from './expression/contexts.ts';
import type { RunCondition } from './run-types.ts';
import { filledIn } from './template.ts';

interface OneEnvironment {
  /** `environment:`; null where the job names none */
  readonly environment: Value | null;
  /** on which it is that one */
  readonly when: readonly RunCondition[];
}

/** The environments of a job: several where an expression names another one on each side of a condition. */
export function environmentsOf(written: Value | undefined, contexts: Contexts): readonly OneEnvironment[] {
  const named = written?.kind === 'object' ? written.properties.get('name')?.value : written;
  const value = named && filledIn(named, contexts);
  if (!value || value.kind === 'null') return [{ environment: null, when: [] }];
  const all = sides(value);
  // one that isn't known on each side is like none: it tells no deployment from another
  if (value.kind === 'choice' && all.every((side) => knownString(side.value) !== undefined))
    return all.map((side) => ({ environment: given(side.value), when: conditionsOf(side, spanOf(value)) }));
  return [{ environment: given(value), when: [] }];
}

function given(value: Value): Value | null {
  return knownString(value) === '' ? null : value;
}

import type { Span } from '../../text/source.ts';
import type { Side } from '../../value/read.ts';
import { builtIn, type Option, type Property, spanOf, string } from '../../value/value.ts';
import { type Assumptions, NO_ASSUMPTIONS } from './expression/assumptions.ts';
import { choose, settled } from './expression/choose.ts';
import type { Contexts } from './expression/contexts.ts';
import { negated, truth, whereTruthIs } from './expression/logic.ts';
import { allOf, assumedBy } from './job-state.ts';
import type { RunCondition } from './run-types.ts';
import { evaluateCondition, shownCondition } from './template.ts';

type Properties = ReadonlyMap<string, Property>;

const EMPTY = string('', builtIn('GitHub'));

/** Whether a step or job runs: always, never, or on a condition that can't be known. */
export function stepCondition(written: Property | undefined, contexts: Contexts): RunCondition | 'always' | 'never' {
  if (!written) return 'always';
  const value = evaluateCondition(written.value, contexts);
  const holds = truth(value, contexts.assumed);
  if (holds === null) {
    const assumes = { met: whereTruthIs(true, value), unmet: whereTruthIs(false, value) };
    return { when: shownCondition(written.value), span: spanOf(written.value), assumes };
  }
  return holds ? 'always' : 'never';
}

/** On which a value is that side of a choice. */
export function conditionsOf({ when, assumes }: Side, span: Span | null): readonly RunCondition[] {
  if (when === null) return [];
  return [{ when, span, ...(assumes && { assumes: { met: assumes, unmet: NO_ASSUMPTIONS } }) }];
}

/**
 * What a step sets that may not run: where it doesn't, all is as it was before.
 * @param job conditions of its job, which hold for all that can see it
 */
export function setOn(
  conditions: readonly RunCondition[],
  job: readonly RunCondition[],
  written: Properties,
  before: Properties,
): Properties {
  const [own, ...others] = conditions.filter((each) => !job.includes(each));
  const condition = own && allOf([own, ...others]);
  if (!condition) return written;
  const met = assumedBy(conditions);
  const unmet = (others.length === 0 && own.assumes?.unmet) || NO_ASSUMPTIONS;
  const kept = [...written].map(([name, property]): readonly [string, Property] => {
    const options: readonly Option[] = [
      { when: condition.when, value: property.value, assumes: met },
      { when: negated(condition.when), value: before.get(name)?.value ?? EMPTY, assumes: unmet },
    ];
    return [name, { ...property, value: choose(options, property.value.origin) }];
  });
  return new Map(kept);
}

/** Variables as they are where some conditions hold. */
export function settledIn(assumed: Assumptions, variables: Properties): Properties {
  if (assumed.size === 0 || ![...variables.values()].some(({ value }) => value.kind === 'choice')) return variables;
  return new Map(
    [...variables].map(([name, property]) => [name, { ...property, value: settled(property.value, assumed) }]),
  );
}

/** What a script leaves behind that is another one on each side of a condition: of these sides one holds. */
export function eachWay(
  ways: readonly { readonly when: string; readonly properties: Properties }[],
): readonly Property[] {
  const all = new Map(ways.flatMap(({ properties }) => [...properties]));
  return [...all.values()].map((property) => {
    const options = ways.map(({ when, properties }) => ({
      when,
      value: properties.get(property.key)?.value ?? EMPTY,
    }));
    if (options.every(({ value }) => value === property.value)) return property;
    return { ...property, value: { kind: 'choice', options, origin: property.value.origin } };
  });
}

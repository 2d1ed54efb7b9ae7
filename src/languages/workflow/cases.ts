import { builtIn, object, type Property, type Value } from '../../value/value.ts';
import { conditionsOf } from './conditional.ts';
import { onEachSide, sidesOf } from './expression/choose.ts';
import type { RunCondition } from './run-types.ts';

type Properties = ReadonlyMap<string, Property>;

interface Case {
  readonly inputs: Properties;
  /** on which the inputs are these */
  readonly when: readonly RunCondition[];
}

/** The inputs of an action in each case, where several of them hang on the same condition; else in one. */
export function casesOf(inputs: Properties): readonly Case[] {
  const one: readonly Case[] = [{ inputs, when: [] }];
  const joint = jointChoices([...inputs.values()]);
  if (joint.length === 0) return one;
  const origin = builtIn('GitHub');
  const all = onEachSide(
    joint.map(({ value }) => value),
    origin,
    (values) =>
      object(
        values.map((value, at): Property => ({ key: `${at}`, span: null, value })),
        origin,
      ),
  );
  return sidesOf(all).map((side) => {
    const settled = joint.map((property, at): [string, Property] => [
      property.key.toLowerCase(),
      { ...property, value: memberOf(side.value, at) ?? property.value },
    ]);
    return { inputs: new Map([...inputs, ...settled]), when: conditionsOf(side, null) };
  });
}

function memberOf(value: Value, at: number): Value | undefined {
  return value.kind === 'object' ? value.properties.get(`${at}`)?.value : undefined;
}

/** Choices that share a condition with another one. */
function jointChoices(properties: readonly Property[]): readonly Property[] {
  const conditions = properties.map(
    ({ value }) => new Set(sidesOf(value).flatMap(({ assumes }) => [...(assumes?.keys() ?? [])])),
  );
  return properties.filter((_, at) =>
    conditions.some((others, other) => other !== at && [...others].some((key) => conditions[at]?.has(key))),
  );
}

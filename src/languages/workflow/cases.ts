import { sides } from '../../value/read.ts';
import type { Property } from '../../value/value.ts';
import { array, builtIn } from '../../value/value.ts';
import { conditionsOf } from './conditional.ts';
import { onEachSide } from './expression/choose.ts';
import type { RunCondition } from './run-types.ts';

type Properties = ReadonlyMap<string, Property>;

interface Case {
  readonly inputs: Properties;
  /** on which the inputs are these */
  readonly when: readonly RunCondition[];
}

/** The inputs of an action in each case, where several of them hang on the same condition; else in one. */
export function casesOf(inputs: Properties): readonly Case[] {
  const joint = jointChoices([...inputs].filter(([, { value }]) => value.kind === 'choice'));
  if (joint.length === 0) return [{ inputs, when: [] }];
  const origin = builtIn('GitHub');
  const values = joint.map(([, { value }]) => value);
  return sides(onEachSide(values, origin, (settled) => array(settled, origin))).map((side) => {
    const items = side.value.kind === 'array' ? side.value.items : values;
    const settled = joint.map(([name, property], at): [string, Property] => [
      name,
      { ...property, value: items[at] ?? property.value },
    ]);
    return { inputs: new Map([...inputs, ...settled]), when: conditionsOf(side, null) };
  });
}

/** Choices that share a condition with another one. */
function jointChoices(choices: readonly (readonly [string, Property])[]): readonly (readonly [string, Property])[] {
  const conditions = choices.map(
    ([, { value }]) => new Set(sides(value).flatMap(({ assumes }) => [...(assumes?.keys() ?? [])])),
  );
  return choices.filter((_, at) =>
    conditions.some((others, other) => other !== at && [...others].some((key) => conditions[at]?.has(key))),
  );
}

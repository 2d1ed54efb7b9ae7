import { decides } from './condition.ts';
import type { Option, Value } from './value.ts';

/** What is known to hold: a condition, and what it takes for granted of the expressions in it. */
export type Given = Pick<Option, 'when' | 'assumes'>;

/**
 * What is left of a value where a condition holds: without the sides that can't be then. The conditions are of one file, so that
 * the same text means the same.
 */
export function narrowed(value: Value, given: Given): Value {
  if (value.kind !== 'choice') return value;
  const answers = value.options.map((option) => ({ option, holds: holds(option, given) }));
  const sure = answers.find((each) => each.holds === true);
  if (sure) return narrowed(sure.option.value, given);
  const possible = answers.filter((each) => each.holds !== false).map(({ option }) => option);
  const [only] = possible;
  if (possible.length === 1 && only) return narrowed(only.value, given);
  return possible.length === 0 || possible.length === value.options.length ? value : { ...value, options: possible };
}

function holds(option: Option, given: Given): boolean | null {
  const { assumes } = given;
  if (option.assumes && assumes) {
    const answers = [...option.assumes].map(([key, truth]) => {
      const known = assumes.get(key);
      return known === undefined ? null : known === truth;
    });
    if (answers.includes(false)) return false;
    if (!answers.includes(null)) return true;
  }
  return decides(given.when, option.when);
}

import { sides, unknownFrom } from './read.ts';
import { number, type Origin, unknown, type Value } from './value.ts';

const MOST_SIDES = 16;

/** A number worked out from others; for choices, on every combination of their sides. Unknown where an operand is. */
export function combineNumbers(
  operands: readonly Value[],
  origin: Origin,
  compute: (numbers: readonly number[]) => number,
): Value {
  const at = operands.findIndex((operand) => operand.kind === 'choice');
  const choice = operands[at];
  if (!choice) {
    const other = operands.find((operand) => operand.kind !== 'number');
    if (other) return unknownFrom(other, 'it is not a number');
    return number(compute(operands.map((operand) => (operand.kind === 'number' ? Number(operand.value) : 0))), origin);
  }
  const options = sides(choice).map(({ when, value }) => ({
    when: when ?? '',
    value: combineNumbers(operands.with(at, value), origin, compute),
  }));
  return options.length > MOST_SIDES
    ? unknown('it depends on too many conditions', origin)
    : { kind: 'choice', options, origin };
}

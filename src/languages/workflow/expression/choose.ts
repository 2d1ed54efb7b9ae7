import { sides, unknownReason } from '../../../value/read.ts';
import { type Choice, nothing, type Option, type Origin, unknown, type Value } from '../../../value/value.ts';
import { type Assumptions, holdsWhere } from './assumptions.ts';

const MOST_SIDES = 16;

/** An operation on each side of its operands; sides that contradict each other are left out. Unknown where they are too many. */
export function onEachSide(
  operands: readonly Value[],
  origin: Origin,
  compute: (operands: readonly Value[]) => Value,
): Value {
  const room = { left: MOST_SIDES };
  const value = withinRoom(operands, origin, compute, room);
  if (room.left >= 0) return bounded(value);
  const first = operands.find((operand) => operand.kind === 'choice');
  return first ? tooMany(first, origin) : value;
}

/** Stops as soon as there is no room: the sides of a few choices more are twice as many for each. */
function withinRoom(
  operands: readonly Value[],
  origin: Origin,
  compute: (operands: readonly Value[]) => Value,
  room: { left: number },
): Value {
  if (room.left < 0) return nothing(origin);
  const at = operands.findIndex((operand) => operand.kind === 'choice');
  const choice = operands[at];
  if (choice?.kind !== 'choice') {
    room.left--;
    return room.left < 0 ? nothing(origin) : compute(operands);
  }
  const options = choice.options.map((option) => ({
    ...option,
    value: withinRoom(
      operands.with(at, option.value).map((operand) => settled(operand, option.assumes)),
      origin,
      compute,
      room,
    ),
  }));
  return choose(options, origin);
}

/** A choice, or the only side that it has. */
export function choose(options: readonly Option[], origin: Origin): Value {
  const [first] = options;
  if (first && options.length === 1) return first.value;
  return { kind: 'choice', options, origin };
}

/** Unknown where it has too many sides: each further condition would double them. */
export function bounded(value: Value): Value {
  return value.kind === 'choice' && sides(value).length > MOST_SIDES ? tooMany(value, value.origin) : value;
}

function tooMany(value: Value, origin: Origin): Value {
  return unknown(`it ${unknownReason(value) ?? 'depends on a condition'}, and on too many others`, origin);
}

/** The value where some conditions are taken for true or false. */
export function settled(value: Value, assumed: Assumptions | undefined): Value {
  if (value.kind !== 'choice' || !assumed || assumed.size === 0) return value;
  const left = value.options.filter((option) => !contradicts(option, assumed));
  if (left.length === value.options.length || left.length === 0) return value;
  return choose(left, value.origin);
}

function contradicts(option: Choice['options'][number], assumed: Assumptions): boolean {
  return [...(option.assumes ?? [])].some(([key, holds]) => holdsWhere(assumed, key) === !holds);
}

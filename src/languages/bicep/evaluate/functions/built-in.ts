import type { Span } from '../../../../text/source.ts';
import { type Origin, type Unknown, unknown, type Value, written } from '../../../../value/value.ts';
import type { Expression } from '../../syntax.ts';
import { eachSide, type Side } from '../choice.ts';
import { evaluate } from '../expression.ts';
import { firstUnknown, fromPlain, type Json, plain } from '../plain.ts';
import { derived, failure } from '../reference.ts';
import type { Scope } from '../scope.ts';

/** A function of Bicep and ARM: takes its arguments as they are written, or evaluated. */
export type BuiltIn = (call: Call) => Value;

export interface Call {
  /** as Bicep spells it */
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly span: Span;
  readonly scope: Scope;
}

/** What a plain function throws where the deployment would refuse its arguments. */
export class Refusal extends Error {}

export function origin(call: Call): Origin {
  return written(call.span);
}

/** A function of evaluated arguments; one that depends on a condition is asked for each side. */
export function strict(run: (values: readonly Side[], call: Call) => Value): BuiltIn {
  return (call) =>
    onSides(
      call,
      call.arguments.map((argument) => evaluate(argument, call.scope)),
      run,
    );
}

/** Runs a function on values that may depend on conditions; what it refuses is unknown. */
export function onSides(
  call: Call,
  values: readonly Value[],
  run: (values: readonly Side[], call: Call) => Value,
): Value {
  return eachSide(values, origin(call), (sides) => refusing(call, () => run(sides, call)));
}

export function refusing(call: Call, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return failure(`${call.name}(): ${error.message}`, call.span);
    throw error;
  }
}

/** A function of plain values: unknown as soon as a part of an argument is. */
export function pure(run: (...values: Json[]) => Json, type?: Unknown['type']): BuiltIn {
  return strict((values, call) => onPlain(values, call, run, type));
}

export function onPlain(
  values: readonly Side[],
  call: Call,
  run: (...values: Json[]) => Json,
  type?: Unknown['type'],
): Value {
  const known: Json[] = [];
  for (const value of values) {
    const one = plain(value);
    if (one === undefined) return unclear(call, values, type);
    known.push(one);
  }
  return fromPlain(run(...known), origin(call));
}

/** The outcome of a call whose arguments can't all be known. */
export function unclear(call: Call, values: readonly Value[], type?: Unknown['type']): Unknown {
  for (const value of values) {
    const cause = firstUnknown(value);
    if (cause) return derived(call.name, values, cause, type);
  }
  return failure(`${call.name}() can't take these arguments`, call.span);
}

/** The outcome of a function whose answer only a deployment gives. */
export function atDeployment(call: Call, key?: string, type?: Unknown['type']): Unknown {
  return {
    ...unknown(`${call.name}() is known only when the template is deployed`, origin(call), key),
    ...(type === undefined ? {} : { type }),
  };
}

export function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw new Refusal('needs a string here');
}

export function whole(value: Json | undefined): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw new Refusal('needs a whole number here');
}

export function small(value: Json | undefined): number {
  return Number(whole(value));
}

/** A 64-bit number as it is kept: a bigint only where it isn't safe as a number. */
export function int64(value: bigint): number | bigint {
  if (BigInt.asIntN(64, value) !== value) throw new Refusal('the number has more than 64 bits');
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

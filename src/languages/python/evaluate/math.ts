import type { Origin } from '../../../value/value.ts';
import { type Members, native } from './native.ts';
import { binary } from './operators.ts';
import { firstReason, float, int, numeric, type Py, PyError, unknown } from './values.ts';

/** The `math` module, as far as it is known here. */
export const mathNames: Members = {
  ...Object.fromEntries(
    (['ceil', 'floor', 'trunc'] as const).map((name) => [
      name,
      native(name, ({ args: [value], at }) =>
        value?.kind === 'int' ? value : onNumber([value], at, ([number = 0]) => whole(Math[name](number), at)),
      ),
    ]),
  ),
  ...Object.fromEntries(
    (['sqrt', 'log2', 'log10', 'exp'] as const).map((name) => [
      name,
      native(name, ({ args: [value], at }) => onNumber([value], at, ([number = 0]) => real(Math[name](number), at))),
    ]),
  ),
  log: native('log', ({ args: [value, base], at }) =>
    onNumber(base ? [value, base] : [value], at, ([number = 0, by]) =>
      real(by === undefined ? Math.log(number) : Math.log(number) / Math.log(by), at),
    ),
  ),
  pow: native('pow', ({ args: [value, power], at }) =>
    onNumber([value, power], at, ([number = 0, by = 0]) => binary('**', float(number, at), float(by, at), at)),
  ),
  inf: (at) => float(Number.POSITIVE_INFINITY, at),
  pi: (at) => float(Math.PI, at),
};

function onNumber(values: readonly (Py | undefined)[], at: Origin, compute: (numbers: readonly number[]) => Py): Py {
  const given = values.filter((value) => value !== undefined);
  const reason = firstReason(given);
  if (reason !== null) return unknown(reason, at);
  if (given.some((value) => /^(module|class|native|function)$/.test(value.kind)))
    return unknown('it is not worked out', at);
  const numbers = given.map(numeric);
  if (given.length < values.length || numbers.includes(null)) throw new PyError('TypeError', 'must be real number', at);
  return compute(numbers.map(Number));
}

function whole(number: number, at: Origin): Py {
  if (Number.isNaN(number)) throw new PyError('ValueError', 'cannot convert float NaN to integer', at);
  if (!Number.isFinite(number)) throw new PyError('OverflowError', 'cannot convert float infinity to integer', at);
  return int(BigInt(number), at);
}

function real(number: number, at: Origin): Py {
  if (!Number.isFinite(number)) throw new PyError('ValueError', 'math domain error', at);
  return float(number, at);
}

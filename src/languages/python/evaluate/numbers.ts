import type { Origin } from '../../../value/value.ts';
import { float, int, type Py, PyError } from './values.ts';

/** `value` with so many digits after the point, halves to the even neighbour, as Python writes it (`'%.2f'`). */
export function fixed(value: number, digits: number): string {
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}${digits > 0 ? `.${'0'.repeat(digits)}` : ''}`;
  const text = value.toFixed(digits);
  // toFixed takes an exact half upwards (away from zero); such a half has an odd numerator over a power of two.
  const twice = Math.abs(value) * 2 * 10 ** digits;
  const half = digits <= 22 && Number.isSafeInteger(twice) && twice % 2 === 1 && isExact(value, digits);
  if (!half) return text;
  const below = (twice - 1) / 2;
  if (below % 2 !== 0) return text;
  const padded = String(below).padStart(digits + 1, '0');
  const point = padded.length - digits;
  return `${value < 0 ? '-' : ''}${padded.slice(0, point)}${digits > 0 ? `.${padded.slice(point)}` : ''}`;
}

/** The float is exactly the decimal with one digit more: it ends in a 5 there, not near it. */
function isExact(value: number, digits: number): boolean {
  const longer = value.toFixed(Math.min(digits + 20, 100));
  return /^-?\d+\.\d*50*$/.test(longer) || /^-?\d*5\.0*$/.test(longer);
}

/** `round(value, digits)`. @throws PyError for what is no finite number, without digits */
export function roundedTo(
  value: Extract<Py, { readonly kind: 'int' | 'float' | 'bool' }>,
  digits: number | null,
  at: Origin,
): Py {
  if (value.kind !== 'float') {
    const whole = BigInt(value.value);
    if (digits === null || digits >= 0) return value.kind === 'int' ? value : int(whole, at);
    const unit = 10n ** BigInt(Math.min(-digits, 400));
    const rest = ((whole % unit) + unit) % unit;
    const down = whole - rest;
    const up = rest * 2n > unit || (rest * 2n === unit && (down / unit) % 2n !== 0n);
    return int(up ? down + unit : down, at);
  }
  const number = value.value;
  if (digits === null) {
    if (Number.isNaN(number)) throw new PyError('ValueError', 'cannot convert float NaN to integer', at);
    if (!Number.isFinite(number)) throw new PyError('OverflowError', 'cannot convert float infinity to integer', at);
    const floor = Math.floor(number);
    const rest = number - floor;
    return int(BigInt(rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1), at);
  }
  if (!Number.isFinite(number)) return value;
  if (digits >= 0) return float(digits > 22 ? number : Number(fixed(number, digits)), at);
  const unit = 10 ** Math.min(-digits, 308);
  return float(Number(fixed(number / unit, 0)) * unit, at);
}

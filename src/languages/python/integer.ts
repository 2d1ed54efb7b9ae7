const BASES: Readonly<Record<string, number>> = { x: 16, o: 8, b: 2 };

/** Python refuses longer ones (`sys.int_info.default_max_str_digits`). */
const MOST_DIGITS = 4300;

/** Python's `int(text, base)`; null where it refuses. Base 0 goes by the prefix. */
export function parseInteger(text: string, base: number): bigint | null {
  const [, sign = '', body = ''] = /^([+-]?)(\w+)$/.exec(text.trim()) ?? [];
  const [, letter = ''] = /^0([xob])/i.exec(body) ?? [];
  const named = BASES[letter.toLowerCase()];
  const prefixed = named !== undefined && (base === 0 || base === named);
  const digits = prefixed ? body.slice(2).replace(/^_/, '') : body;
  if (!/^[0-9a-z]+(?:_[0-9a-z]+)*$/i.test(digits)) return null;
  const plain = digits.replaceAll('_', '').toLowerCase();
  const real = prefixed ? named : base === 0 ? 10 : base;
  if (base === 0 && !prefixed && /^0+[1-9]/.test(plain)) return null;
  if (real === 10 && plain.length > MOST_DIGITS) return null;
  const limit = [...plain].every((character) => Number.parseInt(character, 36) < real);
  if (!limit) return null;
  const value =
    real === 10
      ? BigInt(plain)
      : [...plain].reduce((sum, one) => sum * BigInt(real) + BigInt(Number.parseInt(one, 36)), 0n);
  return sign === '-' ? -value : value;
}

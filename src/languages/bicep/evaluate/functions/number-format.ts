/**
 * A whole number in one of .NET's formats; undefined where the format is not valid
 * (https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings, custom-numeric-format-strings).
 */
export function formatNumber(value: bigint, format: string): string | undefined {
  const standard = /^([A-Za-z])(\d{0,9})$/.exec(format);
  if (!standard) return customNumber(value, format);
  const [, letter = '', digits = ''] = standard;
  return Number(digits) > MOST_DIGITS
    ? undefined
    : standardNumber(value, letter, digits === '' ? null : Number(digits));
}

/** .NET takes up to 999,999,999; what has more than these is no text of a template. */
const MOST_DIGITS = 10_000;

function standardNumber(value: bigint, letter: string, digits: number | null): string | undefined {
  const negative = value < 0n;
  const size = negative ? -value : value;
  const sign = negative ? '-' : '';
  const decimals = (count: number) => (count > 0 ? `.${'0'.repeat(count)}` : '');
  switch (letter.toUpperCase()) {
    case 'B':
      return twosComplement(value)
        .toString(2)
        .padStart(digits ?? 0, '0');
    case 'C': {
      const amount = `¤${grouped(size.toString())}${decimals(digits ?? 2)}`;
      return negative ? `(${amount})` : amount;
    }
    case 'D':
      return `${sign}${size.toString().padStart(digits ?? 0, '0')}`;
    case 'E':
      return scientific(value, digits ?? 6, letter, 3, false);
    case 'F':
      return `${sign}${size}${decimals(digits ?? 2)}`;
    case 'G':
    case 'R': {
      const few = digits !== null && digits > 0 && size.toString().length > digits;
      return few
        ? scientific(value, digits - 1, letter === letter.toUpperCase() ? 'E' : 'e', 2, true)
        : `${sign}${size}`;
    }
    case 'N':
      return `${sign}${grouped(size.toString())}${decimals(digits ?? 2)}`;
    case 'P':
      return `${sign}${grouped((size * 100n).toString())}${decimals(digits ?? 2)} %`;
    case 'X': {
      const shown = twosComplement(value)
        .toString(16)
        .padStart(digits ?? 0, '0');
      return letter === 'X' ? shown.toUpperCase() : shown;
    }
    default:
      return undefined;
  }
}

function twosComplement(value: bigint): bigint {
  return value < 0n ? BigInt.asUintN(64, value) : value;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** @param short leaves out the zeros at the end of the fraction */
function scientific(value: bigint, digits: number, letter: string, width: number, short: boolean): string {
  const size = value < 0n ? -value : value;
  let exponent = size.toString().length - 1;
  let mantissa = rounded(size * 10n ** BigInt(digits), 10n ** BigInt(exponent)).toString();
  if (mantissa.length > digits + 1) {
    mantissa = mantissa.slice(0, -1);
    exponent++;
  }
  mantissa = mantissa.padEnd(digits + 1, '0');
  const fraction = short ? mantissa.slice(1).replace(/0+$/, '') : mantissa.slice(1);
  const point = fraction === '' ? '' : '.';
  const power = String(exponent).padStart(width, '0');
  return `${value < 0n ? '-' : ''}${mantissa[0]}${point}${fraction}${letter}+${power}`;
}

/** Half away from zero, of positive numbers. */
function rounded(value: bigint, by: bigint): bigint {
  return (value * 2n + by) / (by * 2n);
}

interface Token {
  readonly kind: '0' | '#' | '.' | ',' | '%' | 'text';
  readonly text: string;
}

/** `#,##0.00;(0);zero`: a section for numbers from zero, one below zero, one for zero. */
function customNumber(value: bigint, format: string): string | undefined {
  const sections = sectionsOf(format);
  const [first = [], second = [], third = []] = sections;
  if (value === 0n && third.length > 0) return inSection(0n, third);
  const own = value < 0n && second.length > 0;
  const shown = inSection(value < 0n ? -value : value, own ? second : first);
  if (shown === undefined) return undefined;
  return value < 0n && !own && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

function sectionsOf(format: string): readonly (readonly Token[])[] {
  const sections: Token[][] = [[]];
  const pattern = /'([^']*)'?|"([^"]*)"?|\\(.)|([\s\S])/gu;
  for (const [, single, double, escaped, plain = ''] of format.matchAll(pattern)) {
    const literal = single ?? double ?? escaped;
    if (literal !== undefined) sections.at(-1)?.push({ kind: 'text', text: literal });
    else if (plain === ';') sections.push([]);
    else if (plain === '0' || plain === '#' || plain === '.' || plain === ',' || plain === '%')
      sections.at(-1)?.push({ kind: plain, text: plain });
    else sections.at(-1)?.push({ kind: 'text', text: plain });
  }
  return sections;
}

function inSection(size: bigint, tokens: readonly Token[]): string | undefined {
  // exponents and per mille are not written for whole numbers in templates
  const written = tokens.map(({ text }) => text).join('');
  if (/[eE][+-]?0|‰/u.test(written)) return undefined;
  const point = tokens.findIndex(({ kind }) => kind === '.');
  const before = point < 0 ? tokens : tokens.slice(0, point);
  const after = point < 0 ? [] : tokens.slice(point + 1).filter(({ kind }) => kind === '0' || kind === '#');
  const isDigit = ({ kind }: Token) => kind === '0' || kind === '#';
  const lastDigit = before.findLastIndex(isDigit);
  const firstDigit = before.findIndex(isDigit);
  const commas = before.map(({ kind }, at) => (kind === ',' ? at : -1)).filter((at) => at >= 0);
  const thousands = commas.some((at) => at > firstDigit && at < lastDigit);
  const scale = firstDigit < 0 ? 0 : commas.filter((at) => at > lastDigit).length;
  const percent = tokens.filter(({ kind }) => kind === '%').length;

  const scaled = rounded(size * 100n ** BigInt(percent) * 10n ** BigInt(after.length), 1000n ** BigInt(scale));
  const all = scaled.toString().padStart(after.length + 1, '0');
  const cut = all.length - after.length;
  const least = firstDigit < 0 ? 0 : before.filter(isDigit).length - zeroFrom(before);
  const whole = all.slice(0, cut).replace(/^0+/, '').padStart(least, '0');
  const lastZero = after.findLastIndex(({ kind }) => kind === '0');
  const fraction = all.slice(cut);
  const kept = fraction.slice(0, Math.max(lastZero + 1, fraction.replace(/0+$/, '').length));
  return laidOut(tokens, whole, kept, thousands);
}

/** How many `#` stand before the first `0`, which is shown even where there is no digit. */
function zeroFrom(tokens: readonly Token[]): number {
  const digits = tokens.filter(({ kind }) => kind === '0' || kind === '#');
  const at = digits.findIndex(({ kind }) => kind === '0');
  return at < 0 ? digits.length : at;
}

function laidOut(tokens: readonly Token[], whole: string, fraction: string, thousands: boolean): string {
  const point = tokens.findIndex(({ kind }) => kind === '.');
  const places = (point < 0 ? tokens : tokens.slice(0, point)).filter(
    ({ kind }) => kind === '0' || kind === '#',
  ).length;
  const grouping = (at: number) => {
    const left = whole.length - 1 - at;
    return thousands && left > 0 && left % 3 === 0 ? ',' : '';
  };
  let shown = '';
  let place = 0;
  let used = 0;
  let fractionUsed = 0;
  let behind = false;
  for (const { kind, text } of tokens) {
    if (kind === 'text') shown += text;
    else if (kind === '%') shown += '%';
    else if (kind === '.') {
      if (!behind && fraction !== '') shown += '.';
      behind = true;
    } else if (kind !== ',') {
      if (behind) {
        shown += fraction[fractionUsed++] ?? '';
        continue;
      }
      place++;
      // the first place takes all digits that have no place of their own
      const end = whole.length - (places - place);
      while (used < end) {
        shown += `${whole[used]}${grouping(used)}`;
        used++;
      }
    }
  }
  return shown;
}

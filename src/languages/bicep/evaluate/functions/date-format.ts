/** A point in time with the offset from UTC that it was written with. */
export interface Moment {
  /** in ticks of 100 ns since 1970 began, as the clock at the offset shows it */
  readonly local: bigint;
  /** minutes east of UTC */
  readonly offset: number;
}

export const TICKS_PER_SECOND = 10_000_000n;

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * What the standard formats of one letter stand for in .NET's invariant culture; those of `UTC` first change to UTC
 * (https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings).
 */
const STANDARD: Readonly<Record<string, string>> = {
  '': 'MM/dd/yyyy HH:mm:ss zzz',
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffzzz",
  O: "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffzzz",
  r: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  R: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
  s: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};
const UTC = new Set(['r', 'R', 'u']);

/** A moment in one of .NET's formats for dates; undefined where the format is not valid. */
export function formatMoment(moment: Moment, format: string): string | undefined {
  const standard = STANDARD[format];
  if (standard !== undefined) {
    return custom(UTC.has(format) ? { local: toUtc(moment), offset: 0 } : moment, standard);
  }
  return format.length === 1 ? undefined : custom(moment, format);
}

/** Ticks in UTC. */
export function toUtc({ local, offset }: Moment): bigint {
  return local - BigInt(offset) * 60n * TICKS_PER_SECOND;
}

function custom(moment: Moment, format: string): string | undefined {
  let shown = '';
  for (let at = 0; at < format.length; ) {
    const letter = format[at] ?? '';
    if (letter === "'" || letter === '"') {
      const end = quoteEnd(format, at);
      if (end < 0) return undefined;
      shown += format.slice(at + 1, end).replaceAll(/\\(.)/gs, '$1');
      at = end + 1;
    } else if (letter === '\\') {
      if (at + 1 >= format.length) return undefined;
      shown += format[at + 1];
      at += 2;
    } else if (letter === '%') {
      const next = format[at + 1];
      if (next === undefined || next === '%') return undefined;
      at++;
    } else {
      let count = 1;
      while (format[at + count] === letter) count++;
      const part = specifier(letter, count, moment);
      if (part === undefined) return undefined;
      // a fraction that is left out takes the point before it along
      shown = part === '' && letter === 'F' && shown.endsWith('.') ? shown.slice(0, -1) : shown + part;
      at += count;
    }
  }
  return shown;
}

function quoteEnd(format: string, start: number): number {
  for (let at = start + 1; at < format.length; at++) {
    if (format[at] === '\\') at++;
    else if (format[at] === format[start]) return at;
  }
  return -1;
}

function specifier(letter: string, count: number, { local, offset }: Moment): string | undefined {
  const fraction = ((local % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND;
  const date = new Date(Number((local - fraction) / 10_000n));
  const two = (value: number) => String(value).padStart(Math.min(count, 2), '0');
  switch (letter) {
    case 'd':
      if (count <= 2) return two(date.getUTCDate());
      return count === 3 ? DAYS[date.getUTCDay()]?.slice(0, 3) : DAYS[date.getUTCDay()];
    case 'M':
      if (count <= 2) return two(date.getUTCMonth() + 1);
      return count === 3 ? MONTHS[date.getUTCMonth()]?.slice(0, 3) : MONTHS[date.getUTCMonth()];
    case 'y':
      return count <= 2 ? two(date.getUTCFullYear() % 100) : String(date.getUTCFullYear()).padStart(count, '0');
    case 'h':
      return two(date.getUTCHours() % 12 || 12);
    case 'H':
      return two(date.getUTCHours());
    case 'm':
      return two(date.getUTCMinutes());
    case 's':
      return two(date.getUTCSeconds());
    case 'f':
    case 'F': {
      if (count > 7) return undefined;
      const digits = String(fraction).padStart(7, '0').slice(0, count);
      return letter === 'f' ? digits : digits.replace(/0+$/, '');
    }
    case 't':
      return (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, count);
    case 'z':
      return offsetText(offset, count);
    case 'K':
      return offsetText(offset, 3).repeat(count);
    case 'g':
      return 'A.D.';
    default:
      return letter.repeat(count);
  }
}

function offsetText(offset: number, count: number): string {
  const size = Math.abs(offset);
  const hours = String(Math.floor(size / 60)).padStart(Math.min(count, 2), '0');
  const minutes = count >= 3 ? `:${String(size % 60).padStart(2, '0')}` : '';
  return `${offset < 0 ? '-' : '+'}${hours}${minutes}`;
}

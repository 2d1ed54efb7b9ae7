import { type Moment, TICKS_PER_SECOND } from './date-format.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const TIME = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([AaPp][Mm]))?`;
const ZONE = String.raw`\s*(Z|z|GMT|UTC|[+-]\d{1,2}(?::?\d{2})?)?`;
const ISO = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[Tt ]\s*${TIME})?${ZONE}$`);
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const MONTH = /^(\d{4})-(\d{1,2})$/;
const AMERICAN = new RegExp(String.raw`^(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?:\s+${TIME})?${ZONE}$`);
const NAMED = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})(?:\s+${TIME})?${ZONE}$`,
);

const MONTH_FIRST = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\s+(?:(\d{1,2}),?\s+)?(\d{4})(?:\s+${TIME})?${ZONE}$`,
);

/** A date as ARM's date functions take it: ISO 8601 in its usual forms, and the few others that .NET reads without doubt. */
export function parseMoment(written: string): Moment | undefined {
  const text = written.trim();
  let match = ISO.exec(text);
  if (match) {
    const [, year, month, day, ...rest] = match;
    return moment(year, month, day, rest);
  }
  match = BASIC.exec(text);
  if (match) {
    const [, year, month, day, hour, minute, second] = match;
    return moment(year, month, day, [hour, minute, second]);
  }
  match = MONTH.exec(text);
  if (match) return moment(match[1], match[2], '1', []);
  match = AMERICAN.exec(text);
  if (match) {
    const [, month, day, year, ...rest] = match;
    return moment(year, month, day, rest);
  }
  match = NAMED.exec(text);
  if (match) {
    const [, day, name = '', year, ...rest] = match;
    return moment(year, monthOf(name), day, rest);
  }
  match = MONTH_FIRST.exec(text);
  if (!match) return undefined;
  const [, name = '', day = '1', year, ...rest] = match;
  return moment(year, monthOf(name), day, rest);
}

/** '0' for a name that is no month's. */
function monthOf(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}

type Part = string | undefined;

/** @param rest hour, minute, second, fraction, AM or PM, zone */
function moment(year: Part, month: Part, day: Part, rest: readonly Part[]): Moment | undefined {
  const [hours, minutes, seconds, fraction, half, zone] = rest;
  const hour = hourOf(Number(hours ?? 0), half);
  const [minute, second] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  const offset = offsetOf(zone);
  if (hour === undefined || offset === undefined || minute > 59 || second > 59) return undefined;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (at.getUTCMonth() !== Number(month) - 1 || at.getUTCDate() !== Number(day) || Number(year) < 1) return undefined;
  const wholeSeconds = BigInt(at.getTime() / 1000 + hour * 3600 + minute * 60 + second);
  const ticks = ticksOf(fraction ?? '');
  return { local: wholeSeconds * TICKS_PER_SECOND + ticks, offset };
}

/** The ticks of a fraction of a second; what is smaller is rounded. */
function ticksOf(digits: string): bigint {
  const rest = digits.slice(7);
  const ticks = BigInt(digits.slice(0, 7).padEnd(7, '0'));
  return rest >= '5' ? ticks + 1n : ticks;
}

function hourOf(hour: number, half: Part): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetOf(zone: Part): number | undefined {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return match[1] === '-' ? -minutes : minutes;
}

const DURATION = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;

/** An ISO 8601 duration in ticks, of which a year has 365 days and a month 30, as ARM takes them. */
export function parseDuration(text: string): bigint | undefined {
  const match = DURATION.exec(text.trim());
  if (!match || !/\d/.test(text)) return undefined;
  const [, sign, ...parts] = match;
  if (parts.some((part) => (part?.length ?? 0) > 9 && part !== parts[6])) return undefined;
  const [years = 0n, months = 0n, days = 0n, hours = 0n, minutes = 0n, seconds = 0n] = parts
    .slice(0, 6)
    .map((part) => BigInt(part ?? 0));
  const allDays = (years + months / 12n) * 365n + (months % 12n) * 30n + days;
  const allSeconds = ((allDays * 24n + hours) * 60n + minutes) * 60n + seconds;
  const ticks = allSeconds * TICKS_PER_SECOND + BigInt((parts[6] ?? '').slice(0, 7).padEnd(7, '0'));
  return sign ? -ticks : ticks;
}

import { atDeployment, type BuiltIn, int64, pure, Refusal, strict, text, whole } from './built-in.ts';
import { formatMoment, type Moment, TICKS_PER_SECOND, toUtc } from './date-format.ts';
import { parseDuration, parseMoment } from './date-parse.ts';

const DEFAULT_FORMAT = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'Z'";
/** The years that .NET has. */
const [FIRST, LAST] = [-62_135_596_800n * TICKS_PER_SECOND, 253_402_300_800n * TICKS_PER_SECOND];

function checked(moment: Moment): Moment {
  if (moment.local < FIRST || moment.local >= LAST) throw new Refusal('the date is outside of the years 1 to 9999');
  return moment;
}

function shown(moment: Moment, format: string): string {
  const result = formatMoment(checked(moment), format);
  if (result === undefined) throw new Refusal(`\`${format}\` is not a format of dates`);
  return result;
}

function dateOf(value: string): Moment {
  const moment = parseMoment(value);
  if (!moment) throw new Refusal(`'${value}' is not a date in the form of ISO 8601`);
  return moment;
}

const dateTimeAdd: BuiltIn = pure((base, duration, format) => {
  const { local, offset } = dateOf(text(base));
  const length = parseDuration(text(duration));
  if (length === undefined) throw new Refusal(`'${text(duration)}' is not a duration in the form of ISO 8601`);
  return shown({ local: local + length, offset }, format === undefined ? DEFAULT_FORMAT : text(format));
}, 'string');

const dateTimeFromEpoch: BuiltIn = pure(
  (seconds) => shown({ local: whole(seconds) * TICKS_PER_SECOND, offset: 0 }, DEFAULT_FORMAT),
  'string',
);

const dateTimeToEpoch: BuiltIn = pure((date) => {
  const ticks = toUtc(dateOf(text(date)));
  const below = ((ticks % TICKS_PER_SECOND) + TICKS_PER_SECOND) % TICKS_PER_SECOND;
  return int64((ticks - below) / TICKS_PER_SECOND);
}, 'number');

/** The same in all of one deployment, so equal calls are equal. */
const utcNow: BuiltIn = strict((values, call) => {
  const [format] = values;
  if (format && !(format.kind === 'string')) return atDeployment(call, undefined, 'string');
  const key = `utcNow(${format ? JSON.stringify(format.text.string) : ''})`;
  return atDeployment(call, key, 'string');
});

/** Another one at each call. */
const newGuid: BuiltIn = (call) => atDeployment(call, undefined, 'string');

export const dateFunctions: ReadonlyMap<string, BuiltIn> = new Map([
  ['dateTimeAdd', dateTimeAdd],
  ['dateTimeFromEpoch', dateTimeFromEpoch],
  ['dateTimeToEpoch', dateTimeToEpoch],
  ['utcNow', utcNow],
  ['newGuid', newGuid],
]);

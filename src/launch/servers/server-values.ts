import { TracedText } from '../../text/traced.ts';
import { sides } from '../../value/read.ts';
import { builtIn, number, type Origin, string, unknown, type Value, written } from '../../value/value.ts';
import type { Development } from '../launch.ts';
import type { ServerInput } from './server-input.ts';

/** Where a word of the command line was written. */
export function originOf(word: TracedText): Origin {
  const place = word.spanOf();
  return place ? written(place) : builtIn('the command');
}

/** A server that one option makes into one for development; null where it isn't given. */
export function developing(server: string, option: string, given: boolean): Development | null {
  return given ? { server: `${server} with \`${option}\``, without: option } : null;
}

/** A word as the value of a setting. */
export function textValue(word: TracedText): Value {
  return string(word, originOf(word));
}

/** A word as a whole number; unknown where it isn't one. */
export function numberValue(word: TracedText, origin: Origin = originOf(word)): Value {
  if (!word.known) return unknown(word.holes[0]?.reason ?? 'it is not known', origin);
  return /^\s*\d+\s*$/.test(word.string)
    ? number(Number(word.string), origin)
    : unknown(`'${word.string}' is no number`, origin);
}

/** What an environment variable holds, as text; undefined where it is unset or empty. */
export function variable({ environment }: ServerInput, name: string): Value | undefined {
  const value = environment.get(name);
  return value?.kind === 'string' && value.text.length === 0 ? undefined : value;
}

/** What an environment variable holds, as a whole number, on every side of a choice. */
export function numericVariable(input: ServerInput, name: string): Value | undefined {
  const value = variable(input, name);
  if (value?.kind !== 'choice') return value && asNumber(value);
  return {
    ...value,
    options: sides(value).map(({ when, value: side }) => ({ when: when ?? '', value: asNumber(side) })),
  };
}

function asNumber(value: Value): Value {
  return value.kind === 'string' ? numberValue(value.text, value.origin) : value;
}

/** The first that is set: an option, a variable, … else the server's default. */
export function numberSetting(
  word: TracedText | undefined,
  fallback: Value | undefined,
  byDefault: number,
  origin: Origin,
): Value {
  return word ? numberValue(word) : (fallback ?? number(byDefault, origin));
}

/** "host:port" of a text and a number that may each be unknown, at the place of the host, else of the port. */
export function address(host: Value, port: Value): Value {
  const parts = [host, port].map((part) => textIn(part));
  const unsure = [host, port].find((part) => part.kind === 'unknown' || part.kind === 'choice');
  const [first = TracedText.empty, second = TracedText.empty] = parts;
  const origin = host.origin.kind === 'written' ? host.origin : port.origin;
  if (unsure?.kind === 'unknown' && unsure === host) return unknown(unsure.reason, origin);
  return string(TracedText.join([first, TracedText.of(':'), second]), origin);
}

function textIn(value: Value): TracedText {
  const place = value.origin.kind === 'written' ? value.origin.span : null;
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'number':
      return TracedText.of(String(value.value), place);
    case 'unknown':
      return TracedText.hole({ reason: value.reason }, place);
    default:
      return TracedText.hole({ reason: 'it depends on a condition' }, place);
  }
}

/** "host:port" from `--host` and `--port` or the variables in their place. */
export function listening(
  given: { readonly host: TracedText | undefined; readonly port: TracedText | undefined },
  fallback: { readonly host: Value | undefined; readonly port: Value | undefined },
  byDefault: { readonly host: string; readonly port: string; readonly by: Origin },
): Value {
  const host = given.host ? textValue(given.host) : (fallback.host ?? string(byDefault.host, byDefault.by));
  const port = given.port ? textValue(given.port) : (fallback.port ?? string(byDefault.port, byDefault.by));
  return address(host, port);
}

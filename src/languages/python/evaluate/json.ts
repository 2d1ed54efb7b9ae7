import type { Origin } from '../../../value/value.ts';
import { apply } from './call.ts';
import { type Members, native } from './native.ts';
import { bool, dict, float, int, list, none, type Py, PyError, str, unknown } from './values.ts';

/** The `json` module, as far as it is known here. */
export const jsonNames: Members = {
  loads: native('loads', ({ args: [text], named, at }) =>
    named.size > 0 ? unknown('json.loads() with options is not worked out', at) : parsed(text, at),
  ),
  load: native('load', ({ args: [file], named, at, run, scope }) => {
    const read = file?.kind === 'module' ? file.get('read', at) : null;
    if (!read || named.size > 0) return unknown('what json.load() reads is not known', at);
    return parsed(apply(run, scope, read, [], at), at);
  }),
};

function parsed(text: Py | undefined, at: Origin): Py {
  if (text?.kind !== 'str' || !text.text.known)
    return unknown(text?.kind === 'unknown' ? text.reason : 'the JSON text is not known', at);
  const { string } = text.text;
  // Numbers of more than 15 digits would lose some, and Python also reads NaN and Infinity.
  if (/\d{16}|NaN|Infinity/.test(string)) return unknown('the JSON text holds numbers that are not worked out', at);
  try {
    return fromJson(JSON.parse(string), string, at);
  } catch {
    throw new PyError('JSONDecodeError', 'the text is no JSON', at);
  }
}

function fromJson(value: unknown, whole: string, at: Origin): Py {
  if (value === null) return none(at);
  if (typeof value === 'boolean') return bool(value, at);
  if (typeof value === 'string') return str(value, at);
  // `1.0` and `1e3` are floats in Python, and no longer to be told from integers here.
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return float(value, at);
    return /\d\.0|\d[eE]/.test(whole) ? unknown('whether a number is an integer is not known', at) : int(value, at);
  }
  if (Array.isArray(value))
    return list(
      value.map((item) => fromJson(item, whole, at)),
      at,
    );
  return dict(
    Object.entries(value as object).map(([key, one]) => [str(key, at), fromJson(one, whole, at)] as const),
    at,
  );
}

import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import { display, floatText, repr } from './describe.ts';
import { fixed } from './numbers.ts';
import { plain } from './paths.ts';
import { firstReason, int, keyOf, numeric, type Py, PyError, str, typeName, unknown } from './values.ts';

const WIDEST = 10_000;

/** A value as text with a format specification (`>5`, `.2f`, `04d`), and its place where the text is its own. */
export function formatted(value: Py, specification: TracedText, conversion: string | null, at: Origin): TracedText {
  const place = at.kind === 'written' ? at.span : null;
  const hole = (reason: string): TracedText => TracedText.hole({ reason }, place);
  if (!specification.known) return hole(specification.holes[0]?.reason ?? '');
  if (value.kind === 'unknown') return hole(value.reason);
  if (/^(module|class|native|function)$/.test(value.kind)) return hole('its text is not worked out');
  if (value.kind === 'str' && conversion === null && specification.length === 0) return value.text;
  const reason = firstReason([value]);
  if (reason !== null) return hole(reason);
  if (conversion === 'a') return hole('ascii() is not worked out');
  const shown: Py = conversion === 'r' ? str(repr(value), at) : conversion === 's' ? str(display(value), at) : value;
  return TracedText.of(withSpecification(shown, specification.string, at), place);
}

function withSpecification(value: Py, specification: string, at: Origin): string {
  if (specification === '') return display(value);
  const match = /^(?:(.)?([<>^=]))?([+ -])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su.exec(
    specification,
  );
  const number = numeric(value);
  if (!match || (number === null && value.kind !== 'str'))
    throw new PyError(match ? 'TypeError' : 'ValueError', `Invalid format specifier '${specification}'`, at);
  const [, fill = ' ', align, sign, alternate, zero, width, grouping, precision, type] = match;
  if (Number(width ?? '0') > WIDEST || Number(precision ?? '0') > 100) throw new Unformatted();
  const plainText = number === null;
  if (plainText && ((type !== undefined && type !== 's') || sign || alternate || grouping || align === '='))
    throw new PyError('ValueError', `Unknown format code '${type ?? specification}' for object of type 'str'`, at);
  if (!plainText && type === 's')
    throw new PyError('ValueError', `Unknown format code 's' for object of type '${typeName(value)}'`, at);
  let text = plainText ? display(value) : numberText(value, number, type, precision, grouping, alternate, at);
  if (plainText && precision !== undefined) text = [...text].slice(0, Number(precision)).join('');
  if (!plainText && !text.startsWith('-') && (sign === '+' || sign === ' ')) text = sign + text;
  const missing = Number(width ?? '0') - [...text].length;
  if (missing <= 0) return text;
  if (zero && !align && grouping) throw new Unformatted();
  return aligned(
    text,
    zero && !align ? '0' : fill,
    align ?? (zero && !plainText ? '=' : plainText ? '<' : '>'),
    missing,
  );
}

/** A form that isn't worked out. */
class Unformatted extends Error {}

function aligned(text: string, fill: string, align: string, missing: number): string {
  const padding = fill.repeat(missing);
  if (align === '<') return text + padding;
  if (align === '^') return fill.repeat(Math.floor(missing / 2)) + text + fill.repeat(Math.ceil(missing / 2));
  const signed = align === '=' && /^[+ -]/.test(text) ? 1 : 0;
  return text.slice(0, signed) + padding + text.slice(signed);
}

function numberText(
  value: Py,
  number: number,
  type: string | undefined,
  precision: string | undefined,
  grouping: string | undefined,
  alternate: string | undefined,
  at: Origin,
): string {
  const grouped = (text: string): string =>
    grouping ? text.replace(/^(-?\d+)/, (digits) => digits.replace(/\B(?=(\d{3})+(?!\d))/g, grouping)) : text;
  const digits = Number(precision ?? '6');
  switch (type) {
    case 'd':
      if (value.kind === 'float' || precision !== undefined)
        throw new PyError('ValueError', `Unknown format code 'd' for object of type '${typeName(value)}'`, at);
      return grouped(String(value.kind === 'int' ? value.value : number));
    case 'f':
    case 'F':
      return Number.isFinite(number) ? grouped(fixed(number, digits)) : floatText(number);
    case '%':
      return Number.isFinite(number) ? `${grouped(fixed(number * 100, digits))}%` : `${floatText(number)}%`;
    case 'x':
    case 'X':
    case 'o':
    case 'b': {
      if (value.kind === 'float')
        throw new PyError('ValueError', `Unknown format code '${type}' for object of type 'float'`, at);
      const whole = value.kind === 'int' ? value.value : BigInt(number);
      const base = type === 'o' ? 8 : type === 'b' ? 2 : 16;
      const text = (whole < 0n ? -whole : whole).toString(base);
      if (grouping) throw new Unformatted();
      const prefixed = `${whole < 0n ? '-' : ''}${alternate ? `0${type}` : ''}${text}`;
      return type === 'X' ? prefixed.toUpperCase() : prefixed;
    }
    case undefined:
      if (precision !== undefined) throw new Unformatted();
      return grouped(value.kind === 'float' ? floatText(number) : String(value.kind === 'int' ? value.value : number));
    case 'e':
    case 'E': {
      const text = number.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');
      return type === 'E' ? text.toUpperCase() : text;
    }
    default:
      throw new Unformatted();
  }
}

/** Runs a formatting; what isn't worked out of it is unknown. */
function tried(at: Origin, format: () => Py): Py {
  try {
    return format();
  } catch (thrown) {
    if (thrown instanceof Unformatted) return unknown('this format is not worked out', at);
    throw thrown;
  }
}

/** `formatted`, where what isn't worked out is a hole. */
export function formattedOrHole(
  value: Py,
  specification: TracedText,
  conversion: string | null,
  at: Origin,
): TracedText {
  const text = tried(at, () => str(formatted(value, specification, conversion, at), at));
  if (text.kind === 'str') return text.text;
  return TracedText.hole({ reason: 'this format is not worked out' }, at.kind === 'written' ? at.span : null);
}

/** `'%s:%d' % (host, port)` */
export function percentFormat(template: Py & { readonly kind: 'str' }, values: Py, at: Origin): Py {
  return tried(at, () => percent(template, values, at));
}

function percent(template: Py & { readonly kind: 'str' }, values: Py, at: Origin): Py {
  const items = values.kind === 'tuple' ? values.items : [values];
  const parts: TracedText[] = [];
  let from = 0;
  let next = 0;
  let mapped = false;
  const { string } = template.text;
  for (let start = string.indexOf('%'); start >= 0; start = string.indexOf('%', from)) {
    const match = /^%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?([sdiufrxXoeEgGca%])/.exec(
      string.slice(start, start + 300),
    );
    if (!match) throw new PyError('ValueError', 'incomplete format or unsupported format character', at);
    parts.push(template.text.slice(from, start));
    from = start + match[0].length;
    const [, key, flags = '', width = '', precision, type = ''] = match;
    if (type === '%') {
      parts.push(TracedText.of('%'));
      continue;
    }
    if (/[gGca]/.test(type) || width === '*' || precision === '*') throw new Unformatted();
    let value: Py | undefined;
    if (key === undefined) value = items[next++];
    else {
      mapped = true;
      if (values.kind !== 'dict') throw new PyError('TypeError', 'format requires a mapping', at);
      value = values.entries.get(keyOf(str(key, at)))?.[1];
    }
    if (!value)
      throw key === undefined
        ? new PyError('TypeError', 'not enough arguments for format string', at)
        : new PyError('KeyError', repr(str(key, at)), at);
    parts.push(percentOne(plain(value), flags, width, precision, type, at));
  }
  parts.push(template.text.slice(from));
  const takesAll = mapped || values.kind === 'dict' || next >= items.length;
  if (!takesAll && !(values.kind === 'list' && items.length === 1 && next === 1))
    throw new PyError('TypeError', 'not all arguments converted during string formatting', at);
  return str(TracedText.join(parts), at);
}

function percentOne(
  value: Py,
  flags: string,
  width: string,
  precision: string | undefined,
  type: string,
  at: Origin,
): TracedText {
  const left = flags.includes('-');
  if (/[sr]/.test(type)) {
    const specification = `${left ? '<' : '>'}${width}${precision === undefined ? '' : `.${precision}`}`;
    const none = width === '' && precision === undefined;
    return formatted(value, TracedText.of(none ? '' : specification), none && type === 's' ? null : type, at);
  }
  if (value.kind !== 'unknown' && !/^(module|class|native|function)$/.test(value.kind) && numeric(value) === null)
    throw new PyError('TypeError', `%${type} format: a real number is required, not ${typeName(value)}`, at);
  if (precision !== undefined && /[diuxXo]/.test(type)) throw new Unformatted();
  if (value.kind === 'float' && /[xXo]/.test(type))
    throw new PyError('TypeError', `%${type} format: an integer is required, not float`, at);
  if (value.kind === 'float' && /[diu]/.test(type) && !Number.isFinite(value.value)) throw new Unformatted();
  const number = value.kind === 'float' && /[diu]/.test(type) ? int(BigInt(Math.trunc(value.value)), at) : value;
  const whole = number.kind === 'bool' ? int(number.value ? 1 : 0, at) : number;
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const form = /[iu]/.test(type) ? 'd' : type;
  const padding = left ? '<' : flags.includes('0') ? '' : '>';
  const specification = `${width === '' ? '' : padding}${sign}${flags.includes('#') ? '#' : ''}${!left && flags.includes('0') ? '0' : ''}${width}${precision === undefined ? '' : `.${precision}`}${form}`;
  return formatted(whole, TracedText.of(specification), null, at);
}

/** `'{}:{port}'.format(host, port=8000)` */
export function braceFormat(
  template: Py & { readonly kind: 'str' },
  args: readonly Py[],
  named: ReadonlyMap<string, Py>,
  at: Origin,
): Py {
  return tried(at, () => brace(template, args, named, at));
}

function brace(
  template: Py & { readonly kind: 'str' },
  args: readonly Py[],
  named: ReadonlyMap<string, Py>,
  at: Origin,
): Py {
  const { text } = template;
  const parts: TracedText[] = [];
  let from = 0;
  let next = 0;
  for (const match of text.string.matchAll(/\{\{|\}\}|\{([^{}:!]*)(?:!([rsa]))?(?::([^{}]*))?\}|[{}]/g)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[0] === '{{' || match[0] === '}}') {
      parts.push(TracedText.of(match[0].slice(1)));
      continue;
    }
    // A field inside of a field, or a brace that stands alone.
    if (match[0].length === 1) throw new Unformatted();
    const [, name = '', conversion, specification = ''] = match;
    if (/[.[]/.test(name)) throw new Unformatted();
    const value = name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : named.get(name);
    if (!value)
      throw /^\d*$/.test(name)
        ? new PyError('IndexError', 'Replacement index out of range for positional args tuple', at)
        : new PyError('KeyError', repr(str(name, at)), at);
    parts.push(formatted(plain(value), TracedText.of(specification), conversion ?? null, at));
  }
  parts.push(text.slice(from));
  return str(TracedText.join(parts), at);
}

import { TracedText } from '../../../text/traced.ts';
import type { Origin } from '../../../value/value.ts';
import { display, floatText, numeric, type Py, PyError, repr, str, typeName, unknown } from './values.ts';

/** A value as text with a format specification (`:>5`, `.2f`, `04d`), and its place where the text is its own. */
export function formatted(value: Py, specification: string, conversion: string | null, at: Origin): TracedText {
  const place = at.kind === 'written' ? at.span : null;
  if (value.kind === 'unknown') return TracedText.hole({ reason: value.reason }, place);
  if (conversion === 'r') return TracedText.of(repr(value), place);
  if (specification === '') return value.kind === 'str' ? value.text : TracedText.of(display(value), place);
  const match = /^(?:(.)?([<>^=]))?([+ -])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/.exec(specification);
  if (!match) throw new PyError('ValueError', `Invalid format specifier '${specification}'`, at);
  const [, fill = ' ', align, sign, , zero, width, grouping, precision, type] = match;
  const number = numeric(value);
  let text =
    number === null || type === 's' ? display(value) : numberText(value, number, type, precision, grouping, at);
  if (number === null && precision !== undefined) text = text.slice(0, Number(precision));
  if (number !== null && number >= 0 && (sign === '+' || sign === ' ')) text = sign + text;
  const missing = Math.min(Number(width ?? '0'), 1000) - text.length;
  if (missing > 0)
    text = aligned(text, zero && !align ? '0' : fill, align ?? (zero ? '=' : number === null ? '<' : '>'), missing);
  return TracedText.of(text, place);
}

function aligned(text: string, fill: string, align: string, missing: number): string {
  const padding = fill.repeat(missing);
  if (align === '<') return text + padding;
  if (align === '^') return fill.repeat(Math.floor(missing / 2)) + text + fill.repeat(Math.ceil(missing / 2));
  const signed = align === '=' && /^[+-]/.test(text) ? 1 : 0;
  return text.slice(0, signed) + padding + text.slice(signed);
}

function numberText(
  value: Py,
  number: number,
  type: string | undefined,
  precision: string | undefined,
  grouping: string | undefined,
  at: Origin,
): string {
  const grouped = (text: string): string => (grouping ? text.replace(/\B(?=(\d{3})+(?!\d))/g, grouping) : text);
  switch (type) {
    case 'd':
    case 'n':
      if (value.kind === 'float')
        throw new PyError('ValueError', "Unknown format code 'd' for object of type 'float'", at);
      return grouped(String(value.kind === 'int' ? value.value : number));
    case 'f':
    case 'F':
      return number.toFixed(Math.min(Number(precision ?? '6'), 100));
    case '%':
      return `${(number * 100).toFixed(Math.min(Number(precision ?? '6'), 100))}%`;
    case 'x':
    case 'X':
    case 'o':
    case 'b': {
      const text = Math.trunc(number).toString(type === 'o' ? 8 : type === 'b' ? 2 : 16);
      return type === 'X' ? text.toUpperCase() : text;
    }
    case undefined:
      return value.kind === 'float'
        ? precision
          ? String(Number(number.toPrecision(Number(precision))))
          : floatText(number)
        : grouped(display(value));
    default:
      return number.toExponential(Number(precision ?? '6'));
  }
}

/** `'%s:%d' % (host, port)` */
export function percentFormat(template: Py & { readonly kind: 'str' }, values: Py, at: Origin): Py {
  if (values.kind === 'unknown') return unknown(values.reason, at);
  const items = values.kind === 'tuple' ? values.items : [values];
  const parts: TracedText[] = [];
  let from = 0;
  let next = 0;
  for (const match of template.text.string.matchAll(/%(?:\((\w+)\))?([-+ #0]*)(\d+)?(?:\.(\d+))?([sdiufrxXo%])/g)) {
    parts.push(template.text.slice(from, match.index));
    from = match.index + match[0].length;
    const [, key, flags = '', width = '', precision, type = ''] = match;
    if (type === '%') {
      parts.push(TracedText.of('%'));
      continue;
    }
    const value =
      key === undefined
        ? items[next++]
        : values.kind === 'dict'
          ? values.entries.get(`str${repr(str(key, at))}`)?.[1]
          : undefined;
    if (!value)
      throw new PyError(
        key === undefined ? 'TypeError' : 'KeyError',
        key === undefined ? 'not enough arguments for format string' : key,
        at,
      );
    if (/[diux]/.test(type) && numeric(value) === null && value.kind !== 'unknown') {
      throw new PyError('TypeError', `%${type} format: a real number is required, not ${typeName(value)}`, at);
    }
    const whole: Py =
      /[diu]/.test(type) && value.kind === 'float'
        ? { kind: 'int', value: BigInt(Math.trunc(value.value)), at }
        : value;
    const kind = type === 'r' ? 's' : /[iu]/.test(type) ? 'd' : type;
    const padding = width === '' ? '' : `${flags.includes('-') ? '<' : flags.includes('0') ? '0' : '>'}${width}`;
    const specification = `${padding}${precision === undefined ? '' : `.${precision}`}${padding === '' && precision === undefined && kind === 's' ? '' : kind}`;
    parts.push(formatted(whole, specification, type === 'r' ? 'r' : null, at));
  }
  parts.push(template.text.slice(from));
  if (values.kind === 'tuple' && next < items.length)
    throw new PyError('TypeError', 'not all arguments converted during string formatting', at);
  return str(TracedText.join(parts), at);
}

/** `'{}:{port}'.format(host, port=8000)` */
export function braceFormat(
  template: Py & { readonly kind: 'str' },
  args: readonly Py[],
  named: ReadonlyMap<string, Py>,
  at: Origin,
): Py {
  const parts: TracedText[] = [];
  let from = 0;
  let next = 0;
  for (const match of template.text.string.matchAll(
    /\{\{|\}\}|\{(\w*)((?:[.[][^{}:!]*)?)(?:!([rs]))?(?::([^{}]*))?\}/g,
  )) {
    parts.push(template.text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[0] === '{{' || match[0] === '}}') {
      parts.push(TracedText.of(match[0].slice(1)));
      continue;
    }
    const [, name = '', path = '', conversion, specification = ''] = match;
    if (path !== '') return unknown('attributes inside of a format are not worked out', at);
    const value = name === '' ? args[next++] : /^\d+$/.test(name) ? args[Number(name)] : named.get(name);
    if (!value) throw new PyError(/^\d*$/.test(name) ? 'IndexError' : 'KeyError', name, at);
    parts.push(formatted(value, specification, conversion ?? null, at));
  }
  parts.push(template.text.slice(from));
  return str(TracedText.join(parts), at);
}

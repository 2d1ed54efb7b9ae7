import type { TracedText } from '../../../text/traced.ts';
import type { Value } from '../../../value/value.ts';
import type { Expression } from '../syntax.ts';

/** A key longer than this isn't worth its comparison. */
const KEY_LIMIT = 4_000;

/**
 * Two values with the same key are equal, whatever they are.
 * @returns undefined where a part of the value has no key
 */
export function keyOf(value: Value): string | undefined {
  const key = keyWithin(value, 0);
  return key !== undefined && key.length <= KEY_LIMIT ? key : undefined;
}

function keyWithin(value: Value, depth: number): string | undefined {
  if (depth > 20) return undefined;
  switch (value.kind) {
    case 'string':
      return textKey(value.text);
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'array':
      return value.open ? undefined : joined('[', value.items, ']', (item) => keyWithin(item, depth + 1));
    case 'object':
      return value.open
        ? undefined
        : joined('{', [...value.properties.values()], '}', (property) => {
            const inner = keyWithin(property.value, depth + 1);
            return inner === undefined ? undefined : `${JSON.stringify(property.key)}:${inner}`;
          });
    case 'unknown':
      return value.key;
    case 'choice':
      return undefined;
  }
}

function joined<T>(
  open: string,
  parts: readonly T[],
  close: string,
  key: (part: T) => string | undefined,
): string | undefined {
  const keys: string[] = [];
  let length = 0;
  for (const part of parts) {
    const one = key(part);
    if (one === undefined) return undefined;
    keys.push(one);
    length += one.length;
    if (length > KEY_LIMIT) return undefined;
  }
  return `${open}${keys.join(',')}${close}`;
}

/** The key of a text; undefined where one of its holes has none. */
export function textKey(text: TracedText): string | undefined {
  if (text.length > KEY_LIMIT) return undefined;
  const parts: string[] = [];
  let literal = '';
  for (const piece of text.pieces) {
    if (!piece.unknown) {
      literal += piece.text;
      continue;
    }
    if (piece.unknown.key === undefined) return undefined;
    if (literal !== '') parts.push(JSON.stringify(literal));
    literal = '';
    parts.push(piece.unknown.key);
  }
  if (parts.length === 0) return JSON.stringify(literal);
  if (literal !== '') parts.push(JSON.stringify(literal));
  return parts.length === 1 ? parts[0] : `'${parts.join('+')}'`;
}

/** The key of a call, or of an operation written as one; undefined where an argument has none. */
export function callKey(name: string, values: readonly Value[]): string | undefined {
  return joined(`${name}(`, values, ')', keyOf);
}

/** An expression as it is written, on one line: how a user is told a condition. */
export function writtenText(expression: Expression): string {
  const { source, start, end } = expression.span;
  const text = source.text.slice(start, end).replace(/\s+/g, ' ').trim();
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

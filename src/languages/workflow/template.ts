import { TracedText } from '../../text/traced.ts';
import { boolean, object, type Property, string, unknown, type Value } from '../../value/value.ts';
import { onEachSide } from './expression/choose.ts';
import type { Contexts } from './expression/contexts.ts';
import { evaluateExpression } from './expression/evaluate.ts';
import { asText } from './expression/text.ts';

/**
 * A value of a workflow file with its `${{ }}` filled in, in all that it holds. A text that is one expression becomes
 * what that expression comes to; another one stays a text, with holes for what can't be known.
 */
export function filledIn(value: Value, contexts: Contexts): Value {
  switch (value.kind) {
    case 'string':
      return value.text.string.includes('${{') ? fillText(value, contexts) : value;
    case 'array':
      return { ...value, items: value.items.map((item) => filledIn(item, contexts)) };
    case 'object':
      return {
        ...object(filledProperties(value, contexts), value.origin),
        ...(value.open ? { open: value.open } : {}),
      };
    default:
      return value;
  }
}

function* filledProperties(value: Extract<Value, { kind: 'object' }>, contexts: Contexts): Iterable<Property> {
  for (const property of value.properties.values()) yield { ...property, value: filledIn(property.value, contexts) };
}

function fillText(value: Extract<Value, { kind: 'string' }>, contexts: Contexts): Value {
  const parts = expressionsIn(value.text);
  if (parts === null) return unknown('an expression in it has no end', value.origin);
  const [only] = parts;
  if (only?.kind === 'expression' && parts.length === 1) return evaluateExpression(only.text, contexts);
  const values = parts.map((part) =>
    part.kind === 'text' ? string(part.text, value.origin) : evaluateExpression(part.text, contexts),
  );
  return onEachSide(values, value.origin, (settled) => string(TracedText.join(settled.map(asText)), value.origin));
}

type Part = { readonly kind: 'text' | 'expression'; readonly text: TracedText };

/** Text and expressions by turns; null where an expression has no end. */
function expressionsIn(text: TracedText): readonly Part[] | null {
  const parts: Part[] = [];
  const { string: characters } = text;
  let at = 0;
  for (let start = characters.indexOf('${{'); start >= 0; start = characters.indexOf('${{', at)) {
    const end = expressionEnd(characters, start + 3);
    if (end === null) return null;
    if (start > at) parts.push({ kind: 'text', text: text.slice(at, start) });
    parts.push({ kind: 'expression', text: text.slice(start + 3, end) });
    at = end + 2;
  }
  if (at < characters.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
}

/** The `}}` that ends an expression: one within a quoted string doesn't. */
function expressionEnd(text: string, from: number): number | null {
  let quoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") quoted = !quoted;
    else if (!quoted && text.startsWith('}}', at)) return at;
  }
  return null;
}

/**
 * What an `if:` comes to; its `${{ }}` may be left out. Text beside an expression makes it a text, which is always true:
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions
 */
export function evaluateCondition(value: Value, contexts: Contexts): Value {
  if (value.kind !== 'string') return value;
  const { string: characters } = value.text;
  if (characters.trim() === '') return boolean(true, value.origin);
  if (!characters.includes('${{')) return evaluateExpression(value.text, contexts);
  const lead = characters.length - characters.trimStart().length;
  return filledIn({ ...value, text: value.text.slice(lead, characters.trimEnd().length) }, contexts);
}

/** A condition in one line, without its `${{ }}`. */
export function shownCondition(value: Value): string {
  const text = asText(value).string.replace(/\s+/g, ' ').trim();
  return /^\$\{\{((?:(?!\}\}).)*)\}\}$/.exec(text)?.[1]?.trim() ?? text;
}

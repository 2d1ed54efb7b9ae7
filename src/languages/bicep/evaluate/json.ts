import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type Source, type Span, span } from '../../../text/source.ts';
import { type Piece, TracedText } from '../../../text/traced.ts';
import {
  array,
  boolean,
  nothing,
  number,
  object,
  type Property,
  string,
  unknown,
  type Value,
  written,
} from '../../../value/value.ts';

export type JsonNode = Node;

/** A JSON file's tree, with comments and trailing commas allowed as ARM allows them. */
export interface JsonTree {
  readonly root: JsonNode | null;
  /** where the text stops being JSON; null where it doesn't */
  readonly errorAt: number | null;
  /** why it stops there, as a sentence */
  readonly problem: string;
}

/** What opens and closes, and what may hold the same characters and be none: strings (each ends with its line) and comments. */
const STRUCTURE = /[[\]{}]|"[^"\\\n]*(?:\\.[^"\\\n]*)*"?|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Nested deeper than this, a JSON text isn't read. */
const JSON_DEPTH = 200;

export function readJson(text: string): JsonTree {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const deep = nestedDeeperThan(text, JSON_DEPTH);
  if (deep !== null) return { root: null, errorAt: deep, problem: 'this JSON is nested too deeply to be read' };
  const errors: ParseError[] = [];
  const clean = start === 0 ? text : ` ${text.slice(1)}`;
  const root = parseTree(clean, errors, { allowTrailingComma: true, disallowComments: false });
  const errorAt = errors[0]?.offset ?? (root ? null : 0);
  return { root: root ?? null, errorAt, problem: 'this is not valid JSON' };
}

/** The parser recurses: a text that nests without end must not reach it. Null, or where it goes too deep. */
function nestedDeeperThan(text: string, limit: number): number | null {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(STRUCTURE)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > limit) return index;
  }
  return null;
}

/** The properties of an object node that are whole. */
export function jsonProperties(
  node: JsonNode | undefined,
): readonly { readonly key: JsonNode; readonly value: JsonNode }[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key && value ? [{ key, value }] : [];
  });
}

/** A property of an object node, without regard to case. */
export function jsonProperty(node: JsonNode | undefined, name: string): JsonNode | undefined {
  const lower = name.toLowerCase();
  return jsonProperties(node).find(({ key }) => String(key.value).toLowerCase() === lower)?.value;
}

export function jsonItems(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

export function nodeSpan(node: JsonNode, source: Source): Span {
  return span(source, node.offset, node.offset + node.length);
}

/** The characters of a JSON string, each with the place that wrote it. */
export function jsonText(node: JsonNode, source: Source): TracedText {
  const [start, end] = [node.offset + 1, node.offset + node.length - 1];
  const raw = source.text.slice(start, end);
  if (!raw.includes('\\')) return raw === '' ? TracedText.empty : TracedText.at(span(source, start, end));
  const pieces: Piece[] = [];
  for (const { 0: part, index } of raw.matchAll(/[^\\]+|\\u[0-9a-fA-F]{4}|\\./gs)) {
    const place = span(source, start + index, start + index + part.length);
    const escaped = part.startsWith('\\');
    pieces.push({ text: escaped ? unescaped(part) : part, span: place, exact: !escaped });
  }
  return new TracedText(pieces);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(part: string): string {
  if (part.length === 6 && part[1] === 'u') return String.fromCharCode(Number.parseInt(part.slice(2), 16));
  const letter = part.slice(1);
  return ESCAPES[letter] ?? letter;
}

/** A number as it is written: 64-bit integers stay whole. */
export function jsonNumber(node: JsonNode, source: Source): number | bigint {
  const raw = source.text.slice(node.offset, node.offset + node.length);
  const value = Number(node.value);
  return Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(raw) ? BigInt(raw) : value;
}

/**
 * A JSON node as a value, with its places in the file.
 */
export function jsonValue(node: JsonNode, source: Source): Value {
  const place = nodeSpan(node, source);
  switch (node.type) {
    case 'string':
      return string(jsonText(node, source), written(place));
    case 'number':
      return number(jsonNumber(node, source), written(place));
    case 'boolean':
      return boolean(node.value === true, written(place));
    case 'array':
      return array(
        jsonItems(node).map((item) => jsonValue(item, source)),
        written(place),
      );
    case 'object':
      return object(
        jsonProperties(node).map(
          ({ key, value }): Property => ({
            key: String(key.value),
            span: nodeSpan(key, source),
            value: jsonValue(value, source),
          }),
        ),
        written(place),
      );
    default:
      return nothing(written(place));
  }
}

/**
 * A value that was read from a computed text stands where that text was written.
 * @param text what was read; null where places in it mean nothing
 * @param place for all that no file wrote
 */
export function placed(value: Value, text: TracedText | null, place: Span): Value {
  if (value.origin.kind !== 'written') return value;
  const { start, end } = value.origin.span;
  const at = text?.spanOf(start, end) ?? place;
  const origin = written(at);
  switch (value.kind) {
    case 'string': {
      const inner = text?.slice(start + 1, end - 1);
      const hole = inner?.length === 1 ? inner.holes[0] : undefined;
      if (hole) return { ...unknown(hole.reason, origin, hole.key), type: 'string' };
      return string(inner?.string === value.text.string ? inner : value.text.string, origin);
    }
    case 'array':
      return { ...value, origin, items: value.items.map((item) => placed(item, text, place)) };
    case 'object': {
      const properties = [...value.properties.values()].map(
        (property): Property => ({ key: property.key, span: at, value: placed(property.value, text, place) }),
      );
      return object(properties, origin);
    }
    default:
      return { ...value, origin };
  }
}

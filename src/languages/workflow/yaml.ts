import { isAlias, isMap, isScalar, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml';
import { type Source, type Span, span } from '../../text/source.ts';
import {
  array,
  boolean,
  nothing,
  number,
  object,
  type Property,
  string,
  through,
  unknown,
  type Value,
  written,
} from '../../value/value.ts';
import type { Note } from '../../workspace/workspace.ts';
import { type ScalarStyle, scalarText } from './scalar.ts';

export interface YamlFile {
  /** null where nothing could be read */
  readonly value: Value | null;
  readonly notes: readonly Note[];
  /** it is no YAML: `value` is what could be read of it */
  readonly broken?: boolean;
}

/** Twice the size that GitHub takes for a workflow. */
const MAX_LENGTH = 1024 * 1024;
const MAX_DEPTH = 200;
/** Values in a file, those that aliases repeat included. */
const MAX_VALUES = 200_000;
const MAX_NOTES = 5;

/**
 * YAML text as values, with their exact places; aliases and merge keys are resolved, a second key of the same name
 * wins over the first. Of a broken file, what could be read, with a note of its first mistake.
 */
export function parseYaml(source: Source): YamlFile {
  if (source.text.length > MAX_LENGTH) {
    return {
      value: null,
      notes: [{ file: source.path, message: 'this YAML file is larger than 1 MiB and is not read' }],
    };
  }
  const document = parseDocument(source.text, {
    uniqueKeys: false,
    prettyErrors: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  const reader = new Reader(source);
  // what follows the first mistake is mostly its echo
  const [first] = document.errors;
  for (const error of document.errors) {
    if (error.code === 'RESOURCE_EXHAUSTION') {
      return { value: null, notes: [reader.noteAt(error.pos[0], 'this YAML is nested too deeply and is not read')] };
    }
    if (error === first) reader.note(error.pos[0], `not valid YAML: ${error.message}`);
  }
  const value = reader.value(document.contents, span(source, 0, 0), 0).value;
  return first ? { value, notes: reader.notes.slice(0, 1), broken: true } : { value, notes: reader.notes };
}

/** A value and how many values it holds, itself included. */
interface Sized {
  readonly value: Value;
  readonly size: number;
}

class Reader {
  readonly source: Source;
  readonly notes: Note[] = [];
  readonly #anchors = new Map<string, Sized>();
  #room = MAX_VALUES;

  constructor(source: Source) {
    this.source = source;
  }

  noteAt(offset: number, message: string): Note {
    return { file: this.source.path, message, ...this.source.position(offset) };
  }

  note(offset: number, message: string): void {
    if (this.notes.length < MAX_NOTES) this.notes.push(this.noteAt(offset, message));
  }

  /** @param place stands for a node that is not written, as in `key:` */
  value(node: unknown, place: Span, depth: number): Sized {
    const where = this.#spanOf(node) ?? place;
    if (this.#room-- <= 0) return this.#tooMuch(where);
    if (depth > MAX_DEPTH) return this.#given(where, 'this YAML is nested too deeply to be read');
    if (isAlias(node)) return this.#alias(node.source, where);
    const read = this.#read(node, where, depth);
    if (hasAnchor(node)) this.#anchors.set(node.anchor, read);
    return read;
  }

  #read(node: unknown, where: Span, depth: number): Sized {
    if (isMap(node)) return this.#map(node, where, depth);
    if (isSequence(node)) {
      const items = node.items.map((item) => this.value(item, where, depth + 1));
      return {
        value: array(
          items.map((item) => item.value),
          written(where),
        ),
        size: sizeOf(items),
      };
    }
    if (isScalar(node)) return { value: this.#scalar(node, where), size: 1 };
    return { value: nothing(written(where)), size: 1 };
  }

  #map(map: YAMLMap, where: Span, depth: number): Sized {
    const own = new Map<string, Property>();
    const merged = new Map<string, Property>();
    const all: Sized[] = [];
    for (const pair of map.items) {
      const keySpan = this.#spanOf(pair.key) ?? where;
      const read = this.value(pair.value, span(this.source, keySpan.end, keySpan.end), depth + 1);
      all.push(read);
      if (isMergeKey(pair)) {
        for (const property of mergedProperties(read.value)) {
          if (!merged.has(property.key)) merged.set(property.key, property);
        }
        continue;
      }
      const key = isScalar(pair.key) ? String(pair.key.value ?? '') : null;
      if (key === null) {
        this.note(keySpan.start, 'a key of this YAML mapping is no plain text, so it is left out');
        continue;
      }
      if (own.has(key)) this.note(keySpan.start, `the key "${shortened(key)}" is written twice in the same mapping`);
      own.set(key, { key, span: keySpan, value: read.value });
    }
    for (const [key, property] of merged) if (!own.has(key)) own.set(key, property);
    return { value: object(own.values(), written(where)), size: sizeOf(all) };
  }

  #scalar(node: Scalar, where: Span): Value {
    const origin = written(where);
    const { value } = node;
    if (typeof value === 'boolean') return boolean(value, origin);
    if (typeof value === 'number' || typeof value === 'bigint') return number(value, origin);
    if (value === null || value === undefined) return nothing(origin);
    return string(scalarText(this.source, styleOf(node), where.start, where.end, String(value)), origin);
  }

  #alias(name: string, where: Span): Sized {
    const anchored = this.#anchors.get(name);
    if (!anchored)
      return this.#given(where, `the alias *${shortened(name)} has no anchor &${shortened(name)} before it`);
    this.#room -= anchored.size;
    if (this.#room <= 0) return this.#tooMuch(where);
    return { value: through(anchored.value, where), size: anchored.size };
  }

  #tooMuch(where: Span): Sized {
    const message = 'this YAML file holds too many values (its aliases repeat others), so not all of it is read';
    if (!this.notes.some((note) => note.message === message)) this.note(where.start, message);
    return { value: unknown(message, written(where)), size: 1 };
  }

  #given(where: Span, message: string): Sized {
    this.note(where.start, message);
    return { value: unknown(message, written(where)), size: 1 };
  }

  #spanOf(node: unknown): Span | null {
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (!Array.isArray(range)) return null;
    const [start, end]: readonly unknown[] = range;
    return typeof start === 'number' && typeof end === 'number' ? span(this.source, start, end) : null;
  }
}

function sizeOf(parts: readonly Sized[]): number {
  return parts.reduce((sum, part) => sum + part.size, 1);
}

function isSequence(node: unknown): node is { readonly items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

function hasAnchor(node: unknown): node is { readonly anchor: string } {
  return typeof node === 'object' && node !== null && 'anchor' in node && typeof node.anchor === 'string';
}

function isMergeKey(pair: Pair): boolean {
  return isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN';
}

/** What `<<:` brings in: the properties of a mapping, or of each in a list, the first of a name winning. */
function mergedProperties(value: Value): readonly Property[] {
  if (value.kind === 'object') return [...value.properties.values()];
  if (value.kind === 'array') return value.items.flatMap(mergedProperties);
  return [];
}

function styleOf(node: Scalar): ScalarStyle {
  switch (node.type) {
    case 'BLOCK_LITERAL':
      return 'literal';
    case 'BLOCK_FOLDED':
      return 'folded';
    case 'QUOTE_DOUBLE':
      return 'double';
    case 'QUOTE_SINGLE':
      return 'single';
    default:
      return 'plain';
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

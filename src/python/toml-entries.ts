import { type Source, type Span, span } from '../text/source.ts';

/** `key = value` in a TOML file, with the table that it stands in. */
export interface TomlEntry {
  /** `tool.poetry.dependencies`; '' before the first header. An array of tables has the same name for each */
  readonly table: string;
  /** dotted as written, without quotes */
  readonly key: string;
  readonly value: Span;
}

/** A string literal of a TOML value. */
export interface TomlString {
  readonly text: string;
  /** between the quotes */
  readonly span: Span;
}

/**
 * The entries of a TOML file, in order: enough of TOML to read names and lists of dependencies, not a parser. What
 * isn't TOML is passed over.
 */
export function tomlEntries(source: Source): readonly TomlEntry[] {
  const { text } = source;
  const entries: TomlEntry[] = [];
  let table = '';
  let at = 0;
  while (at < text.length) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    const header = /^[ \t]*\[{1,2}([^[\]]+)\]{1,2}[ \t]*(?:#.*)?$/.exec(line);
    const key = /^[ \t]*([A-Za-z0-9_.-]+|"[^"]*"|'[^']*')[ \t]*=[ \t]*/.exec(line);
    if (header?.[1] !== undefined) {
      table = dotted(header[1]);
      at = lineEnd + 1;
    } else if (key?.[1] !== undefined) {
      const start = at + key[0].length;
      const end = endOfValue(text, start);
      entries.push({ table, key: dotted(key[1]), value: span(source, start, end) });
      at = endOfLine(text, end) + 1;
    } else at = lineEnd + 1;
  }
  return entries;
}

/** The string literals in a value, in order; escapes are left as they are written. */
export function tomlStrings(value: Span): readonly TomlString[] {
  const { text } = value.source;
  const strings: TomlString[] = [];
  let at = value.start;
  while (at < value.end) {
    const character = text[at];
    if (character === '#') at = endOfLine(text, at);
    else if (character === '"' || character === "'") {
      const end = endOfString(text, at);
      const quotes = text.startsWith(character.repeat(3), at) ? 3 : 1;
      const place = span(value.source, at + quotes, Math.max(end - quotes, at + quotes));
      strings.push({ text: text.slice(place.start, place.end), span: place });
      at = end;
    } else at += 1;
  }
  return strings;
}

/** A value ends at the end of the line on which all its brackets are closed. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const character = text[at];
    if (character === '"' || character === "'") {
      at = endOfString(text, at);
      continue;
    }
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === '\n' && depth <= 0) return at;
    else if (character === '#') {
      if (depth <= 0) return at;
      at = endOfLine(text, at);
      continue;
    }
    at += 1;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  const quote = text[start] ?? '"';
  const triple = quote.repeat(3);
  const isTriple = text.startsWith(triple, start);
  let at = start + (isTriple ? 3 : 1);
  while (at < text.length) {
    if (quote === '"' && text[at] === '\\') at += 2;
    else if (isTriple ? text.startsWith(triple, at) : text[at] === quote) return at + (isTriple ? 3 : 1);
    else if (!isTriple && text[at] === '\n') return at;
    else at += 1;
  }
  return text.length;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function dotted(name: string): string {
  return name
    .split('.')
    .map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2'))
    .join('.');
}

import type { TracedText } from '../../text/traced.ts';
import { readExpression } from './expression.ts';
import { jsonOf } from './json.ts';
import { handedOn } from './paths.ts';
import type { Reading } from './read-word.ts';
import { closing } from './scan.ts';
import { entryOf, itemsOf, listWord } from './tables.ts';
import { truthOf } from './truth.ts';
import { quotedText, type Variables, type Word } from './words.ts';

const DEEPEST_PIPES = 10;
/** Of a longer list, which a block may make of a short one, nothing more is worked out. */
const MOST_ITEMS = 1_000;

/** What a command behind a `|` makes of a word; null where there is none, or none that is followed. */
export function intoPipe(text: TracedText, reading: Reading, variables: Variables, depth: number): Reading | null {
  return (
    intoJson(text, reading) ??
    intoEach(text, reading, variables, depth) ??
    intoWhere(text, reading, variables) ??
    intoSelected(text, reading) ??
    intoPath(text, reading, variables)
  );
}

/** `$PSScriptRoot | Join-Path -ChildPath 'infra'` */
function intoPath(text: TracedText, { word, end }: Reading, variables: Variables): Reading | null {
  const path = word.kind === 'text' ? handedOn(text, { text: word.text, end }, variables) : null;
  return path && path.end > end ? { word: quotedText(path.text), end: path.end } : null;
}

function intoJson(text: TracedText, { word, end }: Reading): Reading | null {
  const [pipe] = /^[ \t]*\|[ \t]*ConvertTo-Json\b[^\r\n|;)}]*/i.exec(text.string.slice(end, end + 200)) ?? [];
  const converted = pipe === undefined ? null : jsonOf(word);
  return pipe !== undefined && converted ? { word: quotedText(converted), end: end + pipe.length } : null;
}

/** `$settings.GetEnumerator() | ForEach-Object { "$($_.Key)=$($_.Value)" }`: what an expression makes of each item. */
function intoEach(text: TracedText, { word, end }: Reading, variables: Variables, depth: number): Reading | null {
  const { string } = text;
  const [pipe] = /^\s*\|\s*(?:ForEach-Object|foreach|%)\s*(?=\{)/i.exec(string.slice(end, end + 200)) ?? [];
  if (pipe === undefined || word.kind !== 'list' || depth > DEEPEST_PIPES) return null;
  const start = end + pipe.length;
  const close = closing(string, start);
  const from = start + 1 + (/^\s*/.exec(string.slice(start + 1, close))?.[0].length ?? 0);
  if (!/^["'$@]/.test(string.slice(from, from + 1))) return null;
  const items: Word[] = [];
  for (const item of word.items) {
    const made = readExpression(text.slice(0, close - 1), from, new Map(variables).set('_', item), depth + 1);
    if (string.slice(made.end, close - 1).trim() !== '') return null;
    items.push(...itemsOf(made.word));
    if (items.length > MOST_ITEMS) return null;
  }
  return { word: listWord(items), end: close };
}

/** `$all | Where-Object { $_.Name -eq 'prod' }`, `$all | where Name -eq 'prod'`: the items of which it is known that they fit. */
function intoWhere(text: TracedText, { word, end }: Reading, variables: Variables): Reading | null {
  const { string } = text;
  const [pipe] = /^\s*\|\s*(?:Where-Object|where|\?)\s*(?:-FilterScript\s*)?/i.exec(string.slice(end, end + 200)) ?? [];
  if (pipe === undefined || word.kind !== 'list') return null;
  const start = end + pipe.length;
  const isBlock = string[start] === '{';
  const close = isBlock ? closing(string, start) : start + (/^[^|\r\n;)}]*/.exec(string.slice(start))?.[0].length ?? 0);
  const written = isBlock ? string.slice(start + 1, close - 1) : `$_.${string.slice(start, close).trim()}`;
  const fitting = word.items.map((item) =>
    truthOf(written.trim(), { variables: new Map(variables).set('_', item), defaults: new Set() }),
  );
  if (fitting.includes(null)) return null;
  return { word: unrolled(word.items.filter((_, at) => fitting[at])), end: close };
}

/** `| Select-Object -First 1`, `| Select-Object -ExpandProperty Sku` */
function intoSelected(text: TracedText, { word, end }: Reading): Reading | null {
  const [pipe, which, count, property] =
    /^\s*\|\s*(?:Select-Object|select)\s+(?:-(First|Last)\s+(\d+)|-ExpandProperty\s+['"]?(\w+)['"]?)(?=\s*(?:[|;)}\r\n]|$))/i.exec(
      text.string.slice(end, end + 300),
    ) ?? [];
  if (pipe === undefined) return null;
  const items = itemsOf(word);
  const stop = end + pipe.length;
  if (property !== undefined) {
    const values = items.map((item) => (item.kind === 'table' ? entryOf(item.entries, property) : undefined));
    const known = values.filter((value) => value !== undefined);
    return known.length < items.length ? null : { word: unrolled(known), end: stop };
  }
  // of a text that isn't known, nobody knows how many items it has
  if (word.kind === 'text' && !word.text.known) return null;
  const some = /first/i.test(which ?? '') ? items.slice(0, Number(count)) : items.slice(-Number(count));
  return { word: unrolled(some), end: stop };
}

/** A pipeline of one item gives that item. */
function unrolled(items: readonly Word[]): Word {
  const [only] = items;
  return items.length === 1 && only ? only : listWord(items);
}

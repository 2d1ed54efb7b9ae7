import { TracedText } from '../../text/traced.ts';
import { UNKNOWN_NAME } from './tables.ts';
import type { Word } from './words.ts';

/** What `ConvertTo-Json` makes of a table; null where an entry of it isn't known to be a text, a number or a table. */
export function jsonOf(word: Word): TracedText | null {
  return writtenOf(word, new Map());
}

/** A table may hold another one several times, which may hold another one: each is written once. */
function writtenOf(word: Word, known: Map<Word, TracedText | null>): TracedText | null {
  const before = known.get(word);
  if (before !== undefined) return before;
  const text = wordOf(word, (inner) => writtenOf(inner, known));
  const whole = text && text.length > LONGEST ? null : text;
  known.set(word, whole);
  return whole;
}

/** Characters of a text; a longer one comes of a table that is put into itself again and again. */
const LONGEST = 200_000;

function wordOf(word: Word, inner: (word: Word) => TracedText | null): TracedText | null {
  switch (word.kind) {
    case 'text': {
      const { string } = word.text;
      if (!word.quoted && /^-?\d+(\.\d+)?$/.test(string)) return word.text;
      if (!word.quoted && /^(true|false)$/i.test(string))
        return TracedText.of(string.toLowerCase(), word.text.spanOf());
      const inside = (part: string): string => JSON.stringify(part).slice(1, -1);
      const escaped = inside(string) === string ? word.text : word.text.mapCharacters(inside);
      return TracedText.join([TracedText.of('"'), escaped, TracedText.of('"')]);
    }
    case 'list':
      return bracketed('[', word.items.map(inner), ']');
    case 'table': {
      if (word.entries.has(UNKNOWN_NAME)) return null;
      const entries = [...word.entries].map(([name, value]) => {
        const json = inner(value);
        return json && TracedText.join([TracedText.of(`${JSON.stringify(name)}: `), json]);
      });
      return bracketed('{', entries, '}');
    }
    case 'splat':
      return null;
  }
}

function bracketed(open: string, parts: readonly (TracedText | null)[], close: string): TracedText | null {
  const known = parts.filter((part) => part !== null);
  if (known.length < parts.length) return null;
  const joined = known.flatMap((part, at) => (at === 0 ? [part] : [TracedText.of(', '), part]));
  return TracedText.join([TracedText.of(open), ...joined, TracedText.of(close)]);
}

import { TracedText } from '../../text/traced.ts';
import type { Word } from './words.ts';

/** What `ConvertTo-Json` makes of a table; null where an entry of it isn't known to be a text, a number or a table. */
export function jsonOf(word: Word): TracedText | null {
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
      return bracketed('[', word.items.map(jsonOf), ']');
    case 'table': {
      const entries = [...word.entries].map(([name, value]) => {
        const json = jsonOf(value);
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

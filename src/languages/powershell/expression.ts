import type { TracedText } from '../../text/traced.ts';
import { jsonOf } from './json.ts';
import { operated } from './operators.ts';
import { type Reading, readWord } from './read-word.ts';
import { itemsOf, listWord, tableWord } from './tables.ts';
import { quotedText, type Variables, type Word } from './words.ts';

/**
 * `'a' + 'b'`, `'a', 'b'`, `$parts -join ' '`, `@{ … } | ConvertTo-Json`: a text of several, or a list; else the first word
 * alone.
 */
export function readExpression(text: TracedText, from: number, variables: Variables, depth = 0): Reading {
  let { word, end } = readWord(text, from, variables, depth + 1);
  for (;;) {
    const rest = text.string.slice(end, end + 200);
    const [json] = /^[ \t]*\|[ \t]*ConvertTo-Json\b[^\r\n|;)}]*/i.exec(rest) ?? [];
    const converted = json === undefined ? null : jsonOf(word);
    if (json !== undefined) {
      if (!converted) return { word, end };
      word = quotedText(converted);
      end += json.length;
      continue;
    }
    const [joint, sign = ''] = /^[ \t]*([+,]|-(?:join|f|c?replace)(?=[\s"'$@(]))\s*(?=["'$@\d(])/i.exec(rest) ?? [];
    if (joint === undefined) return { word, end };
    const operator = sign.toLowerCase().replace('-creplace', '-replace');
    const next = operator.startsWith('-')
      ? readItems(text, end + joint.length, variables, depth)
      : readWord(text, end + joint.length, variables, depth + 1);
    const made = operator.startsWith('-')
      ? operated(operator, word, next.word)
      : operator === '+'
        ? added(word, next.word)
        : listWord([...itemsOf(word), next.word]);
    if (!made) return { word, end };
    word = made;
    end = next.end;
  }
}

/** `'a', 'b'` after an operator; one word for a single one. */
function readItems(text: TracedText, from: number, variables: Variables, depth: number): Reading {
  let { word, end } = readWord(text, from, variables, depth + 1);
  for (;;) {
    const [comma] = /^[ \t]*,\s*/.exec(text.string.slice(end, end + 200)) ?? [];
    if (comma === undefined) return { word, end };
    const next = readWord(text, end + comma.length, variables, depth + 1);
    word = listWord([...itemsOf(word), next.word]);
    end = next.end;
  }
}

/** Items of a list; one with more comes of a list that is added to itself again and again. */
const MOST_ITEMS = 1000;

/** Texts are joined, lists and tables put together; null for what can't be added. */
export function added(first: Word, second: Word): Word | null {
  if (first.kind === 'text' && second.kind === 'text') return quotedText(first.text.concat(second.text));
  if (first.kind === 'list') {
    const items = [...first.items, ...itemsOf(second)];
    return items.length > MOST_ITEMS ? null : listWord(items);
  }
  if (first.kind !== 'table' || second.kind !== 'table') return null;
  return tableWord(new Map([...first.entries, ...second.entries]));
}

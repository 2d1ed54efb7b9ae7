import { TracedText } from '../../text/traced.ts';
import { replacedIn } from './members.ts';
import { itemsOf, listWord } from './tables.ts';
import { quotedText, type Word } from './words.ts';

/** `$parts -join ' '`, `'{0}-app' -f $name`, `$text -replace "`r`n", "`n"`: what an operator makes of its words; null where that isn't known. */
export function operated(operator: string, left: Word, right: Word): Word | null {
  switch (operator) {
    case '-join':
      return right.kind === 'text' ? joinedBy(itemsOf(left), right.text) : null;
    case '-f':
      return left.kind === 'text' ? formatted(left.text, itemsOf(right)) : null;
    case '-replace': {
      const [from, to] = itemsOf(right);
      if (left.kind !== 'text' || from?.kind !== 'text') return null;
      if (to !== undefined && to.kind !== 'text') return null;
      return replaced(left.text, from.text, to?.text ?? TracedText.empty);
    }
    case '-split': {
      const [by, ...more] = itemsOf(right);
      return left.kind === 'text' && by?.kind === 'text' && more.length === 0 ? splitBy(left.text, by.text) : null;
    }
    default:
      return null;
  }
}

/** Where the pattern is a plain text, as one character may be that is escaped. */
function splitBy(text: TracedText, by: TracedText): Word | null {
  const separator = by.string.replace(/^\\([^\w])$/, '$1');
  if (!by.known || !text.known || separator === '' || (separator === by.string && SPECIAL.test(separator))) return null;
  const items: Word[] = [];
  for (let from = 0; from <= text.length; ) {
    const at = text.string.toLowerCase().indexOf(separator.toLowerCase(), from);
    const end = at < 0 ? text.length : at;
    items.push(quotedText(text.slice(from, end)));
    from = end + separator.length + (at < 0 ? 1 : 0);
  }
  return listWord(items);
}

/** What has a meaning of its own in a pattern. */
const SPECIAL = /[\\^$.*+?()[\]{}|]/;

function joinedBy(items: readonly Word[], separator: TracedText): Word | null {
  const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  if (texts.length < items.length) return null;
  return quotedText(TracedText.join(texts.flatMap((text, at) => (at === 0 ? [text] : [separator, text]))));
}

/** `{0}` stands for the first item; with a format of its own it stands for what isn't worked out. */
function formatted(format: TracedText, items: readonly Word[]): Word | null {
  const parts: TracedText[] = [];
  let from = 0;
  for (const { 0: found, 1: number, index } of format.string.matchAll(/\{\{|\}\}|\{(\d+)\}|[{}]/g)) {
    const item = number === undefined ? undefined : items[Number(number)];
    const isEscape = found === '{{' || found === '}}';
    if (!isEscape && item?.kind !== 'text') return null;
    parts.push(format.slice(from, index), item?.kind === 'text' ? item.text : format.slice(index, index + 1));
    from = index + found.length;
  }
  return quotedText(TracedText.join([...parts, format.slice(from)]));
}

/** Where the pattern is a plain text, and so is what takes its place. */
function replaced(text: TracedText, from: TracedText, to: TracedText): Word | null {
  if (!from.known || from.length === 0 || SPECIAL.test(from.string) || to.string.includes('$')) return null;
  return quotedText(replacedIn(text, from.string, to, true));
}

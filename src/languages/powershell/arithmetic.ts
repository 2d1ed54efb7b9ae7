import type { Span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import { itemsOf, listWord, tableWord } from './tables.ts';
import { isNumber, quotedText, type Word } from './words.ts';

/** Items of a list; one with more comes of a list that is added to itself again and again. */
const MOST_ITEMS = 1000;

/**
 * What `+`, `-`, `*`, `/`, `%` or `..` makes of two words: numbers are reckoned with, texts joined, lists and tables put together.
 * @param place where the result is worked out
 * @returns null for what can't go together; `unknown` where it hangs on what isn't known
 */
export function reckoned(operator: string, left: Word, right: Word, place: Span | null): Word | 'unknown' | null {
  if (isNumber(left) && isNumeric(right))
    return ofNumbers(operator, Number(textOf(left)), Number(textOf(right)), place);
  const isOpen = [left, right].some((word) => word.kind === 'text' && !word.text.known);
  if (operator !== '+') return isOpen ? 'unknown' : null;
  // nobody knows whether it is a text or a number that is added to
  if (left.kind === 'text' && !left.quoted && (isNumber(left) || (isOpen && isNumber(right))))
    return isOpen ? 'unknown' : null;
  return added(left, right);
}

/** A text of digits is made a number by the one before it. */
function isNumeric(word: Word): boolean {
  return word.kind === 'text' && isNumber({ ...word, quoted: false });
}

function ofNumbers(operator: string, left: number, right: number, place: Span | null): Word | null {
  if (operator === '..') {
    const length = Math.abs(right - left) + 1;
    if (length > MOST_ITEMS || !Number.isInteger(left) || !Number.isInteger(right)) return null;
    return listWord(Array.from({ length }, (_, at) => numberWord(left + Math.sign(right - left) * at, place)));
  }
  const result = {
    '+': left + right,
    '-': left - right,
    '*': left * right,
    '/': left / right,
    '%': left % right,
  }[operator];
  return result === undefined || !/^-?\d+(\.\d+)?$/.test(String(result)) ? null : numberWord(result, place);
}

function numberWord(value: number, place: Span | null): Word {
  return { kind: 'text', text: TracedText.of(String(value), place), quoted: false };
}

function textOf(word: Word): string {
  return word.kind === 'text' ? word.text.string : '';
}

/** Texts are joined, lists and tables put together; null for what can't be added. */
function added(first: Word, second: Word): Word | null {
  if (first.kind === 'text') {
    const texts = itemsOf(second).map((item) => (item.kind === 'text' ? item.text : null));
    if (texts.some((text) => text === null)) return null;
    const parts = texts.flatMap((text, at) => [...(at > 0 ? [TracedText.of(' ')] : []), ...(text ? [text] : [])]);
    return quotedText(TracedText.join([first.text, ...parts]));
  }
  if (first.kind === 'list') {
    const items = [...first.items, ...itemsOf(second)];
    return items.length > MOST_ITEMS ? null : listWord(items);
  }
  if (first.kind !== 'table' || second.kind !== 'table') return null;
  return tableWord(new Map([...first.entries, ...second.entries]));
}

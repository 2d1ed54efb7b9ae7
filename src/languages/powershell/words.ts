import { madeUpBy } from '../../text/made-up.ts';
import { TracedText } from '../../text/traced.ts';

/**
 * What a word of a command is: text, a table of named words (`@{…}`), a list (`@(…)`), or the name of a variable that holds one (`@params`).
 */
export type Word =
  | { readonly kind: 'text'; readonly text: TracedText; readonly quoted: boolean }
  | { readonly kind: 'table'; readonly entries: Table }
  | { readonly kind: 'list'; readonly items: readonly Word[] }
  | { readonly kind: 'splat'; readonly name: string };

/** `$true` and `$false`, wherever they have come to: the same texts. */
export const TRUE = { kind: 'text', text: TracedText.of('True'), quoted: false } as const;
export const FALSE = { kind: 'text', text: TracedText.of('False'), quoted: false } as const;

export function quotedText(text: TracedText): Word {
  return { kind: 'text', text, quoted: true };
}

/** A number that is written as one, or has come of others. */
export function isNumber(word: Word): boolean {
  return word.kind === 'text' && !word.quoted && word.text.known && /^-?\d+(\.\d+)?$/.test(word.text.string);
}

/** A word that stands for itself where a value is wanted: a bare name would be a command. */
export function isPlain(word: Word, written: string): boolean {
  return (
    word.kind === 'table' ||
    word.kind === 'list' ||
    (word.kind === 'text' && (word.quoted || /^(?:[$\d([]|-\d)/.test(written)))
  );
}

/** A word as it is written, without quotes. */
export function plainWord(text: string): Word {
  return { kind: 'text', text: TracedText.of(text), quoted: false };
}

/** By name, as written. */
export type Table = ReadonlyMap<string, Word>;

/** What variables hold, by name in lower case. */
export type Variables = ReadonlyMap<string, Word>;

export function hole(text: TracedText, start: number, end: number): Word {
  return { kind: 'text', text: unknownText(text, start, end), quoted: false };
}

/** Characters of an expression in a message. */
const MOST_SHOWN = 60;

export function unknownText(text: TracedText, start: number, end: number): TracedText {
  const whole = text.string.slice(start, end).replace(/\s+/g, ' ');
  const shown = whole.length > MOST_SHOWN ? `${whole.slice(0, MOST_SHOWN)}…` : whole;
  const place = text.spanOf(start, end);
  // worked out once where it stands, it is the same wherever its variable is used
  const key = place ? `${place.source.path}:${place.start}` : undefined;
  const reason = `what \`${shown}\` gives is known only when the script runs`;
  const madeUp = madeUpBy(whole);
  return TracedText.hole({ reason, ...(key === undefined ? {} : { key }), ...(madeUp && { madeUp }) }, place);
}

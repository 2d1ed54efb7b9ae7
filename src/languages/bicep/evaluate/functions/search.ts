import { Refusal } from './built-in.ts';
import { lowerCase } from './letter-case.ts';

/** Marks, and characters that are not shown, which a culture's comparison joins or skips. */
const JOINED = /[\p{M}\p{Cf}]|(?![\t\r\n])\p{Cc}/u;

/**
 * Two texts as the functions see them that search without regard to case, by the rules of a culture. Where these would do more
 * than compare letter by letter (a mark that joins the letter before it, a ligature), and so might find something, it is refused.
 */
export function forSearch(text: string, searched: string): readonly [text: string, searched: string] {
  if (isPlain(text) && isPlain(searched)) return [folded(text), folded(searched)];
  // what isn't there without all differences isn't there with them
  const [loose, looseSearched] = [withoutMarks(text), withoutMarks(searched)];
  const absent = looseSearched === '' ? onlyMarks(searched) && !hasMarks(text) : !loose.includes(looseSearched);
  if (searched === '' || absent) return [folded(text), folded(searched)];
  throw new Refusal('compares these letters by the rules of a culture, which are not followed here');
}

function isPlain(text: string): boolean {
  return /^[\t\r\n -~]*$/.test(text) || (!JOINED.test(text) && text.normalize('NFKD') === text.normalize('NFD'));
}

function onlyMarks(text: string): boolean {
  return /^\p{M}+$/u.test(text);
}

function hasMarks(text: string): boolean {
  return /\p{M}/u.test(text.normalize('NFD'));
}

function folded(text: string): string {
  return lowerCase(text).replaceAll('ς', 'σ');
}

function withoutMarks(text: string): string {
  return folded(text.normalize('NFKD').replaceAll(/[\p{M}\p{Cf}\p{Cc}]/gu, '')).replaceAll('ß', 'ss');
}

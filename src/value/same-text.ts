import { literalPattern } from '../text/literal-pattern.ts';
import { HOLE, type TracedText } from '../text/traced.ts';
import { HASH, hashLength } from './hash-length.ts';
import type { Value } from './value.ts';

export type Sameness = 'same' | 'possible' | 'different';
type Hole = 'name' | 'any';

/**
 * Whether two values are the same text, without regard to case (as Azure compares names). Partly known texts are
 * `same` where their known parts and the keys of their holes agree, `possible` where some text would fit both.
 * @param hole what can't be known is part of a name, and so has a character at least; or any text, also an empty one
 */
export function sameText(first: Value, second: Value, hole: Hole = 'name'): Sameness {
  if (first.kind === 'unknown' || second.kind === 'unknown') {
    if (first.kind === 'unknown' && second.kind === 'unknown')
      return first.key !== undefined && first.key === second.key ? 'same' : 'possible';
    const [lost, other] = first.kind === 'unknown' ? [first, second] : [second, first];
    if (lost.kind !== 'unknown' || other.kind !== 'string') return 'possible';
    if (!other.text.known) return isLonger([keyed(lost.key)], tokens(other.text)) ? 'different' : 'possible';
    return new RegExp(`^${holePattern(lost, hole)}$`, 's').test(other.text.string.toLowerCase())
      ? 'possible'
      : 'different';
  }
  if (first.kind === 'choice' || second.kind === 'choice') return 'possible';
  if (first.kind !== 'string' || second.kind !== 'string') return 'different';
  return sameTraced(first.text, second.text, hole);
}

/** One is known, and all that isn't known of the other is a whole `uniqueString(…)`: nobody chooses such a name by himself. */
export function isHashedName(first: Value, second: Value): boolean {
  const texts = [first, second].map((value) => (value.kind === 'string' ? value.text : null));
  const [known, partly] = texts[0]?.known ? texts : [...texts].reverse();
  if (!known?.known || !partly || partly.known) return false;
  const isHash = partly.holes.every(
    ({ key, madeUp }) => madeUp === undefined && key !== undefined && hashLength(key) === HASH,
  );
  return isHash && sameText(first, second) === 'possible';
}

/** Whatever the parts are that aren't known, the one is not the other, even without regard to case. */
export function surelyDiffer(first: TracedText, second: TracedText): boolean {
  return sameTraced(first, second, 'any') === 'different';
}

function sameTraced(first: TracedText, second: TracedText, hole: Hole): Sameness {
  const one = first.string.toLowerCase();
  const other = second.string.toLowerCase();
  if (first.known && second.known) return one === other ? 'same' : 'different';
  if (one === other && equalHoles(first, second)) return 'same';
  if (isMadeUpApart(first, second)) return 'different';
  const [known, partly] = first.known ? [one, second] : [other, first];
  if ((first.known || second.known) && known.length <= LONGEST_NAME && partly.holes.length <= MOST_HOLES)
    return patternOf(partly, hole).test(known) ? 'possible' : 'different';
  if (!couldMeet(one, other, hole)) return 'different';
  const [own, others] = [tokens(first), tokens(second)];
  return isLonger(own, others) || isLonger(others, own) ? 'different' : 'possible';
}

/** A character, or a hole by its key. */
type Token = string | object;

function keyed(key: string | undefined): Token {
  return key === undefined ? {} : `${HOLE}${key}`;
}

function tokens(text: TracedText): readonly Token[] {
  if (text.length > LONGEST_NAME) return [{}];
  return text.pieces.flatMap((piece) => (piece.unknown ? [keyed(piece.unknown.key)] : [...piece.text.toLowerCase()]));
}

/** The same with known characters besides, as `{a}-web` is beside `{a}`: whatever the hole is, both can't be one text. */
function isLonger(short: readonly Token[], long: readonly Token[]): boolean {
  const head = short.findIndex((token, at) => token !== long[at]);
  if (head < 0) return hasCharacter(long.slice(short.length));
  const tail = short.length - head;
  if (short.slice(head).some((token, at) => token !== long[long.length - tail + at])) return false;
  return long.length > short.length && hasCharacter(long.slice(head, long.length - tail));
}

function hasCharacter(tokens: readonly Token[]): boolean {
  return tokens.some((token) => typeof token === 'string' && !token.startsWith(HOLE));
}

/** Names are short; a longer text is compared by its ends alone, since patterns take their time. */
const LONGEST_NAME = 200;
const MOST_HOLES = 5;

/** What a partly known text can be, in lower case. */
function patternOf(text: TracedText, hole: Hole): RegExp {
  const parts = text.pieces.map((piece) =>
    piece.unknown ? holePattern(piece.unknown, hole) : literalPattern(piece.text.toLowerCase()),
  );
  return new RegExp(`^${parts.join('')}$`, 's');
}

/** A hash has its own letters and length, so that no name that somebody chose is taken for one. */
function holePattern(
  { key, filled, madeUp }: { readonly key?: string | undefined; readonly filled?: boolean; readonly madeUp?: string },
  hole: Hole,
): string {
  if (madeUp !== undefined) return madeUp;
  const hash = key === undefined ? null : hashLength(key);
  if (hash !== null) return `[a-z2-7]{${hash}}`;
  if (key !== undefined && /^(?:tolower\()?guid\(/i.test(key)) return '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
  return hole === 'name' || filled ? '.+' : '.*';
}

/** Each holds what is made up, at another time: nobody gives both the same. */
function isMadeUpApart(first: TracedText, second: TracedText): boolean {
  const madeUp = (text: TracedText) => text.holes.filter((hole) => hole.madeUp !== undefined);
  const own = madeUp(first);
  const others = new Set(madeUp(second).map(({ key }) => key));
  return own.length > 0 && others.size > 0 && own.every(({ key }) => key !== undefined && !others.has(key));
}

function equalHoles(first: TracedText, second: TracedText): boolean {
  const others = second.holes;
  return first.holes.every((hole, at) => hole.key !== undefined && hole.key === others[at]?.key);
}

/** What stands before the first hole and after the last must not contradict, nor the lengths. */
function couldMeet(one: string, other: string, hole: Hole): boolean {
  const shortest = (text: string): number => (hole === 'name' ? text : text.replaceAll(HOLE, '')).length;
  const [head, tail] = ends(one);
  const [otherHead, otherTail] = ends(other);
  if (!(head.startsWith(otherHead) || otherHead.startsWith(head))) return false;
  if (!(tail.endsWith(otherTail) || otherTail.endsWith(tail))) return false;
  return shortest(one) <= longest(other) && shortest(other) <= longest(one);
}

function ends(text: string): readonly [string, string] {
  const first = text.indexOf(HOLE);
  return first < 0 ? [text, text] : [text.slice(0, first), text.slice(text.lastIndexOf(HOLE) + 1)];
}

const longest = (text: string): number => (text.includes(HOLE) ? Number.POSITIVE_INFINITY : text.length);

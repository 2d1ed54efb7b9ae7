import type { TracedText } from '../../../text/traced.ts';
import type { Value } from '../../../value/value.ts';
import { keyOf, textKey } from './canonical.ts';
import { VALUE_DEPTH, Visits } from './context.ts';
import { lowerCase } from './functions/letter-case.ts';

/** How two values are compared. */
export interface Comparison {
  /** `=~`: strings are equal without regard to case */
  readonly ignoreCase?: boolean;
  /** objects are equal only where their properties stand in the same order, as for `union`, `distinct` and `intersection` */
  readonly ordered?: boolean;
}

interface Comparing extends Comparison {
  readonly visits: Visits;
  readonly depth: number;
}

/** Whether two values are equal; null where that can't be known. */
export function equal(left: Value, right: Value, how: Comparison = {}): boolean | null {
  return compared(left, right, { ...how, visits: new Visits(), depth: 0 });
}

function compared(left: Value, right: Value, how: Comparing): boolean | null {
  if (left === right) return true;
  if (how.depth > VALUE_DEPTH || !how.visits.take()) return null;
  if (left.kind === 'choice' || right.kind === 'choice') return null;
  if (left.kind === 'unknown' || right.kind === 'unknown') return sameKey(left, right);
  if (left.kind === 'string' && right.kind === 'string') return equalTexts(left.text, right.text, how.ignoreCase);
  if (left.kind === 'number' && right.kind === 'number') return equalNumbers(left.value, right.value);
  if (left.kind === 'boolean' && right.kind === 'boolean') return left.value === right.value;
  if (left.kind === 'null' && right.kind === 'null') return true;
  if (left.kind === 'array' && right.kind === 'array') {
    if (left.open || right.open) return sameKey(left, right);
    if (left.items.length !== right.items.length) return false;
    return all(left.items.map((item, index) => pairEqual(item, right.items[index], how)));
  }
  if (left.kind === 'object' && right.kind === 'object') {
    if (left.open || right.open) return sameKey(left, right);
    if (left.properties.size !== right.properties.size) return false;
    const others = [...right.properties.values()];
    return all(
      [...left.properties.values()].map((property, at) => {
        const other = how.ordered ? others[at] : right.properties.get(property.key);
        return other?.key === property.key ? pairEqual(property.value, other.value, how) : false;
      }),
    );
  }
  return false;
}

function pairEqual(left: Value, right: Value | undefined, how: Comparing): boolean | null {
  return right === undefined ? false : compared(left, right, { ...how, depth: how.depth + 1 });
}

function equalNumbers(left: number | bigint, right: number | bigint): boolean {
  return left === right || (typeof left !== typeof right && Number(left) === Number(right));
}

function sameKey(left: Value, right: Value): true | null {
  const key = keyOf(left);
  return key !== undefined && key === keyOf(right) ? true : null;
}

/** False as soon as one is false; unknown where none is false and one is unknown. */
function all(results: readonly (boolean | null)[]): boolean | null {
  if (results.includes(false)) return false;
  return results.includes(null) ? null : true;
}

/** Whether two texts are the same, whatever their unknown parts are; null where that depends on them. */
export function equalTexts(left: TracedText, right: TracedText, ignoreCase = false): boolean | null {
  if (left.known && right.known) return same(left.string, right.string, ignoreCase);
  const key = textKey(left);
  if (key !== undefined && key === textKey(right)) return true;
  const [first, second] = [edges(left), edges(right)];
  const head = Math.min(first.head.length, second.head.length);
  if (!same(first.head.slice(0, head), second.head.slice(0, head), ignoreCase)) return false;
  const tail = Math.min(first.tail.length, second.tail.length);
  if (tail > 0 && !same(first.tail.slice(-tail), second.tail.slice(-tail), ignoreCase)) return false;
  if (left.known && left.length < second.least) return false;
  if (right.known && right.length < first.least) return false;
  return null;
}

function same(left: string, right: string, ignoreCase: boolean): boolean {
  return left === right || (ignoreCase && lowerCase(left) === lowerCase(right));
}

/** What is known of a text: how it begins, how it ends, and how many characters it has at least. */
function edges(text: TracedText): { readonly head: string; readonly tail: string; readonly least: number } {
  const holes = text.pieces.filter((piece) => piece.unknown).length;
  if (holes === 0) return { head: text.string, tail: text.string, least: text.length };
  const firstHole = text.pieces.findIndex((piece) => piece.unknown);
  const lastHole = text.pieces.findLastIndex((piece) => piece.unknown);
  const joined = (pieces: typeof text.pieces) => pieces.map((piece) => piece.text).join('');
  return {
    head: joined(text.pieces.slice(0, firstHole)),
    tail: joined(text.pieces.slice(lastHole + 1)),
    least: text.length - holes,
  };
}

import { clean } from '../clean.ts';
import { code, link } from '../markdown.ts';
import type { Place } from './facts.ts';

/** Where a place can be seen; null: nowhere. */
export type Address = (place: Place) => string | null;

const LONGEST_CELL = 300;

/** What a cell of a table has room for. */
export function short(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

/** `path:line`, as a link where it can be seen. */
export function placeLink(place: Place, address: Address): string {
  const words = clean(place.line === null ? place.path : `${place.path}:${place.line}`);
  const where = address(place);
  return where === null ? code(words) : link(words, where);
}

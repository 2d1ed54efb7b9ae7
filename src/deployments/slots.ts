import { knownString } from '../value/read.ts';
import { sameText } from '../value/same-text.ts';
import type { Value } from '../value/value.ts';

type Slot = Value | null | undefined;

/** App Service calls the site itself the slot `production`. */
export function isProductionSlot(slot: Slot): boolean {
  if (slot === null || slot === undefined || slot.kind === 'null') return true;
  const name = knownString(slot)?.toLowerCase();
  return name === 'production' || name === '';
}

/** The same slot, or both the site itself. */
export function sameSlot(first: Slot, second: Slot): boolean {
  return compare(first, second) === 'same';
}

/** A slot whose name is not wholly known may be another one. */
export function possibleSlot(first: Slot, second: Slot): boolean {
  return compare(first, second) !== 'different';
}

function compare(first: Slot, second: Slot): ReturnType<typeof sameText> {
  const [one, other] = [isProductionSlot(first), isProductionSlot(second)];
  if (one || other) return one && other ? 'same' : 'different';
  return first && second ? sameText(first, second) : 'different';
}

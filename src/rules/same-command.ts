import { placeKey } from '../text/source.ts';
import { sameText } from '../value/same-text.ts';
import { spanOf } from '../value/value.ts';
import type { Label, Problem, Subject } from './rule.ts';

const MOST_PLACES = 3;

/** Further places that set the same startup command as the one in which a problem lies: each has to be changed. */
export function alsoSetAt({ deployment }: Subject, { at, related }: Pick<Problem, 'at' | 'related'>): readonly Label[] {
  const { startupCommand: command, writers } = deployment;
  const own = command && spanOf(command);
  if (!own || own.source !== at.source || at.start < own.start - 1 || at.end > own.end + 1) return [];
  const seen = new Set([own, ...related.map((one) => one.at)].map(placeKey));
  const places = (writers?.startupCommand ?? []).flatMap(({ value, inherited }): readonly Label[] => {
    const place = spanOf(value);
    const name = placeKey(place);
    if (!place || inherited || seen.has(name) || sameText(value, command) !== 'same') return [];
    seen.add(name);
    return [{ message: 'the same command is set here', at: place }];
  });
  return places.slice(0, MOST_PLACES);
}

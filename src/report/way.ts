import { placeName, type Span } from '../text/source.ts';
import type { Origin, Value } from '../value/value.ts';
import { clean, cleanOneLine } from './clean.ts';

/**
 * The way of a value from the file that wrote it to where it is used: the literal, then in each further file the last place that it
 * came through ("main.prod.bicepparam:7, main.bicep:74, appservice.bicep:53"). Places within the first file are left out.
 */
export function wayOf({ span, through }: Extract<Origin, { kind: 'written' }>): readonly Span[] {
  const way: Span[] = [span];
  for (const place of through) {
    const same = way.at(-1)?.source === place.source;
    if (same && way.length > 1) way[way.length - 1] = place;
    else if (!same) way.push(place);
  }
  return way;
}

/** `path:line:column`, with the files that it came through; or who wrote it where no file did. */
export function originPhrase({ kind, origin }: Value, prefix: string): string {
  // nobody's default is not known
  if (origin.kind === 'built-in') return kind === 'unknown' ? '' : cleanOneLine(origin.by);
  const [written = origin.span, ...further] = wayOf(origin);
  const column = written.source.position(written.start).column;
  const way = [`${placeName(written)}:${column}`, ...further.map(placeName)];
  return way.map((place) => clean(`${prefix}${place}`)).join(' → ');
}

import type { TracedText } from './traced.ts';

/**
 * A path of which parts aren't known (`app-${{ github.sha }}.zip`), as a name that is the same wherever the same parts
 * stand; null where a part may be another one at each place.
 */
export function pathText(text: TracedText): string | null {
  if (text.known) return text.string;
  const parts = text.pieces.map(({ text: part, unknown }) =>
    unknown ? unknown.key && `{${unknown.key.replaceAll('/', ':')}}` : part,
  );
  return parts.every((part) => part !== undefined) ? parts.join('') : null;
}

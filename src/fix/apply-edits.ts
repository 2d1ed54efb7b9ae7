import type { Source } from '../text/source.ts';
import type { Candidate } from './candidates.ts';
import type { Replacement } from './writer.ts';

/** Those that don't stand in each other's way, the first of two that do. The same edit for two findings is made once. */
export function compatible(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken: Candidate[] = [];
  for (const candidate of candidates) {
    const { replacement } = candidate;
    const inTheWay = taken.some(
      (other) => !sameEdit(other.replacement, replacement) && collide(other.replacement, replacement),
    );
    if (!inTheWay) taken.push(candidate);
  }
  return taken;
}

function collide(first: Replacement, second: Replacement): boolean {
  return first.source.path === second.source.path && first.start <= second.end && second.start <= first.end;
}

function sameEdit(first: Replacement, second: Replacement): boolean {
  return (
    first.source.path === second.source.path &&
    first.start === second.start &&
    first.end === second.end &&
    first.text === second.text
  );
}

/** The texts of the files that edits change. The edits don't overlap. */
export function edited(replacements: readonly Replacement[]): ReadonlyMap<string, string> {
  const bySource = new Map<Source, Replacement[]>();
  for (const replacement of replacements) {
    const own = bySource.get(replacement.source) ?? [];
    if (!own.some((other) => sameEdit(other, replacement))) own.push(replacement);
    bySource.set(replacement.source, own);
  }
  const texts = new Map<string, string>();
  for (const [source, own] of bySource) {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end, text } of own.sort((first, second) => first.start - second.start)) {
      parts.push(source.text.slice(at, start), text);
      at = end;
    }
    texts.set(source.path, parts.join('') + source.text.slice(at));
  }
  return texts;
}

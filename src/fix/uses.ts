import type { Subject } from '../rules/rule.ts';
import { Source, type Span } from '../text/source.ts';

/** Parts of a subject that lead to other subjects, or to all of a template. */
const PASSED_OVER = new Set(['workspace', 'siblings', 'resource', 'target', 'scope']);

/** Every place that a deployment, its launch or its capacity was worked out from. */
export function placesOf(subject: Subject): readonly Span[] {
  const seen = new Set<object>();
  const places: Span[] = [];
  const pending: unknown[] = [subject];
  for (let next = pending.pop(); pending.length > 0 || next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null || next instanceof Source || seen.has(next)) continue;
    seen.add(next);
    if (isSpan(next)) places.push(next);
    else if (next instanceof Map) pending.push(...next.values());
    else if (next instanceof Set || Array.isArray(next)) pending.push(...next);
    else for (const [name, part] of Object.entries(next)) if (!PASSED_OVER.has(name)) pending.push(part);
  }
  return places;
}

function isSpan(value: object): value is Span {
  return 'source' in value && value.source instanceof Source && 'start' in value && 'end' in value;
}

export function overlap(first: Span, second: Span): boolean {
  return first.source.path === second.source.path && first.start < second.end && second.start < first.end;
}

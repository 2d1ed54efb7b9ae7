import { sameText } from '../../value/same-text.ts';
import { string, type Value } from '../../value/value.ts';

/**
 * A name of several segments, `site/web`, cut at its slashes. Where the name isn't known at all, or hangs on a condition,
 * it is one segment.
 */
export function segments(name: Value): readonly Value[] {
  if (name.kind !== 'string') return [name];
  const { text, origin } = name;
  const parts: Value[] = [];
  let start = 0;
  for (let at = text.string.indexOf('/'); at >= 0; at = text.string.indexOf('/', start)) {
    parts.push(string(text.slice(start, at), origin));
    start = at + 1;
  }
  return start === 0 ? [name] : [...parts, string(text.slice(start), origin)];
}

/** Both are the same name for certain. */
export function sameName(first: Value | undefined, second: Value | undefined): boolean {
  return first !== undefined && second !== undefined && sameText(first, second) === 'same';
}

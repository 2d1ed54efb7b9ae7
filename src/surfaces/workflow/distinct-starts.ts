import { placeKey } from '../../text/source.ts';
import type { Value } from '../../value/value.ts';
import type { StepFindings } from './step-context.ts';

/**
 * Of the ways in which a workflow starts, those that say something which no other one says: most workflows do the same on a
 * push and when they are started by hand.
 */
export function distinctStarts(starts: readonly StepFindings[]): readonly StepFindings[] {
  const signed = starts.map((start) => ({
    start,
    signatures: new Set([...start.facts, ...start.runs, ...start.coverage].map(signature)),
  }));
  return signed
    .filter(
      ({ signatures }, at) =>
        !signed.some((other, index) => index !== at && covers(other.signatures, signatures, index < at)),
    )
    .map(({ start }) => start);
}

/**
 * Something that is said depends on how the workflow is started.
 * @param environments those of the jobs that say it
 */
export function dependsOnStart({ facts, runs }: StepFindings, environments: readonly Value[]): boolean {
  return [...facts, ...runs, ...environments].some((said) => /\b(?:github|inputs)\.|GITHUB_/.test(signature(said)));
}

/** All of `inner` is in `outer`; of two that are equal the first one stays. */
function covers(outer: ReadonlySet<string>, inner: ReadonlySet<string>, first: boolean): boolean {
  if (inner.size > outer.size || (inner.size === outer.size && !first)) return false;
  return [...inner].every((each) => outer.has(each));
}

/** A text that is the same for what says the same. */
function signature(said: object): string {
  return JSON.stringify(said, (key, value: unknown) => {
    if (key === 'run' || key === 'order' || key === 'resource' || key === 'target' || key === 'parent')
      return undefined;
    if (isSpan(value)) return placeKey(value);
    if (isValue(value)) return shown(value);
    return value instanceof Map ? [...value] : value;
  });
}

function isSpan(value: unknown): value is { readonly source: { readonly path: string }; readonly start: number } {
  return typeof value === 'object' && value !== null && 'source' in value && 'start' in value;
}

function isValue(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && 'kind' in value && 'origin' in value;
}

function shown(value: Value): string {
  switch (value.kind) {
    case 'string':
      return value.text.pieces.map((piece) => piece.unknown?.key ?? piece.text).join('');
    case 'number':
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'array':
      return `[${value.items.map(shown).join()}]`;
    case 'object':
      return `{${[...value.properties.values()].map((each) => `${each.key}:${shown(each.value)}`).join()}}`;
    case 'unknown':
      return `?${value.key ?? value.reason}`;
    case 'choice':
      return value.options.map((option) => `${option.when}?${shown(option.value)}`).join(':');
  }
}

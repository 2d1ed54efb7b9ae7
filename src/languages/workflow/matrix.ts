import { knownString } from '../../value/read.ts';
import { object, type Property, type Unknown, unknown, type Value } from '../../value/value.ts';
import { toData } from './expression/convert.ts';

/** GitHub's own limit of jobs that a matrix makes. */
const MOST_JOBS = 256;

type Combination = ReadonlyMap<string, Property>;

/**
 * The `matrix` context of each job that a matrix makes, in order; one in which all is unknown where the matrix is.
 * @param key names the matrix among all others
 * https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function matrixJobs(matrix: Value, key: string): readonly Value[] {
  if (matrix.kind !== 'object') return [unknown(reasonOf(matrix), matrix.origin, key)];
  const axes = [...matrix.properties.values()].filter(({ key }) => key !== 'include' && key !== 'exclude');
  const excluded = objectsIn(matrix.properties.get('exclude')?.value);
  const included = objectsIn(matrix.properties.get('include')?.value);
  let combinations: Combination[] = axes.length === 0 ? [] : [new Map()];
  for (const axis of axes) {
    const next: Combination[] = [];
    for (const combination of combinations) {
      for (const value of axisValues(axis.value)) {
        if (next.length <= MOST_JOBS) next.push(new Map(combination).set(axis.key, { ...axis, value }));
      }
    }
    combinations = next;
  }
  const original = combinations.filter((one) => !excluded.some((pattern) => matches(one, pattern)));
  const grown: Map<string, Property>[] = original.map((one) => new Map(one));
  const added: Combination[] = [];
  for (const extra of included) {
    const fitting = grown.filter((_, at) => fits(original[at] ?? new Map(), extra));
    if (fitting.length === 0) added.push(extra);
    for (const one of fitting) for (const property of extra.values()) one.set(property.key, property);
  }
  const all = [...grown, ...added].slice(0, MOST_JOBS);
  const open = openPart(matrix, key);
  return all.map((one) => object(one.values(), matrix.origin, open));
}

function axisValues(axis: Value): readonly Value[] {
  if (axis.kind === 'array' && !axis.open) return axis.items;
  if (axis.kind === 'array') return [...axis.items, axis.open ?? axis];
  return axis.kind === 'unknown' || axis.kind === 'choice' ? [axis] : [axis];
}

/** An entry of `include` belongs to a combination whose own values it doesn't change. */
function fits(original: Combination, extra: Combination): boolean {
  for (const [key, { value }] of extra) {
    const own = original.get(key);
    if (own && !equal(own.value, value)) return false;
  }
  return original.size > 0;
}

function matches(combination: Combination, pattern: Combination): boolean {
  for (const [key, { value }] of pattern) {
    const own = combination.get(key);
    if (!own || !equal(own.value, value)) return false;
  }
  return pattern.size > 0;
}

function equal(first: Value, second: Value): boolean {
  const one = toData(first);
  const other = toData(second);
  return one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);
}

function objectsIn(value: Value | undefined): readonly Combination[] {
  if (value?.kind !== 'array') return [];
  return value.items.flatMap((item) => (item.kind === 'object' ? [item.properties] : []));
}

/** Set where an `include` that isn't known may add or change values. */
function openPart(matrix: Extract<Value, { kind: 'object' }>, key: string): Unknown | undefined {
  const include = matrix.properties.get('include')?.value;
  if (include === undefined || (include.kind === 'array' && !include.open)) return undefined;
  return unknown(reasonOf(include), include.origin, key);
}

function reasonOf(value: Value): string {
  if (value.kind === 'unknown') return `the matrix is not known: ${value.reason}`;
  return `the matrix is not known${knownString(value) === undefined ? '' : ': it is a text'}`;
}

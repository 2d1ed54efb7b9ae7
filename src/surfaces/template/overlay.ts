import { type Condition, notSo } from '../../value/condition.ts';
import { nothing, string, type Value } from '../../value/value.ts';

/** A property after a later writer: one that writes nothing, or null, leaves it as it was. */
export function overlay(base: Value | undefined, later: Value | undefined): Value | undefined {
  if (later === undefined || later.kind === 'null') return base;
  if (later.kind !== 'choice') return later;
  if (later.options.every((option) => option.value.kind !== 'null')) return later;
  const before = base ?? nothing(later.origin);
  return {
    ...later,
    options: later.options.map((option) => ({ ...option, value: overlay(before, option.value) ?? before })),
  };
}

/** As `later` where the condition holds, else as `base`. */
export function overlayIf(
  condition: Condition | null,
  base: Value | undefined,
  later: Value | undefined,
): Value | undefined {
  const value = overlay(base, later);
  if (!condition || value === base || value === undefined) return value;
  return {
    kind: 'choice',
    origin: value.origin,
    options: [
      { when: condition.when, value },
      { when: notSo(condition.when), value: base ?? nothing(value.origin) },
    ],
  };
}

/** A property that is null isn't written; a side that is null leaves it empty. */
export function writtenValue(value: Value | undefined): Value | undefined {
  if (value === undefined || value.kind === 'null') return undefined;
  if (value.kind !== 'choice') return value;
  const options = value.options.map((option) => ({
    ...option,
    value: writtenValue(option.value) ?? string('', option.value.origin),
  }));
  return { ...value, options };
}

import type { Span } from '../text/source.ts';
import { TracedText } from '../text/traced.ts';

/**
 * Where a value comes from. `written`: the literal stands at `span`, and came here through the places in
 * `through`, in order (a parameter named in a module's parameters, a variable, …). `built-in`: no file wrote it;
 * `by` says who did, as a noun phrase ("gunicorn's default", "App Service's default launch").
 */
export type Origin =
  | { readonly kind: 'written'; readonly span: Span; readonly through: readonly Span[] }
  | { readonly kind: 'built-in'; readonly by: string };

export interface StringValue {
  readonly kind: 'string';
  /** may have holes: then the string is partly known */
  readonly text: TracedText;
  readonly origin: Origin;
  /** the resource whose id (or name, or symbolic reference) this string is; survives parameters and outputs */
  readonly target?: object;
}

export interface NumberValue {
  readonly kind: 'number';
  /** a bigint only where a 64-bit integer is outside of the safe range */
  readonly value: number | bigint;
  readonly origin: Origin;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly origin: Origin;
}

export interface NullValue {
  readonly kind: 'null';
  readonly origin: Origin;
}

export interface ArrayValue {
  readonly kind: 'array';
  readonly items: readonly Value[];
  /** set where further items may follow that can't be known */
  readonly open?: Unknown;
  /** what each of the further items is like, where that is known: the resources of a loop over an unknown array */
  readonly further?: Value;
  readonly origin: Origin;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly properties: ReadonlyMap<string, Property>;
  /** set where further properties may exist, or known ones be overridden, that can't be known */
  readonly open?: Unknown;
  readonly origin: Origin;
  /** the resource or module that this object stands for */
  readonly target?: object;
}

export interface Property {
  readonly key: string;
  /** where the key is written */
  readonly span: Span | null;
  readonly value: Value;
}

/** A value that can't be known from the files, and why, in words that a user can act on. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: string;
  readonly origin: Origin;
  /** two unknowns with the same key are equal, whatever they are (the canonical expression) */
  readonly key?: string;
  readonly type?: 'string' | 'number' | 'boolean' | 'array' | 'object';
  /** an unknown that stands for a resource's id or for the resource itself still names which one */
  readonly target?: object;
  /** it is one of these values, and which one isn't known */
  readonly among?: readonly Value[];
}

/** An expression whose condition is unknown, with a value for each side. `when` is the condition in its own language. */
export interface Choice {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly origin: Origin;
}

export interface Option {
  readonly when: string;
  readonly value: Value;
  /** the conditions that this side takes for true or false, by a key that is the same for equal conditions */
  readonly assumes?: ReadonlyMap<string, boolean>;
}

export type Known = StringValue | NumberValue | BooleanValue | NullValue | ArrayValue | ObjectValue;
export type Value = Known | Unknown | Choice;

export function written(span: Span, through: readonly Span[] = []): Origin {
  return { kind: 'written', span, through };
}

export function builtIn(by: string): Origin {
  return { kind: 'built-in', by };
}

/** A string whose characters stand at its origin, or that no file wrote. */
export function string(text: string | TracedText, origin: Origin): StringValue {
  const traced = typeof text === 'string' ? TracedText.of(text, origin.kind === 'written' ? origin.span : null) : text;
  return { kind: 'string', text: traced, origin };
}

export function number(value: number | bigint, origin: Origin): NumberValue {
  return { kind: 'number', value, origin };
}

export function boolean(value: boolean, origin: Origin): BooleanValue {
  return { kind: 'boolean', value, origin };
}

export function nothing(origin: Origin): NullValue {
  return { kind: 'null', origin };
}

export function array(items: readonly Value[], origin: Origin, open?: Unknown): ArrayValue {
  return open ? { kind: 'array', items, origin, open } : { kind: 'array', items, origin };
}

export function object(properties: Iterable<Property>, origin: Origin, open?: Unknown): ObjectValue {
  const map = new Map<string, Property>();
  for (const property of properties) map.set(property.key, property);
  return open ? { kind: 'object', properties: map, origin, open } : { kind: 'object', properties: map, origin };
}

export function unknown(reason: string, origin: Origin, key?: string): Unknown {
  return key === undefined ? { kind: 'unknown', reason, origin } : { kind: 'unknown', reason, origin, key };
}

/** The same value, having come through one more place. */
export function through<V extends Value>(value: V, place: Span): V {
  if (value.origin.kind !== 'written') return value;
  return { ...value, origin: written(value.origin.span, [...value.origin.through, place]) };
}

/** The span that wrote the value; null for one that no file wrote. */
export function spanOf(value: Value): Span | null {
  return value.origin.kind === 'written' ? value.origin.span : null;
}

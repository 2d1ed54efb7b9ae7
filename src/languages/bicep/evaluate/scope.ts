import type { Source, Span } from '../../../text/source.ts';
import { nothing, unknown, type Value, written } from '../../../value/value.ts';
import type { Expression } from '../syntax.ts';
import type { EvaluationContext } from './context.ts';
import type { Dialect } from './declarations.ts';

/** What a name means at a place in a template. */
export type Binding =
  | { readonly kind: 'value'; readonly value: () => Value }
  | {
      readonly kind: 'function';
      readonly parameters: readonly string[];
      readonly body: Expression;
      /** where its body is evaluated: the file that declares it */
      readonly scope: () => Scope;
    }
  | { readonly kind: 'namespace'; readonly lookup: (name: string) => Binding | undefined };

export interface Scope {
  readonly context: EvaluationContext;
  /** the file whose folder the paths in expressions are relative to */
  readonly source: Source;
  readonly dialect: Dialect;
  /** tells apart the unknowns of several instances of one module: '' for the root */
  readonly instance: string;
  /** `resourceGroup()` and `subscription()` of this instance: other ones where a module has a scope of its own */
  readonly deploymentScope: string;
  lookup(name: string): Binding | undefined;
  /** finds a resource or a nested deployment by the text that ARM's `reference` names it with */
  readonly referenced?: (name: Value) => Value | undefined;
}

/** The scope with further names in front. */
export function extend(scope: Scope, names: ReadonlyMap<string, Binding>): Scope {
  return { ...scope, lookup: (name) => names.get(name) ?? scope.lookup(name) };
}

/** A binding that is evaluated when it is first asked for; a value that needs itself is unknown. */
export function lazily(name: string, place: Span, compute: () => Value): Binding {
  return { kind: 'value', value: memo(compute, () => unknown(`${name} refers to itself`, written(place))) };
}

/** Evaluates once; `cycle` answers where the evaluation asks for its own result. */
export function memo<T>(compute: () => T, cycle: () => T): () => T {
  let done: { readonly value: T } | null = null;
  let busy = false;
  return () => {
    if (done) return done.value;
    if (busy) return cycle();
    busy = true;
    try {
      const value = compute();
      done = { value };
      return value;
    } finally {
      busy = false;
    }
  };
}

/** What a loop or a lambda binds one of its names to. */
export function bound(value: Value): Binding {
  return { kind: 'value', value: () => value };
}

/** The null that a skipped `.?` gives. */
export function absent(place: Span): Value {
  return nothing(written(place));
}

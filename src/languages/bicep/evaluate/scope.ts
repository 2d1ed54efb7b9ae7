import type { Source, Span } from '../../../text/source.ts';
import type { TracedText } from '../../../text/traced.ts';
import { unknown, type Value, written } from '../../../value/value.ts';
import type { Expression } from '../syntax.ts';
import type { EvaluationContext } from './context.ts';
import type { Dialect } from './declarations.ts';
import type { DeploymentScope } from './deployment-scope.ts';

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
  | { readonly kind: 'namespace'; readonly lookup: (name: string) => Binding | undefined }
  /** a name of another file, which is read when it is first needed */
  | { readonly kind: 'import'; readonly resolve: () => Binding };

export type Resolved = Exclude<Binding, { kind: 'import' }>;

/** Imports that lead to imports; more are a cycle. */
const LONGEST_CHAIN = 50;

/** What a name means, through imports of imports. */
export function resolved(binding: Binding | undefined): Resolved | undefined {
  let found = binding;
  for (let step = 0; found?.kind === 'import'; step++) found = step < LONGEST_CHAIN ? found.resolve() : undefined;
  return found;
}

/** A resource or deployment that a template declares, as ARM's `reference` sees it. */
export interface Declared {
  readonly identity: object;
  /** its `properties`; with the other parts of it where `full` */
  readonly read: (full: boolean) => Value;
}

export interface Scope {
  readonly context: EvaluationContext;
  /** the file whose folder the paths in expressions are relative to */
  readonly source: Source;
  readonly dialect: Dialect;
  /** tells apart the unknowns of several instances of one module: '' for the root */
  readonly instance: string;
  /** what this instance is deployed to: `resourceGroup()` and `subscription()` */
  readonly deployment: DeploymentScope;
  /** the name of this deployment; null for the root, whose name only its deployer knows */
  readonly deploymentName: (() => Value) | null;
  lookup(name: string): Binding | undefined;
  /** finds a declared resource or nested deployment by its id, its name, or its symbol */
  readonly referenced: (name: TracedText) => Declared | undefined;
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

/** The name that a parameter, a variable or a loop of ARM JSON is bound to: that of the function that reads it, too. */
export function armName(kind: string, name: string): string {
  return `${kind.toLowerCase()}.${name.toLowerCase()}`;
}

/** The name that `copyIndex()` of the innermost loop of a resource or an output is bound to. */
export const INNERMOST_LOOP = 'copyindex';

import type { Span } from '../../../text/source.ts';
import { unknown, type Value, written } from '../../../value/value.ts';
import type { EvaluationContext } from './context.ts';
import { type Declared, declarationsOf } from './declaration-index.ts';
import type { TemplateSyntax } from './declarations.ts';
import { evaluate } from './expression.ts';
import { importedBinding, importedType } from './imports.ts';
import type { ParameterStatement } from './parameter.ts';
import { failure } from './reference.ts';
import { armName, type Binding, memo, type Scope } from './scope.ts';
import type { NamedType, TypeLookup } from './types.ts';

/** What a file declares for its own expressions and types. */
export interface Names {
  /** what a name is bound to; made when it is first asked for */
  readonly find: (name: string) => Binding | undefined;
  /** binds a name to something else than the file's variables, functions and imports */
  readonly bind: (name: string, binding: Binding) => void;
  readonly types: TypeLookup;
  /** finds a function by its name alone, in the namespaces that the compiler makes for the functions of a file */
  readonly functionNamed: (name: string) => Binding | undefined;
}

export interface NamesOptions {
  /** where the expressions are evaluated */
  readonly scope: () => Scope;
  readonly context: EvaluationContext;
  /** the value of a parameter; without it, parameters are bound to nothing */
  readonly parameter?: (statement: ParameterStatement, types: TypeLookup) => Value;
}

/** The names of a file; nothing is evaluated yet. */
export function declaredNames(syntax: TemplateSyntax, { scope, context, parameter }: NamesOptions): Names {
  const declarations = declarationsOf(syntax);
  const bindings = new Map<string, Binding | undefined>();
  const types = new Map<string, NamedType | TypeLookup | undefined>();
  const typeNamed: TypeLookup = (name) => {
    if (types.has(name)) return types.get(name);
    const found = declarations.types.get(name);
    const type =
      found?.kind === 'type'
        ? { type: found.value, decorators: found.decorators, lookup: typeNamed }
        : found && importedType(found, context);
    types.set(name, type);
    return type;
  };
  const made = (one: Declared): Binding | undefined => {
    switch (one.kind) {
      case 'var':
        return declaredValue(one.name.text, one.name.span, () => evaluate(one.value, scope()), context);
      case 'param':
        return parameter && declaredValue(one.name.text, one.name.span, () => parameter(one, typeNamed), context);
      case 'func':
        return { kind: 'function', parameters: one.parameters.map(({ name }) => name.text), body: one.body, scope };
      case 'functions': {
        const members = new Map([...one.members].map(([name, member]) => [name, made(member)]));
        return { kind: 'namespace', lookup: (name) => members.get(name) };
      }
      case 'imported':
        return importedBinding(one, context);
    }
  };
  const find = (name: string): Binding | undefined => {
    if (bindings.has(name)) return bindings.get(name);
    const one = declarations.values.get(name);
    const binding = one && (declarations.twins.has(name) ? twice(one, context) : made(one));
    bindings.set(name, binding);
    return binding;
  };
  return {
    find,
    bind: (name, binding) => void bindings.set(name, binding),
    types: typeNamed,
    functionNamed(name) {
      for (const [namespace, one] of declarations.values) {
        const found = one.kind === 'functions' ? find(namespace) : undefined;
        const member = found?.kind === 'namespace' ? found.lookup(name.toLowerCase()) : undefined;
        if (member) return member;
      }
      return undefined;
    },
  };
}

/** Which of two declarations is meant isn't known: Bicep doesn't compile the file. */
function twice(one: Declared, context: EvaluationContext): Binding | undefined {
  if (one.kind !== 'var' && one.kind !== 'param') return undefined;
  const { text, span: place } = one.name;
  const compute = (): Value => {
    const message = `BCP028: the name \`${text}\` is declared more than once`;
    context.note(message, place);
    return failure(message, place);
  };
  return declaredValue(text, place, compute, context);
}

/** The name that a parameter or variable is bound to: ARM has them apart, and without regard to case. */
export function boundName({ dialect }: TemplateSyntax, kind: 'parameters' | 'variables', name: string): string {
  return dialect === 'arm' ? armName(kind, name) : name;
}

/** A value that is evaluated when it is first asked for; one that needs itself is unknown, and a mistake. */
export function declaredValue(
  name: string,
  place: Span,
  compute: () => Value,
  context: EvaluationContext,
): Extract<Binding, { kind: 'value' }> {
  const cycle = (): Value => {
    context.note(`BCP080: \`${name}\` is part of a cycle: it needs its own value`, place);
    return unknown(`\`${name}\` needs its own value`, written(place));
  };
  return { kind: 'value', value: memo(compute, cycle) };
}

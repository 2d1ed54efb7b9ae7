import type { Span } from '../../../text/source.ts';
import { unknown, type Value, written } from '../../../value/value.ts';
import type { EvaluationContext } from './context.ts';
import type { TemplateStatement, TemplateSyntax } from './declarations.ts';
import { evaluate } from './expression.ts';
import { importedNames } from './imports.ts';
import { armName, type Binding, memo, type Scope } from './scope.ts';
import type { NamedType, TypeLookup } from './types.ts';

/** What a file declares for its own expressions and types. */
export interface Names {
  readonly bindings: Map<string, Binding>;
  readonly types: TypeLookup;
}

/**
 * The variables, functions, types and imports of a file; nothing is evaluated yet.
 * @param scope where their expressions are evaluated
 */
export function declaredNames(syntax: TemplateSyntax, scope: () => Scope, context: EvaluationContext): Names {
  const bindings = new Map<string, Binding>();
  const types = new Map<string, NamedType | TypeLookup>();
  const lookup: TypeLookup = (name) => types.get(name);
  for (const statement of syntax.statements) {
    switch (statement.kind) {
      case 'var': {
        const { name, value } = statement;
        const bound = declaredValue(name.text, name.span, () => evaluate(value, scope()), context);
        bindings.set(boundName(syntax, 'variables', name.text), bound);
        break;
      }
      case 'func':
        declareFunction(statement, syntax, scope, bindings);
        break;
      case 'type':
        types.set(statement.name.text, { type: statement.value, decorators: statement.decorators, lookup });
        break;
      case 'import':
        importedNames(statement, context, bindings, types);
        break;
      default:
        break;
    }
  }
  return { bindings, types: lookup };
}

/** The name that a parameter or variable is bound to: ARM has them apart, and without regard to case. */
export function boundName(syntax: TemplateSyntax, kind: 'parameters' | 'variables', name: string): string {
  return syntax.dialect === 'arm' ? armName(kind, name) : name;
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

type FunctionStatement = Extract<TemplateStatement, { kind: 'func' }>;

function declareFunction(
  { name, parameters, body }: FunctionStatement,
  syntax: TemplateSyntax,
  scope: () => Scope,
  bindings: Map<string, Binding>,
): void {
  const names = parameters.map((parameter) => parameter.name.text);
  const binding: Binding = { kind: 'function', parameters: names, body, scope };
  if (syntax.dialect === 'bicep') {
    bindings.set(name.text, binding);
    return;
  }
  const [namespace = '', member = ''] = name.text.toLowerCase().split('.', 2);
  const others = bindings.get(namespace);
  bindings.set(namespace, {
    kind: 'namespace',
    lookup: (asked) => (asked === member ? binding : others?.kind === 'namespace' ? others.lookup(asked) : undefined),
  });
}

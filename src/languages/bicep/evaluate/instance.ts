import { type Property, unknown, type Value, written } from '../../../value/value.ts';
import type { EvaluationContext } from './context.ts';
import type { TemplateSyntax } from './declarations.ts';
import { type DeclaredResource, declareResource } from './declared.ts';
import { type DeploymentScope, rootScope, type ScopeKind } from './deployment-scope.ts';
import type { GivenParameters } from './evaluated.ts';
import { evaluate } from './expression.ts';
import { type DeclaredModule, declareModule } from './module.ts';
import { boundName, declaredNames, declaredValue } from './names.ts';
import { parameterValue } from './parameter.ts';
import { finder } from './referenced.ts';
import { memo, type Scope } from './scope.ts';
import { hidden } from './secrets.ts';
import { literalText, type TypeLookup, typeFacts } from './types.ts';

export interface InstanceOptions {
  readonly syntax: TemplateSyntax;
  readonly given: GivenParameters;
  /** who gives a parameter no value, for the reason */
  readonly lacking: string;
  readonly context: EvaluationContext;
  /** tells this instance from all others: '' for the root, 'web/plan[0]/' for a module in a module */
  readonly instance: string;
  /** null: what its `targetScope` says */
  readonly deployment: DeploymentScope | null;
  readonly deploymentName: (() => Value) | null;
  /** the files that led here, to find those that lead back */
  readonly files: readonly string[];
  /** of a nested template without a scope of its own: the scope around it */
  readonly outer: Scope | null;
}

/** A template with parameters, in one place of a deployment. Its parts are evaluated when they are first asked for. */
export interface Instance {
  readonly scope: Scope;
  readonly deployment: DeploymentScope;
  readonly files: readonly string[];
  readonly parameters: ReadonlyMap<string, () => Value>;
  readonly variables: ReadonlyMap<string, () => Value>;
  readonly outputs: ReadonlyMap<string, () => Value>;
  /** in the order of the file */
  readonly declarations: readonly (DeclaredResource | DeclaredModule)[];
}

export function newInstance(options: InstanceOptions): Instance {
  const { syntax, context, outer } = options;
  const deployment = options.deployment ?? rootScope(targetScope(syntax));
  const names = declaredNames(syntax, () => scope, context);
  const { bindings, types } = names;
  const declarations: (DeclaredResource | DeclaredModule)[] = [];
  const parameters = new Map<string, () => Value>();
  const variables = new Map<string, () => Value>();
  const outputs = new Map<string, () => Value>();
  const scope: Scope = {
    context,
    source: syntax.source,
    dialect: syntax.dialect,
    instance: options.instance,
    deployment: outer?.deployment ?? deployment,
    deploymentName: outer ? outer.deploymentName : options.deploymentName,
    lookup: outer ? outer.lookup : (name) => bindings.get(name),
    referenced: finder(declarations),
  };
  const instance: Instance = { scope, deployment, files: options.files, parameters, variables, outputs, declarations };

  for (const statement of syntax.statements) {
    switch (statement.kind) {
      case 'param': {
        const name = statement.name.text;
        const source = { given: givenValue(options.given, name), open: options.given.open, lacking: options.lacking };
        const compute = () => parameterValue(statement, source, scope, types);
        const bound = declaredValue(name, statement.name.span, compute, context);
        bindings.set(boundName(syntax, 'parameters', name), bound);
        parameters.set(name, bound.value);
        break;
      }
      case 'var': {
        const bound = bindings.get(boundName(syntax, 'variables', statement.name.text));
        if (bound?.kind === 'value') variables.set(statement.name.text, bound.value);
        break;
      }
      case 'output':
        outputs.set(statement.name.text, outputValue(statement, scope, types));
        break;
      case 'resource': {
        const made = declareResource(statement, scope, instance, null);
        declarations.push(made);
        if (syntax.dialect === 'bicep') bindings.set(statement.name.text, { kind: 'value', value: made.value });
        break;
      }
      case 'module':
      case 'inlineModule': {
        const made = declareModule(statement, scope, instance);
        declarations.push(made);
        if (syntax.dialect === 'bicep') bindings.set(statement.name.text, { kind: 'value', value: made.value });
        break;
      }
      default:
        break;
    }
  }
  return instance;
}

type OutputStatement = Extract<TemplateSyntax['statements'][number], { kind: 'output' }>;

function outputValue(statement: OutputStatement, scope: Scope, types: TypeLookup): () => Value {
  const { name, value, type, decorators } = statement;
  return memo(
    () => {
      const result = evaluate(value, scope);
      if (!typeFacts(type, decorators, types).secure) return result;
      return hidden(result, name.text, `${scope.instance}output.${name.text}`.toLowerCase(), scope.context);
    },
    () => unknown(`the output \`${name.text}\` needs itself`, written(name.span)),
  );
}

/** A given parameter, by its name without regard to case. */
export function givenValue({ values }: GivenParameters, name: string): Property | undefined {
  const exact = values.get(name);
  if (exact) return exact;
  const lower = name.toLowerCase();
  for (const property of values.values()) if (property.key.toLowerCase() === lower) return property;
  return undefined;
}

function targetScope({ statements }: TemplateSyntax): ScopeKind {
  for (const statement of statements) {
    if (statement.kind !== 'targetScope') continue;
    const name = literalText(statement.value);
    if (name === 'subscription' || name === 'managementGroup' || name === 'tenant') return name;
  }
  return 'resourceGroup';
}

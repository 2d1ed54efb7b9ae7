import { type Property, unknown, type Value, written } from '../../../value/value.ts';
import type { EvaluationContext } from './context.ts';
import type { TemplateStatement, TemplateSyntax } from './declarations.ts';
import { type DeclaredResource, declareResource } from './declared.ts';
import { type DeploymentScope, rootScope, type ScopeKind } from './deployment-scope.ts';
import type { GivenParameters } from './evaluated.ts';
import { evaluate } from './expression.ts';
import { type DeclaredModule, declareModule } from './module.ts';
import { boundName, declaredNames, type Names } from './names.ts';
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
  readonly parameters: () => ReadonlyMap<string, () => Value>;
  readonly variables: () => ReadonlyMap<string, () => Value>;
  readonly outputs: () => ReadonlyMap<string, () => Value>;
  /** in the order of the file */
  readonly declarations: readonly (DeclaredResource | DeclaredModule)[];
}

export function newInstance(options: InstanceOptions): Instance {
  const { syntax, context, outer } = options;
  const deployment = options.deployment ?? rootScope(targetScope(syntax));
  const { given, lacking } = options;
  const names = declaredNames(syntax, {
    scope: () => scope,
    context,
    parameter: (statement, types) => {
      const source = { given: givenValue(given, statement.name.text), open: given.open, lacking };
      return parameterValue(statement, source, scope, types);
    },
  });
  const declarations: (DeclaredResource | DeclaredModule)[] = [];
  const scope: Scope = {
    context,
    source: syntax.source,
    dialect: syntax.dialect,
    instance: options.instance,
    deployment: outer?.deployment ?? deployment,
    deploymentName: outer ? outer.deploymentName : options.deploymentName,
    lookup: outer ? outer.lookup : names.find,
    referenced: finder(declarations),
  };
  const named = (kind: 'param' | 'var') => () => namedValues(syntax, kind, names);
  const instance: Instance = {
    scope,
    deployment,
    files: options.files,
    parameters: named('param'),
    variables: named('var'),
    outputs: memo(() => outputsOf(syntax, scope, names.types), noOutputs),
    declarations,
  };
  for (const statement of syntax.statements) {
    const made = declared(statement, scope, instance);
    if (!made) continue;
    declarations.push(made);
    if (syntax.dialect === 'bicep') names.bind(made.symbol, { kind: 'value', value: made.value });
  }
  return instance;
}

function noOutputs(): ReadonlyMap<string, () => Value> {
  return new Map();
}

function declared(
  statement: TemplateStatement,
  scope: Scope,
  instance: Instance,
): DeclaredResource | DeclaredModule | null {
  switch (statement.kind) {
    case 'resource':
      return declareResource(statement, scope, instance, null);
    case 'module':
    case 'inlineModule':
      return declareModule(statement, scope, instance);
    default:
      return null;
  }
}

/** The parameters or variables of a file, in its order. */
function namedValues(syntax: TemplateSyntax, kind: 'param' | 'var', { find }: Names): ReadonlyMap<string, () => Value> {
  const values = new Map<string, () => Value>();
  for (const statement of syntax.statements) {
    if (statement.kind !== kind) continue;
    const { text } = statement.name;
    const binding = find(boundName(syntax, kind === 'param' ? 'parameters' : 'variables', text));
    if (binding?.kind === 'value') values.set(text, binding.value);
  }
  return values;
}

function outputsOf(syntax: TemplateSyntax, scope: Scope, types: TypeLookup): ReadonlyMap<string, () => Value> {
  const outputs = new Map<string, () => Value>();
  for (const statement of syntax.statements)
    if (statement.kind === 'output') outputs.set(statement.name.text, outputValue(statement, scope, types));
  return outputs;
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

import type { EvaluationContext } from '../../src/languages/bicep/evaluate/context.ts';
import type { TemplateSyntax } from '../../src/languages/bicep/evaluate/declarations.ts';
import { declaredNames } from '../../src/languages/bicep/evaluate/names.ts';
import { evaluateTemplate, NO_PARAMETERS } from '../../src/languages/bicep/evaluate/template.ts';
import { typeFacts } from '../../src/languages/bicep/evaluate/types.ts';
import type { Expression, ResourceDeclaration } from '../../src/languages/bicep/syntax.ts';
import { type Answer, agrees, answerOf } from './bicep-answer.ts';
import { Repositories, type TemplateCase, templatePath } from './bicep-repositories.ts';
import type { OracleOptions, Outcome } from './case.ts';

interface Case extends TemplateCase {
  readonly facts: {
    readonly parameters: readonly {
      readonly name: string;
      readonly type: string;
      readonly defaultKind: 'none' | 'literal' | 'expression';
      readonly defaultValue?: unknown;
    }[];
    readonly literalVariables: readonly { readonly name: string; readonly value: unknown }[];
    readonly resources: readonly { readonly type: string; readonly apiVersion?: string; readonly existing?: boolean }[];
    readonly outputs: readonly { readonly name: string }[];
  };
}

/** What the compiler emitted for public templates: each parameter, literal variable, kind of resource and output is a case. */
export async function* check(lines: readonly unknown[], options: OracleOptions): AsyncIterable<Outcome> {
  const repositories = new Repositories(options);
  for (const one of lines as readonly Case[]) {
    const context = repositories.context(one);
    const path = context && templatePath(one, context);
    const syntax = path && context.template(path);
    if (context && syntax) yield* compare(one, syntax, context);
    else yield { id: one.bicep, outcome: 'skipped', expected: '', answer: null };
  }
}

function* compare(one: Case, syntax: TemplateSyntax, context: EvaluationContext): Iterable<Outcome> {
  const template = evaluateTemplate(syntax.source.path, NO_PARAMETERS, context);
  const types = declaredTypes(syntax, context);
  const { parameters, literalVariables, resources, outputs } = one.facts;
  for (const { name, type, defaultKind, defaultValue } of parameters) {
    const found = types.get(name) ?? { type: 'any', hasDefault: false };
    const expected = { type: type.toLowerCase(), default: defaultKind === 'literal' ? defaultValue : defaultKind };
    const value = answerOf(template.parameters.get(name));
    const shown = defaultKind === 'literal' ? value.answer : found.hasDefault ? 'expression' : 'none';
    const answer = { type: found.type, default: shown };
    const typeUnknown = found.type === 'any';
    const same =
      (typeUnknown || answer.type === expected.type) &&
      (defaultKind === 'literal' ? agrees(value.answer, defaultValue) : sameKind(shown, defaultKind));
    const known = !typeUnknown && (defaultKind !== 'literal' || value.known);
    yield outcome(`${one.bicep} parameter ${name}`, expected, answer as Answer, same, known);
  }
  for (const { name, value } of literalVariables) {
    // a name that a resource has, too, was changed when the template was converted from JSON
    const variable = template.variables.get(name) ?? template.variables.get(`${name}_var`);
    const { answer, known } = answerOf(variable);
    yield outcome(`${one.bicep} variable ${name}`, value, answer, agrees(answer, value), known);
  }
  const made = declared(syntax);
  for (const [kind, count] of counts(resources.filter((item) => !item.existing))) {
    const found = made.filter((item) => fits(item, kind)).length;
    yield outcome(`${one.bicep} resource ${kind}`, count, found, found === count, true);
  }
  for (const { name } of outputs)
    yield outcome(`${one.bicep} output ${name}`, name, name, template.outputs.has(name), true);
}

/** Of each parameter: its type as ARM JSON names it, and whether it has a default. */
function declaredTypes(syntax: TemplateSyntax, context: EvaluationContext) {
  const { types } = declaredNames(syntax, { scope: unused, context });
  return new Map(
    syntax.statements.flatMap((statement) => {
      if (statement.kind !== 'param') return [];
      const { base, secure } = typeFacts(statement.type, statement.decorators, types);
      const type = secure && (base === 'string' || base === 'object') ? `secure${base}` : (base ?? 'any');
      return [[statement.name.text, { type, hasDefault: statement.value !== null }] as const];
    }),
  );
}

function unused(): never {
  throw new Error('types need no evaluation');
}

function sameKind(shown: unknown, kind: string): boolean {
  return kind === 'none' ? shown === 'none' : shown !== 'none';
}

function outcome(id: string, expected: unknown, answer: Answer, same: boolean, known: boolean): Outcome {
  return {
    id,
    outcome: same && known ? 'agree' : known ? 'wrong' : 'unknown',
    expected: JSON.stringify(expected),
    answer,
  };
}

interface Kind {
  readonly type: string;
  readonly apiVersion?: string;
}

const DEPLOYMENT = 'microsoft.resources/deployments';

/** How many there are of each type (which has no case) and version; of deployments, whose version the compiler chooses, of the type. */
function counts(kinds: readonly Kind[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const { type, apiVersion } of kinds) {
    const name = type.toLowerCase();
    const key = name === DEPLOYMENT || apiVersion === undefined ? name : `${name}@${apiVersion}`;
    all.set(key, (all.get(key) ?? 0) + 1);
  }
  return all;
}

/** A converted template may write a type relative to the one around it, or its version as an expression. */
function fits({ type, apiVersion }: Kind, kind: string): boolean {
  const [name = '', version] = kind.split('@');
  const whole = type.toLowerCase();
  const same = whole === name || (!name.includes('.') && whole.endsWith(`/${name}`));
  return same && (version === undefined || version === apiVersion);
}

/** The resources that a file declares, nested ones with their whole type; a module is a deployment. */
function declared({ statements }: TemplateSyntax): readonly Kind[] {
  return statements.flatMap((statement): readonly Kind[] => {
    if (statement.kind === 'module') return [{ type: 'Microsoft.Resources/deployments' }];
    return statement.kind === 'resource' ? withNested(statement, null) : [];
  });
}

function withNested(declaration: ResourceDeclaration, outer: Required<Kind> | null): readonly Kind[] {
  const [part] = declaration.type.parts;
  const [type = '', version] = part && 'pieces' in part ? part.string.replace(/^\w+:/, '').split('@') : [];
  const own = { type: outer ? `${outer.type}/${type}` : type, apiVersion: version ?? outer?.apiVersion ?? '' };
  const nested = nestedIn(declaration.body).flatMap((child) => withNested(child, own));
  return declaration.existing ? nested : [own, ...nested];
}

function nestedIn(body: Expression): readonly ResourceDeclaration[] {
  switch (body.kind) {
    case 'object':
      return body.resources;
    case 'if':
    case 'for':
      return nestedIn(body.body);
    case 'parenthesis':
      return nestedIn(body.inner);
    default:
      return [];
  }
}

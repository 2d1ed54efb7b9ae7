import { knownString } from '../../../value/read.ts';
import { object, type Property, written } from '../../../value/value.ts';
import { folderOf, type Note, resolvePath } from '../../../workspace/workspace.ts';
import type { Statement } from '../syntax.ts';
import { type EvaluationContext, forOneEvaluation } from './context.ts';
import type { TemplateSyntax } from './declarations.ts';
import { rootScope } from './deployment-scope.ts';
import type { GivenParameters } from './evaluated.ts';
import { evaluate } from './expression.ts';
import { isRegistry } from './imports.ts';
import { computedProperty } from './lazy.ts';
import { declaredNames, declaredValue } from './names.ts';
import { bound, type Scope } from './scope.ts';
import { syntaxNotes } from './syntax-notes.ts';
import { NO_PARAMETERS } from './template.ts';

/** What a `.bicepparam` file says. */
export interface EvaluatedParameters {
  /** the template of its `using`, as a path in the workspace; null where it names none that is in it */
  readonly template: string | null;
  readonly given: GivenParameters;
  readonly notes: readonly Note[];
}

/** Files that extend each other; more are a cycle. */
const LONGEST_CHAIN = 20;

/**
 * Evaluates a `.bicepparam` file, with the files that it extends. Never throws.
 *
 * @param path of the file in the workspace
 */
export function evaluateParameters(path: string, outer: EvaluationContext): EvaluatedParameters {
  const { context, notes } = forOneEvaluation(outer);
  const syntax = context.template(path);
  if (!syntax)
    return { template: null, given: NO_PARAMETERS, notes: [{ file: path, message: 'there is no file of this name' }] };
  const values = parametersOf(syntax, [path], context);
  return { template: templateOf(syntax, context), given: { values, open: null }, notes };
}

function only<K extends Statement['kind']>(
  syntax: TemplateSyntax,
  kind: K,
): Extract<Statement, { kind: K }> | undefined {
  return syntax.statements.find((one): one is Extract<Statement, { kind: K }> => one.kind === kind);
}

/** Where `using` leads; null for `using none`, a registry's module, and what isn't in the repository. */
function templateOf(syntax: TemplateSyntax, context: EvaluationContext): string | null {
  const path = only(syntax, 'using')?.path;
  if (!path) return null;
  const text = knownString(evaluate(path, emptyScope(syntax, context)));
  if (text === undefined || isRegistry(text)) return null;
  const resolved = resolvePath(folderOf(syntax.source.path), text);
  if (resolved !== null && context.workspace.has(resolved)) return resolved;
  context.note(`BCP091: the file '${text}' is not in the repository`, path.span);
  return null;
}

function emptyScope(syntax: TemplateSyntax, context: EvaluationContext): Scope {
  return {
    context,
    source: syntax.source,
    dialect: 'bicep',
    instance: '',
    deployment: rootScope('resourceGroup'),
    deploymentName: null,
    lookup: () => undefined,
    referenced: () => undefined,
  };
}

/** The parameters of a file over those of the file that it extends, by name. */
function parametersOf(
  syntax: TemplateSyntax,
  files: readonly string[],
  context: EvaluationContext,
): ReadonlyMap<string, Property> {
  for (const { message, span } of syntaxNotes(syntax)) context.note(message, span);
  const base = extended(syntax, files, context);
  const scope: Scope = { ...emptyScope(syntax, context), lookup: (name) => names.find(name) };
  const names = declaredNames(syntax, { scope: () => scope, context });
  if (only(syntax, 'extends')) names.bind('base', bound(object(base.values(), written(whole(syntax)))));
  const values = new Map<string, Property>();
  for (const [name, property] of base) values.set(name, property);
  for (const statement of syntax.statements) {
    if (statement.kind !== 'param' || !statement.value) continue;
    const { name, value } = statement;
    const binding = declaredValue(name.text, name.span, () => evaluate(value, scope), context);
    names.bind(name.text, binding);
    values.set(name.text.toLowerCase(), computedProperty(name.text, name.span, binding.value));
  }
  return values;
}

function whole({ source }: TemplateSyntax) {
  return { source, start: 0, end: 0 };
}

function extended(
  syntax: TemplateSyntax,
  files: readonly string[],
  context: EvaluationContext,
): ReadonlyMap<string, Property> {
  const statement = only(syntax, 'extends');
  if (!statement) return new Map();
  const text = knownString(evaluate(statement.path, emptyScope(syntax, context)));
  const path = text === undefined ? null : resolvePath(folderOf(syntax.source.path), text);
  const base = path === null ? null : context.template(path);
  if (path === null || !base) {
    context.note(`BCP091: the file '${text ?? '?'}' is not in the repository`, statement.path.span);
    return new Map();
  }
  if (files.includes(path) || files.length >= LONGEST_CHAIN) {
    context.note(`the file leads back to itself: ${[...files, path].join(' → ')}`, statement.path.span);
    return new Map();
  }
  return parametersOf(base, [...files, path], context);
}

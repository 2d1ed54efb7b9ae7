import { span } from '../../../text/source.ts';
import type { Value } from '../../../value/value.ts';
import { collect } from './collect.ts';
import { type EvaluationContext, forOneEvaluation } from './context.ts';
import type { TemplateSyntax } from './declarations.ts';
import type { EvaluatedTemplate, GivenParameters } from './evaluated.ts';
import { givenValue, newInstance } from './instance.ts';
import { syntaxNotes } from './syntax-notes.ts';
import { decoratorName } from './types.ts';

/** No parameters at all: a template is evaluated with its defaults. */
export const NO_PARAMETERS: GivenParameters = { values: new Map(), open: null };

const NOTHING: Omit<EvaluatedTemplate, 'notes'> = {
  parameters: new Map(),
  variables: new Map(),
  outputs: new Map(),
  resources: [],
  externalModules: [],
};

/**
 * Evaluates a template of the workspace (Bicep, or ARM JSON) as the deployment with these parameters would: its
 * parameters, variables, outputs, and the resources of it and of its modules. Never throws.
 *
 * @param path of the template in the workspace
 */
export function evaluateTemplate(path: string, given: GivenParameters, outer: EvaluationContext): EvaluatedTemplate {
  const { context, notes } = forOneEvaluation(outer);
  const syntax = context.template(path);
  if (!syntax) return { ...NOTHING, notes: [{ file: path, message: 'there is no template of this name' }] };
  const instance = newInstance({
    syntax,
    given,
    lacking: given.values.size === 0 ? 'no parameter file sets it' : 'none of the given parameters sets it',
    context: withSyntaxNotes(context, syntax),
    instance: '',
    deployment: null,
    deploymentName: null,
    files: [path],
    outer: null,
  });
  noteMistakes(syntax, given, context);
  const parameters = evaluated(instance.parameters());
  const variables = evaluated(instance.variables());
  const { resources, externalModules } = collect(instance);
  return { parameters, variables, outputs: evaluated(instance.outputs()), resources, externalModules, notes };
}

function evaluated(values: ReadonlyMap<string, () => Value>): ReadonlyMap<string, Value> {
  return new Map([...values].map(([name, value]) => [name, value()]));
}

/** A context that notes the syntax errors of each file that it reads. */
function withSyntaxNotes(context: EvaluationContext, root: TemplateSyntax): EvaluationContext {
  const noted = new Set<string>();
  const note = (syntax: TemplateSyntax): void => {
    if (noted.has(syntax.source.path)) return;
    noted.add(syntax.source.path);
    for (const { message, span } of syntaxNotes(syntax)) context.note(message, span);
  };
  note(root);
  return {
    ...context,
    template(path) {
      const syntax = context.template(path);
      if (syntax) note(syntax);
      return syntax;
    },
  };
}

/** Parameters that are given though the template has none of the name, and those that nothing gives. */
function noteMistakes(syntax: TemplateSyntax, given: GivenParameters, context: EvaluationContext): void {
  const parameters = syntax.statements.filter((statement) => statement.kind === 'param');
  const names = new Set(parameters.map(({ name }) => name.text.toLowerCase()));
  for (const { key, span: place } of given.values.values()) {
    if (names.has(key.toLowerCase())) continue;
    const at = place ?? span(syntax.source, 0, 0);
    context.note(`BCP259: \`${key}\` is given, but ${syntax.source.path} declares no such parameter`, at);
  }
  // Of a parameter file of Bicep's own the compiler asks for all but a secret, which is given on the command line and stands
  // in no file; of any other, whoever deploys may give the rest by hand.
  const compiled = [...given.values.values()].every(({ span: place }) => place?.source.path.endsWith('.bicepparam'));
  if (given.values.size === 0 || given.open !== null || !compiled) return;
  for (const { name, value, type, decorators } of parameters) {
    if (
      value ||
      type?.kind === 'nullable' ||
      decorators.some((one) => decoratorName(one) === 'secure') ||
      givenValue(given, name.text)
    )
      continue;
    context.note(`BCP258: \`${name.text}\` has no default, and nothing gives it a value`, name.span);
  }
}

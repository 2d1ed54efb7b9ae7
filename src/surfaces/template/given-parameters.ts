import { readParameterFile } from '../../languages/arm/parameter-file.ts';
import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import type { GivenParameters } from '../../languages/bicep/evaluate/evaluated.ts';
import { evaluateParameters } from '../../languages/bicep/evaluate/parameters-file.ts';
import { type Property, written } from '../../value/value.ts';
import type { Note } from '../../workspace/workspace.ts';
import { askedFor, azdParameter } from './azd-parameters.ts';
import { declaredParameters } from './declared-parameters.ts';
import { withoutPlaceholders } from './placeholders.ts';
import type { TemplateDeployment } from './template-deployment.ts';

export interface Given extends GivenParameters {
  readonly notes: readonly Note[];
}

/** What a deployment gives to its template: the files in their order, and what is given by value over them. */
export function givenParameters(deployment: TemplateDeployment, context: EvaluationContext): Given {
  const values = new Map<string, Property>();
  const notes: Note[] = [];
  let { open } = deployment;
  const set = (property: Property): void => {
    values.set(property.key.toLowerCase(), property);
  };
  const { parameterFiles } = deployment;
  const setInline = (after: number): void => {
    for (const property of deployment.inline.values())
      if ((property.follows ?? parameterFiles.length) === after) set(property);
  };
  for (const [at, path] of parameterFiles.entries()) {
    setInline(at);
    const file = /\.bicepparam$/i.test(path)
      ? bicepParameters(path, context)
      : jsonParameters(path, deployment, context);
    file.values.forEach(set);
    notes.push(...file.notes);
    open ??= file.open;
  }
  setInline(parameterFiles.length);
  if (deployment.azd) for (const property of askedByAzd(deployment.template, values, context)) set(property);
  return { values, open, notes };
}

/** azd asks for what the template needs and nothing gives. */
function askedByAzd(
  template: string,
  given: ReadonlyMap<string, Property>,
  context: EvaluationContext,
): readonly Property[] {
  const syntax = context.template(template);
  if (!syntax) return [];
  return [...declaredParameters(syntax)].flatMap(([name, declared]): readonly Property[] => {
    if (declared.optional || given.has(name)) return [];
    const { text, span } = declared.name;
    return [{ key: text, span: null, value: askedFor(text, written(span)) }];
  });
}

interface FileParameters {
  readonly values: readonly Property[];
  readonly open: string | null;
  readonly notes: readonly Note[];
}

function bicepParameters(path: string, context: EvaluationContext): FileParameters {
  const { given, notes } = evaluateParameters(path, context);
  return { values: [...given.values.values()], open: given.open, notes };
}

function jsonParameters(path: string, deployment: TemplateDeployment, context: EvaluationContext): FileParameters {
  const source = context.workspace.read(path);
  const file = source && readParameterFile(source);
  if (!file) return { values: [], open: `the parameters of ${path} could not be read`, notes: [] };
  const syntax = deployment.azd ? context.template(deployment.template) : null;
  const declared = syntax && declaredParameters(syntax);
  const values = declared
    ? file.values.flatMap((property) => {
        // azd passes on what the template declares, and nothing else
        const own = declared.get(property.key.toLowerCase());
        const given = own && azdParameter(property, own, deployment.variables);
        return given ? [given] : [];
      })
    : file.values.map((property) => ({ ...property, value: withoutPlaceholders(property.value) }));
  return { values, open: file.notes.length > 0 ? `${path} is not valid JSON` : null, notes: file.notes };
}

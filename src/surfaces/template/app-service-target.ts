import { readParameterFile } from '../../languages/arm/parameter-file.ts';
import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import type { ParameterStatement } from '../../languages/bicep/evaluate/parameter.ts';
import { decoratorName, literalText } from '../../languages/bicep/evaluate/types.ts';
import type { Condition } from '../../value/condition.ts';
import { knownString } from '../../value/read.ts';
import { string, written } from '../../value/value.ts';
import type { Given } from './given-parameters.ts';
import type { TemplateDeployment } from './template-deployment.ts';

/** azd's name of the host. */
const APP_SERVICE = 'appservice';

/**
 * The parameters of a template that chooses among azd's hosts (`@allowed(['appservice', 'containerapps'])`), with App
 * Service for its choice: where `azure.yaml` has a service on it, azd deploys nothing with another one. Null where a
 * variable of azd's environment makes no such choice.
 */
export function givenForAppService(
  deployment: TemplateDeployment,
  given: Given,
  context: EvaluationContext,
): { readonly given: Given; readonly condition: Condition } | null {
  const chooser = context
    .template(deployment.template)
    ?.statements.find(
      (statement): statement is ParameterStatement => statement.kind === 'param' && choosesHost(statement),
    );
  if (!chooser) return null;
  const { text } = chooser.name;
  const before = given.values.get(text.toLowerCase());
  if (!before || knownString(before.value) === APP_SERVICE || !isVariable(text, deployment, context)) return null;
  const span = before.span ?? chooser.name.span;
  const value = string(APP_SERVICE, written(span));
  return {
    given: { ...given, values: new Map(given.values).set(text.toLowerCase(), { ...before, value }) },
    condition: { when: `${text} is '${APP_SERVICE}'`, span },
  };
}

function choosesHost({ decorators }: ParameterStatement): boolean {
  return decorators.some((decorator) => {
    const { expression } = decorator;
    if (decoratorName(decorator) !== 'allowed' || expression.kind !== 'call') return false;
    const [allowed] = expression.arguments;
    const items = allowed?.kind === 'array' ? allowed.items : [];
    return items.some((item) => item.kind !== 'spread' && literalText(item) === APP_SERVICE);
  });
}

/** The parameter file leaves it to a variable. */
function isVariable(name: string, { parameterFiles }: TemplateDeployment, context: EvaluationContext): boolean {
  return parameterFiles.some((path) => {
    const source = /\.json$/i.test(path) ? context.workspace.read(path) : null;
    const file = source && readParameterFile(source);
    return file?.values.some(
      ({ key, value }) => key.toLowerCase() === name.toLowerCase() && knownString(value)?.includes('${'),
    );
  });
}

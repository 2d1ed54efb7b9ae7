import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import { type Property, unknown, written } from '../../value/value.ts';
import type { Given } from './given-parameters.ts';
import type { TemplateDeployment } from './template-deployment.ts';

/**
 * The parameters of a template that nothing in the repository deploys, with its switches left open: whoever deploys it by
 * hand turns on what he wants. Null where something deploys it, or it has no switch that is off.
 */
export function givenWithSwitches(
  { template, parameterFiles, inline, order, azd }: TemplateDeployment,
  given: Given,
  context: EvaluationContext,
): { readonly given: Given; readonly condition: null } | null {
  if (azd || order !== null || parameterFiles.length > 0 || inline.size > 0) return null;
  const switches = (context.template(template)?.statements ?? []).flatMap((statement): readonly Property[] => {
    if (statement.kind !== 'param' || statement.value?.kind !== 'boolean' || statement.value.value) return [];
    const { text, span } = statement.name;
    const reason = `parameter '${text}' is off unless whoever deploys the template turns it on`;
    return [
      { key: text, span, value: { ...unknown(reason, written(span), `parameters('${text}')`), type: 'boolean' } },
    ];
  });
  if (switches.length === 0) return null;
  const values = new Map(given.values);
  for (const one of switches) values.set(one.key.toLowerCase(), one);
  return { given: { ...given, values }, condition: null };
}

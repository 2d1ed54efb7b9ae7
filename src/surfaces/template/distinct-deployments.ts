import { keyOf } from '../../languages/bicep/evaluate/canonical.ts';
import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import { placeName } from '../../text/source.ts';
import type { Property } from '../../value/value.ts';
import { isBefore } from '../order.ts';
import type { TemplateDeployment } from './template-deployment.ts';

/** Steps that deploy the same with the same parameters are one; one without an environment's name gives way to one with. */
export function distinctDeployments(
  deployments: readonly TemplateDeployment[],
  context: EvaluationContext,
): readonly TemplateDeployment[] {
  const kept = new Map<string, TemplateDeployment[]>();
  for (const deployment of deployments) {
    const key = sameness(deployment, context);
    const others = kept.get(key) ?? [];
    const at = others.findIndex((other) => other.environment === deployment.environment);
    const first = others[at];
    if (!first) kept.set(key, [...others, deployment]);
    else others[at] = together(first, deployment);
  }
  return [...kept.values()].flatMap((group) =>
    group.length === 1 ? group : group.filter((deployment) => deployment.environment !== null),
  );
}

function together(first: TemplateDeployment, again: TemplateDeployment): TemplateDeployment {
  if (isLater(again, first)) return { ...first, order: again.order };
  const run = again.order?.run;
  return run === undefined || run === first.order?.run ? first : { ...first, alsoBy: [...(first.alsoBy ?? []), run] };
}

/** The same run deploys it again, and has the last word then. */
function isLater({ order, condition }: TemplateDeployment, first: TemplateDeployment): boolean {
  return !condition && order !== null && first.order?.run === order.run && isBefore(first.order, order);
}

function sameness(deployment: TemplateDeployment, context: EvaluationContext): string {
  const { template, parameterFiles, inline, variables, open } = deployment;
  const text = parameterFiles.map((path) => context.workspace.read(path)?.text ?? '').join('\n');
  const used = [...variables].filter(([name]) => text.includes(name)).map(([, property]) => property);
  return JSON.stringify([template, parameterFiles, valuesOf(inline.values()), valuesOf(used), open]);
}

function valuesOf(properties: Iterable<Property>): readonly string[] {
  return [...properties]
    .map((property) => `${property.key.toLowerCase()}=${keyOf(property.value) ?? placeOf(property)}`)
    .sort();
}

function placeOf({ span, value }: Property): string {
  return span ? `${placeName(span)}:${span.start}` : value.kind;
}

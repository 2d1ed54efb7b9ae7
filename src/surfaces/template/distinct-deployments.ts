import { keyOf } from '../../languages/bicep/evaluate/canonical.ts';
import type { EvaluationContext } from '../../languages/bicep/evaluate/context.ts';
import { placeName } from '../../text/source.ts';
import type { Property } from '../../value/value.ts';
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
    if (others.some((other) => other.environment === deployment.environment)) continue;
    kept.set(key, [...others, deployment]);
  }
  return [...kept.values()].flatMap((group) =>
    group.length === 1 ? group : group.filter((deployment) => deployment.environment !== null),
  );
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

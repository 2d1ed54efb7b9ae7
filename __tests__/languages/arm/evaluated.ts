import { readArmTemplate } from '../../../src/languages/arm/template.ts';
import { newContext } from '../../../src/languages/bicep/evaluate/context.ts';
import type { EvaluatedTemplate } from '../../../src/languages/bicep/evaluate/evaluated.ts';
import { evaluateTemplate, NO_PARAMETERS } from '../../../src/languages/bicep/evaluate/template.ts';
import { placeName } from '../../../src/text/source.ts';
import { spanOf, type Value } from '../../../src/value/value.ts';
import { memoryWorkspace } from '../../../src/workspace/memory.ts';

export const SCHEMA = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** A template of these parts, as the text of a file. */
export function template(parts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ $schema: SCHEMA, contentVersion: '1.0.0.0', resources: [], ...parts }, null, 2);
}

/** Evaluates `main.json` of these files, with the defaults of its parameters. */
export function evaluated(main: string, files: Readonly<Record<string, string>> = {}): EvaluatedTemplate {
  const workspace = memoryWorkspace({ ...files, 'main.json': main });
  return evaluateTemplate('main.json', NO_PARAMETERS, newContext(workspace, { readArm: readArmTemplate }));
}

/** A value as JSON, with `?` and its reason for what isn't known. */
export function plain(value: Value | undefined): unknown {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'string':
      return value.text.pieces.map((piece) => (piece.unknown ? `‹${piece.unknown.reason}›` : piece.text)).join('');
    case 'number':
      return Number(value.value);
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'array':
      return [...value.items.map(plain), ...(value.open ? ['…'] : [])];
    case 'object':
      return Object.fromEntries(
        [...value.properties.values()].map((property) => [property.key, plain(property.value)]),
      );
    case 'unknown':
      return `? ${value.reason}`;
    case 'choice':
      return value.options.map((option) => ({ when: option.when, value: plain(option.value) }));
  }
}

/** Each resource as `type name`, with a condition that isn't known. */
export function resources({ resources: all }: EvaluatedTemplate): readonly string[] {
  return all.map(
    ({ type, name, condition }) => `${type} ${plain(name)}${condition === null ? '' : ` if ${condition.when}`}`,
  );
}

/** Where a value was written, and the way that it came. */
export function way(value: Value | undefined): readonly string[] {
  if (value?.origin.kind !== 'written') return [];
  return [...value.origin.through.map(placeName).reverse(), placeName(spanOf(value) ?? value.origin.span)];
}

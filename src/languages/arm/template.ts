import { type Source, span } from '../../text/source.ts';
import { TracedText } from '../../text/traced.ts';
import type { TemplateStatement, TemplateSyntax } from '../bicep/evaluate/declarations.ts';
import { type JsonNode, jsonProperty, nodeSpan, readJson } from '../bicep/evaluate/json.ts';
import type { Reading } from './body.ts';
import { functionsOf, outputsOf, parametersOf, variablesOf } from './declarations.ts';
import { withoutLineEndsInStrings } from './json-text.ts';
import { resourcesOf } from './resources.ts';

/** https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits */
const LARGEST = 4 * 1024 * 1024;

/** `…/deploymentTemplate.json#`, and the ones of subscriptions, management groups and tenants. */
const SCHEMA = /\/(subscription|managementGroup|tenant)?deploymentTemplate\.json#?/i;

/** Whether a text can be an ARM template at all: quick, and never wrong where it says no. */
export function looksLikeArmTemplate(text: string): boolean {
  return SCHEMA.test(text);
}

/**
 * An ARM JSON template as statements of Bicep. A file with mistakes gives what could be read, and the mistakes.
 * @returns null for a JSON that is no template, by its `$schema`
 */
export function readArmTemplate(source: Source): TemplateSyntax | null {
  if (!looksLikeArmTemplate(source.text)) return null;
  const failed = (message: string, at: number): TemplateSyntax => ({
    source,
    dialect: 'arm',
    statements: [],
    errors: [{ message, span: span(source, at, at) }],
  });
  if (source.text.length > LARGEST) return failed('this template is larger than 4 MB, which Azure does not take', 0);
  const { root, errorAt, problem } = readJson(withoutLineEndsInStrings(source.text));
  if (!root) return failed(problem, errorAt ?? 0);
  if (!SCHEMA.test(String(jsonProperty(root, '$schema')?.value ?? ''))) return null;
  const reading: Reading = { source, errors: [] };
  if (errorAt !== null) reading.errors.push({ message: problem, span: span(source, errorAt, errorAt) });
  return { source, dialect: 'arm', statements: statementsOf(root, reading), errors: reading.errors };
}

function statementsOf(root: JsonNode, reading: Reading): readonly TemplateStatement[] {
  return [
    ...targetScope(root, reading),
    ...parametersOf(root, reading),
    ...functionsOf(root, reading),
    ...variablesOf(root, reading),
    ...resourcesOf(jsonProperty(root, 'resources'), reading, statementsOf),
    ...outputsOf(root, reading),
  ];
}

/** What the template is deployed to; a resource group where its schema names nothing else. */
function targetScope(root: JsonNode, reading: Reading): readonly TemplateStatement[] {
  const schema = jsonProperty(root, '$schema');
  const scope = SCHEMA.exec(String(schema?.value ?? ''))?.[1];
  if (!schema || scope === undefined) return [];
  const place = nodeSpan(schema, reading.source);
  const name = ['subscription', 'managementGroup', 'tenant'].find((one) => one.toLowerCase() === scope.toLowerCase());
  if (name === undefined) return [];
  return [
    {
      kind: 'targetScope',
      span: place,
      decorators: [],
      value: { kind: 'string', span: place, parts: [TracedText.of(name, place)] },
    },
  ];
}

import type { TemplateStatement } from '../bicep/evaluate/declarations.ts';
import { type JsonNode, jsonProperty, nodeSpan } from '../bicep/evaluate/json.ts';
import type { Expression, Name, ObjectExpression, StringExpression } from '../bicep/syntax.ts';
import { expressionOf, objectOf, type Reading } from './body.ts';
import { linkedPath } from './linked-path.ts';
import { BESIDE_BODY, conditioned, type ReadTemplate } from './resources.ts';

const DEPLOYMENT = /^Microsoft\.Resources\/deployments$/i;
/** A deployment's template is read apart from its body. */
const TEMPLATE = new Set(['template', 'templatelink']);

/** A nested or linked deployment as a module; null for every other resource. */
export function deploymentOf(
  node: JsonNode,
  name: Name,
  reading: Reading,
  readTemplate: ReadTemplate,
): TemplateStatement | null {
  if (!DEPLOYMENT.test(String(jsonProperty(node, 'type')?.value ?? ''))) return null;
  const properties = jsonProperty(node, 'properties');
  const template = jsonProperty(properties, 'template');
  const link = jsonProperty(properties, 'templateLink');
  const span = nodeSpan(node, reading.source);
  const body = conditioned(node, bodyOf(node, properties, reading), reading);
  if (template?.type === 'object') {
    const statements = readTemplate(template, reading);
    return {
      kind: 'inlineModule',
      span,
      name,
      template: { source: reading.source, dialect: 'arm', statements, errors: [] },
      ownScope: hasOwnScope(properties, node),
      body,
    };
  }
  return link ? { kind: 'module', span, decorators: [], name, path: pathOf(link, reading), body } : null;
}

/**
 * Outer by default; inner in templates of languageVersion 2.0, where outer is not allowed.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#languageversion-20
 */
function hasOwnScope(properties: JsonNode | undefined, node: JsonNode): boolean {
  const options = jsonProperty(properties, 'expressionEvaluationOptions');
  const written = jsonProperty(options, 'scope')?.value;
  if (typeof written === 'string') return written.toLowerCase() === 'inner';
  for (let at = node.parent; at; at = at.parent) {
    if (String(jsonProperty(at, 'languageVersion')?.value ?? '').startsWith('2.')) return true;
  }
  return false;
}

function bodyOf(node: JsonNode, properties: JsonNode | undefined, reading: Reading): ObjectExpression {
  const body = objectOf(node, reading, new Set([...BESIDE_BODY, 'properties']));
  if (properties?.type !== 'object') return body;
  const value = objectOf(properties, reading, TEMPLATE);
  const key = { text: 'properties', span: value.span };
  return { ...body, members: [...body.members, { kind: 'property', key, value, span: value.span }] };
}

function pathOf(link: JsonNode, reading: Reading): StringExpression {
  const relative = jsonProperty(link, 'relativePath');
  const target = relative ?? jsonProperty(link, 'uri') ?? jsonProperty(link, 'id');
  const expression: Expression = expressionOf(target ?? link, reading);
  if (relative && expression.kind === 'string') return expression;
  return { kind: 'string', span: expression.span, parts: [linkedPath(expression) ?? expression] };
}

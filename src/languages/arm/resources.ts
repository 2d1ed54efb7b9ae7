import { TracedText } from '../../text/traced.ts';
import type { TemplateStatement } from '../bicep/evaluate/declarations.ts';
import { type JsonNode, jsonItems, jsonProperties, jsonProperty, jsonText, nodeSpan } from '../bicep/evaluate/json.ts';
import type { Expression, Name, ResourceDeclaration, StringExpression } from '../bicep/syntax.ts';
import { expressionOf, loopOf, objectOf, type Reading } from './body.ts';
import { deploymentOf } from './deployments.ts';

/** Reads the template of a nested deployment. */
export type ReadTemplate = (root: JsonNode, reading: Reading) => readonly TemplateStatement[];

/** What is no part of a resource's body. */
export const BESIDE_BODY = new Set([
  'type',
  'apiversion',
  'condition',
  'copy',
  'dependson',
  'resources',
  'existing',
  'comments',
]);

/** A type of its own, not one relative to the resource around it. */
const WHOLE_TYPE = /^[\w-]+\.[\w.-]+\//;

/**
 * `resources`: an array, or an object by symbolic names (languageVersion 2.0). A nested deployment becomes a module, all
 * else resource statements; children that stand in their parent stay there.
 */
export function resourcesOf(
  resources: JsonNode | undefined,
  reading: Reading,
  readTemplate: ReadTemplate,
): readonly TemplateStatement[] {
  const entries =
    resources?.type === 'object'
      ? jsonProperties(resources).map(({ key, value }) => ({ symbol: key, node: value }))
      : jsonItems(resources).map((node) => ({ symbol: null, node }));
  return entries.flatMap(({ symbol, node }) => statementsOf(node, symbol, reading, readTemplate));
}

/** Without a symbolic name: a text that no name can be and no other resource has, at the place of its `name`. */
function symbolOf(symbol: JsonNode | null, node: JsonNode, reading: Reading): Name {
  if (symbol) return { text: String(symbol.value), span: nodeSpan(symbol, reading.source) };
  const place = jsonProperty(node, 'name') ?? jsonProperty(node, 'type') ?? node;
  return {
    text: `${jsonProperty(node, 'type')?.value ?? 'resource'}#${node.offset}`,
    span: nodeSpan(place, reading.source),
  };
}

/** A resource, and those that stand in it with a type of their own. */
function statementsOf(
  node: JsonNode,
  symbol: JsonNode | null,
  reading: Reading,
  readTemplate: ReadTemplate,
): readonly TemplateStatement[] {
  if (node.type !== 'object') return [];
  const name = symbolOf(symbol, node, reading);
  const deployment = deploymentOf(node, name, reading, readTemplate);
  if (deployment) return [deployment];
  const type = typeOf(node, reading);
  if (!type) {
    reading.errors.push({ message: 'a resource needs a `type`', span: name.span });
    return [];
  }
  const nested = jsonItems(jsonProperty(node, 'resources')).flatMap((child) =>
    statementsOf(child, null, reading, readTemplate),
  );
  const body = { ...objectOf(node, reading, BESIDE_BODY), resources: nested.filter(isChild) };
  return [
    {
      kind: 'resource',
      span: nodeSpan(node, reading.source),
      decorators: [],
      name,
      type,
      existing: jsonProperty(node, 'existing')?.value === true,
      body: conditioned(node, body, reading),
    },
    ...nested.filter((child) => !isChild(child)),
  ];
}

/** A resource whose type is relative to the one that it stands in. */
function isChild(statement: TemplateStatement): statement is ResourceDeclaration {
  if (statement.kind !== 'resource') return false;
  const [first] = statement.type.parts;
  return !(first instanceof TracedText && WHOLE_TYPE.test(first.string));
}

/** A body in the `if` of its `condition`, in the `for` of its `copy`. */
export function conditioned(node: JsonNode, body: Expression, reading: Reading): Expression {
  const condition = jsonProperty(node, 'condition');
  const guarded: Expression = condition
    ? { kind: 'if', span: body.span, condition: expressionOf(condition, reading), body }
    : body;
  const loop = jsonProperty(node, 'copy');
  return loop?.type === 'object' ? loopOf(loop, guarded, reading, 'unnamed') : guarded;
}

/** `'type@version'`, from the two properties; without a version where that is an expression. */
function typeOf(node: JsonNode, reading: Reading): StringExpression | null {
  const type = jsonProperty(node, 'type');
  if (type?.type !== 'string') return null;
  const span = nodeSpan(type, reading.source);
  const version = jsonProperty(node, 'apiVersion');
  const texts = [jsonText(type, reading.source)];
  if (version?.type === 'string' && /^[\d][\w.-]*$/.test(String(version.value)))
    texts.push(TracedText.of('@'), jsonText(version, reading.source));
  return { kind: 'string', span, parts: [TracedText.join(texts)] };
}

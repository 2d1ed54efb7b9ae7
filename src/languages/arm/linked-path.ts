import { TracedText } from '../../text/traced.ts';
import type { Expression } from '../bicep/syntax.ts';

/**
 * The path, relative to the template, of a linked template whose address is built from the template's own:
 * `uri(deployment().properties.templateLink.uri, 'nested/site.json')`, or from the parameter `_artifactsLocation`, which by
 * convention is the address of the template's folder.
 * Source: https://github.com/Azure/azure-quickstart-templates/blob/master/1-CONTRIBUTION-GUIDE/best-practices.md
 * @returns null where the address is built in another way
 */
export function linkedPath(address: Expression): TracedText | null {
  if (address.kind !== 'call' || address.target) return null;
  const [base, ...rest] = address.arguments;
  if (!base || !isOwnAddress(base)) return null;
  const name = address.name.text.toLowerCase();
  if (name !== 'uri' && name !== 'concat') return null;
  const [path] = rest;
  const [first] = path?.kind === 'call' && path.name.text.toLowerCase() === 'concat' ? path.arguments : [path];
  const text = literalText(first);
  if (text === undefined || !/\.json$/i.test(text) || first?.kind !== 'string') return null;
  const [traced] = first.parts;
  if (!traced || !('pieces' in traced)) return null;
  return text.startsWith('/') ? traced.slice(1) : traced;
}

function isOwnAddress(expression: Expression): boolean {
  if (expression.kind === 'call' && expression.name.text.toLowerCase() === 'parameters')
    return literalText(expression.arguments[0])?.toLowerCase() === '_artifactslocation';
  const steps: string[] = [];
  let at: Expression = expression;
  while (at.kind === 'member') {
    steps.unshift(at.name.text.toLowerCase());
    at = at.target;
  }
  const path = steps.join('.');
  return at.kind === 'call' && at.name.text.toLowerCase() === 'deployment' && path === 'properties.templatelink.uri';
}

/** The text of a string without an expression in it; undefined for all else. */
function literalText(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'string') return undefined;
  const texts = expression.parts.filter((part) => part instanceof TracedText);
  return texts.length === expression.parts.length ? TracedText.join(texts).string : undefined;
}

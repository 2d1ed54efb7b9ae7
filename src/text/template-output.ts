/** What a deployment of a template gives by name ends the key of an unknown text: which output of which deployment it is. */
const ONE = /\.template-output\.([\w.]+)$/;
const ALL = /\.template-output$/;
/**
 * `properties.outputs.apiName.value`, as the CLI's query, as a filter of jq, or as a member of what PowerShell has read; of an object
 * a part: `outputs.api.value.name`
 */
const NAMED = /(?:^|\.)(\w+)\.value((?:\.\w+)*)$/i;

/** The end of a key for what such a query of a deployment gives: all its outputs, or one; '' for anything else. */
export function outputKey(query: string): string {
  const path = query.replace(/^["']|["']$/g, '');
  if (!/^(?:\.|properties\.|properties$|outputs\b|$)/i.test(path)) return '';
  const inside = path.replace(/^(?:properties\.)?outputs\.?/i, '');
  return inside === '' || inside === 'properties' ? '.template-output' : (nameOf(inside) ?? '');
}

/** What the CLI is asked to print, by `--query`; '' where it isn't. */
export function queryIn(words: readonly string[]): string {
  const inline = words.find((word) => word.startsWith('--query='));
  return inline?.slice('--query='.length) ?? words[words.indexOf('--query') + 1 || words.length] ?? '';
}

function nameOf(path: string): string | null {
  const [, name, part = ''] = NAMED.exec(path) ?? [];
  return name === undefined ? null : keyOfOutput(name) + part.toLowerCase();
}

/** The end of a key for one output by its name; '' for what can't be a name. */
export function keyOfOutput(name: string): string {
  return /^\w+$/.test(name) ? `.template-output.${name.toLowerCase()}` : '';
}

/** The key of one output, taken from all of a deployment by a filter or by its members; null where that is something else. */
export function oneOutput(key: string | undefined, path: string): string | null {
  const name = nameOf(path);
  return key !== undefined && ALL.test(key) && name !== null ? key.replace(ALL, name) : null;
}

/** `$SERVICE_WEB_NAME`: azd gives its hooks the outputs of the template as variables. The name, in lower case. */
export function variableName(key: string | undefined): string | null {
  return /^\$(?:env:)?(\w+)$/i.exec(key ?? '')?.[1]?.toLowerCase() ?? null;
}

/** The step of a workflow whose action deployed the template that a key's output is of; null where it was none. */
export function outputStep(key: string | undefined): number | null {
  const [, step] = /#(\d+)\.template-output\./.exec(key ?? '') ?? [];
  return step === undefined ? null : Number(step);
}

/** The name of the output, in lower case, that a key stands for, with the path to a part of it: `api.name`. */
export function outputName(key: string | undefined): string | null {
  return ONE.exec(key ?? '')?.[1] ?? null;
}

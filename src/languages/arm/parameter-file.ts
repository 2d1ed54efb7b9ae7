import { type Source, span } from '../../text/source.ts';
import { type Property, type Unknown, unknown, type Value, written } from '../../value/value.ts';
import type { Note } from '../../workspace/workspace.ts';
import { type JsonNode, jsonProperties, jsonProperty, jsonValue, nodeSpan, readJson } from '../bicep/evaluate/json.ts';
import { withoutLineEndsInStrings } from './json-text.ts';

/** What a parameter file in JSON gives. */
export interface ParameterFile {
  /** by name, in the order they are written */
  readonly values: readonly Property[];
  readonly notes: readonly Note[];
}

const SCHEMA = /\/(subscription|managementGroup|tenant)?deploymentParameters\.json#?/i;

/** Whether the head of a JSON file says that it holds parameters of a deployment. */
export function looksLikeParameterFile(text: string): boolean {
  return SCHEMA.test(text);
}

/**
 * A parameter file: `{ "parameters": { name: { "value": … } } }`, or just what stands in `parameters`. A reference to a
 * key vault is an unknown.
 * @returns null for a JSON that holds no parameters
 */
export function readParameterFile(source: Source): ParameterFile | null {
  const { root, errorAt, problem } = readJson(withoutLineEndsInStrings(source.text));
  const notes: Note[] = [];
  if (!root || errorAt !== null) notes.push({ message: problem, file: source.path, ...source.position(errorAt ?? 0) });
  if (root?.type !== 'object') return notes.length > 0 ? { values: [], notes } : null;
  const wrapped = jsonProperty(root, 'parameters');
  const given = jsonProperties(wrapped ?? root).filter(({ value }) => isParameter(value));
  if (!wrapped && given.length < jsonProperties(root).length) return notes.length > 0 ? { values: [], notes } : null;
  const values = given.map(
    ({ key, value }): Property => ({
      key: String(key.value),
      span: nodeSpan(key, source),
      value: parameterValue(value, source),
    }),
  );
  return { values, notes };
}

function isParameter(node: JsonNode): boolean {
  return jsonProperty(node, 'value') !== undefined || jsonProperty(node, 'reference') !== undefined;
}

function parameterValue(node: JsonNode, source: Source): Value {
  const value = jsonProperty(node, 'value');
  if (value) return jsonValue(value, source);
  const reference = jsonProperty(node, 'reference');
  const place = reference ? nodeSpan(reference, source) : span(source, node.offset, node.offset + node.length);
  return secret(String(jsonProperty(reference, 'secretName')?.value ?? ''), written(place));
}

function secret(name: string, origin: Value['origin']): Unknown {
  return unknown(`it is the secret ${name === '' ? '' : `'${name}' `}of a key vault`, origin);
}

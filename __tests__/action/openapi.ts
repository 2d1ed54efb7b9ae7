import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Operation, Slice } from '../../scripts/github-api/slice.ts';

const slice: Slice = JSON.parse(readFileSync(join(import.meta.dirname, 'github-api.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes: false });
ajv.addSchema({ $id: 'slice', schemas: slice.schemas });
const compiled = new Map<string, ValidateFunction>();

/** A call of GitHub's API, as it arrived. */
export interface Call {
  readonly method: string;
  /** with its query */
  readonly url: string;
  readonly body: unknown;
}

export interface Matched {
  readonly operation: Operation;
  /** of the path and the query, by name */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The operation that a call is of, by GitHub's own description; null for one that isn't described. */
export function operationOf({ method, url }: Call): Matched | null {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  for (const operation of slice.operations) {
    if (operation.method !== method) continue;
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const pattern = operation.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '([^/]+?)');
    // A GitHub Enterprise Server has its API below a path of its own.
    const found = new RegExp(`^(?:/api/v3)?${pattern}$`).exec(pathname);
    if (!found) continue;
    const inPath = names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]);
    return { operation, parameters: Object.fromEntries([...inPath, ...searchParams]) };
  }
  return null;
}

/** What is wrong with a call, by GitHub's own description of it. */
export function problemsOfCall({ body }: Call, { operation, parameters }: Matched): readonly string[] {
  const known = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]));
  const problems = Object.entries(parameters).flatMap(([name, text]) => {
    const parameter = known.get(name);
    if (!parameter) return [`${operation.id} has no parameter ${name}`];
    const type = parameter.schema['type'];
    const value = type === 'integer' ? Number(text) : type === 'boolean' ? text === 'true' : text;
    return problemsOf(`${operation.id} ${name}`, parameter.schema, value);
  });
  const missing = operation.parameters.filter(({ name, required }) => required && !(name in parameters));
  return [
    ...problems,
    ...missing.map(({ name }) => `${operation.id} needs ${name}`),
    ...(operation.body ? problemsOf(`${operation.id} body`, operation.body, body) : []),
    ...(operation.body === null && body !== null ? [`${operation.id} takes no body`] : []),
    ...(operation.body ? unknownKeys(operation, body) : []),
  ];
}

/** What is wrong with an answer that a test makes up. */
export function problemsOfAnswer({ operation }: Matched, status: number, body: unknown): readonly string[] {
  const schema = operation.answers[String(status)];
  if (schema === undefined) return status < 400 ? [`${operation.id} never answers ${status}`] : [];
  return schema === null || status >= 400 ? [] : problemsOf(`${operation.id} ${status}`, schema, body);
}

function problemsOf(name: string, schema: object, value: unknown): readonly string[] {
  let validate = compiled.get(name);
  if (!validate) {
    validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/schemas/', '"slice#/schemas/')));
    compiled.set(name, validate);
  }
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`);
}

/** A key that the description doesn't name is a mistake of spelling. */
function unknownKeys({ id, body: schema }: Operation, body: unknown): readonly string[] {
  const properties = (schema?.['properties'] ?? {}) as Readonly<Record<string, unknown>>;
  return Object.keys((body ?? {}) as object)
    .filter((key) => !(key in properties))
    .map((key) => `${id} body has no ${key}`);
}

/** The least that GitHub's description allows a schema of this name to be: what an answer has to have, without meaning. */
export function leastOf(name: string): Readonly<Record<string, unknown>> {
  return least(slice.schemas[name] ?? {}) as Readonly<Record<string, unknown>>;
}

type Schema = Readonly<Record<string, unknown>>;

function least(schema: Schema): unknown {
  const { $ref, anyOf, oneOf, allOf, enum: values, type, properties, required } = schema;
  if (typeof $ref === 'string') return least(slice.schemas[$ref.slice('#/schemas/'.length)] ?? {});
  const choices = (anyOf ?? oneOf) as readonly Schema[] | undefined;
  if (choices) return least(choices.find((choice) => choice['type'] === 'null') ?? choices[0] ?? {});
  if (allOf) return Object.assign({}, ...(allOf as readonly Schema[]).map(least));
  if (values) return (values as readonly unknown[])[0];
  switch (type) {
    case 'null':
      return null;
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 0;
    case 'string':
      return '';
    case 'array':
      return [];
    default: {
      const names = (required ?? []) as readonly string[];
      const all = (properties ?? {}) as Readonly<Record<string, Schema>>;
      return Object.fromEntries(names.map((name) => [name, least(all[name] ?? {})]));
    }
  }
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/** An OpenAPI 3.0 description: the parts that are looked at. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
}

/** An operation with all that a call and its answer must fit. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** `/repos/{owner}/{repo}/…` */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** null: it takes none */
  readonly body: JsonObject | null;
  /** by status; null: an answer without content */
  readonly answers: Readonly<Record<string, JsonObject | null>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonObject;
}

export interface Slice {
  readonly operations: readonly Operation[];
  /** those that the operations refer to, by name */
  readonly schemas: Readonly<Record<string, JsonObject>>;
}

const METHODS: ReadonlySet<string> = new Set(['get', 'post', 'patch', 'put', 'delete']);
const REFERENCE = '#/components/';
/** What only people read. */
const WORDS: ReadonlySet<string> = new Set(['description', 'example', 'examples', 'title', 'externalDocs', 'summary']);

/** The named operations with the schemas that they need, without what only people read. */
export function slice({ paths, components }: Description, wanted: readonly string[]): Slice {
  const schemas = new Map<string, JsonObject>();

  function resolved(value: Json | undefined): JsonObject | null {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const object = value as JsonObject;
    const reference = object['$ref'];
    if (typeof reference !== 'string') return object;
    const [kind = '', name = ''] = reference.slice(REFERENCE.length).split('/');
    return components[kind]?.[name] ?? null;
  }

  /** Without words, and with what it refers to kept. */
  function kept(value: Json, names: boolean): Json {
    if (Array.isArray(value)) return value.map((item) => kept(item, false));
    if (typeof value !== 'object' || value === null) return value;
    const own: Record<string, Json> = {};
    for (const [key, inner] of Object.entries(value as JsonObject)) {
      if (!names && (WORDS.has(key) || key.startsWith('x-'))) continue;
      if (key === '$ref' && typeof inner === 'string') own[key] = reference(inner);
      else own[key] = kept(inner, !names && key === 'properties');
    }
    return names ? own : withNull(own);
  }

  /** JSON Schema has no `nullable`. */
  function withNull({ nullable, ...schema }: Record<string, Json>): JsonObject {
    return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
  }

  function reference(target: string): string {
    const name = target.slice(`${REFERENCE}schemas/`.length);
    const schema = components['schemas']?.[name];
    if (schema && !schemas.has(name)) {
      schemas.set(name, {});
      schemas.set(name, kept(schema, false) as JsonObject);
    }
    return `#/schemas/${name}`;
  }

  function schemaOf(holder: Json | undefined): JsonObject | null {
    const content = resolved(resolved(holder)?.['content']);
    const json = resolved(content?.['application/json'] ?? content?.['application/scim+json']);
    return json?.['schema'] === undefined ? null : (kept(json['schema'], false) as JsonObject);
  }

  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]): readonly Operation[] => {
      const id = operation['operationId'];
      if (!METHODS.has(method) || typeof id !== 'string' || !wanted.includes(id)) return [];
      const parameters = (operation['parameters'] as readonly Json[] | undefined) ?? [];
      const answers = resolved(operation['responses']) ?? {};
      return [
        {
          id,
          method: method.toUpperCase(),
          path,
          parameters: parameters.flatMap((one): readonly Parameter[] => {
            const parameter = resolved(one);
            if (!parameter) return [];
            const { name, in: place, required, schema } = parameter;
            return [
              {
                name: String(name),
                in: String(place),
                required: required === true,
                schema: kept(schema ?? {}, false) as JsonObject,
              },
            ];
          }),
          body: schemaOf(operation['requestBody']),
          answers: Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, schemaOf(answer)])),
        },
      ];
    }),
  );
  const missing = wanted.filter((id) => !operations.some((operation) => operation.id === id));
  if (missing.length > 0) throw new Error(`no such operation: ${missing.join(', ')}`);
  return { operations, schemas: Object.fromEntries([...schemas].sort(([left], [right]) => (left < right ? -1 : 1))) };
}

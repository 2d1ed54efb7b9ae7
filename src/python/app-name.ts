/** What a server is told to load, taken apart as it takes it apart. */
export type AppName =
  | {
      readonly kind: 'name';
      /** dotted */
      readonly module: string;
      /** the names to take, one after another: `['app']`, `['dash', 'server']` */
      readonly attributes: readonly string[];
      /** it is a function that the server calls to get the app */
      readonly called: boolean;
      /** the call has arguments */
      readonly given: boolean;
    }
  | { readonly kind: 'refused'; readonly message: string };

/** How a server reads the name of its app. */
export interface AppSyntax {
  /** gunicorn takes one name or one call of it; hypercorn evaluates an expression; the others take a dotted name */
  readonly form: 'gunicorn' | 'expression' | 'dotted';
  /** taken where no attribute is named; null: one has to be */
  readonly defaultAttribute: string | null;
  /** an option says that the name is a factory (`uvicorn --factory`, `waitress-serve --call`) */
  readonly factory: boolean;
}

export const GUNICORN_SYNTAX: AppSyntax = { form: 'gunicorn', defaultAttribute: 'application', factory: false };

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const CALL = /^([\p{L}_][\p{L}\p{N}_]*)\s*\(([\s\S]*)\)$/u;

/**
 * `module`, `module:attribute`, `module:factory(…)`. Since 20.0 gunicorn evaluates no expressions here: one name, or one
 * call of a name with literals (https://docs.gunicorn.org/en/stable/run.html#gunicorn).
 */
export function readAppName(text: string, { form, defaultAttribute, factory }: AppSyntax): AppName {
  const colon = text.indexOf(':');
  const module = (colon < 0 ? text : text.slice(0, colon)).trim();
  const attribute = colon < 0 ? defaultAttribute : text.slice(colon + 1).trim();
  if (module === '' || module.startsWith('.'))
    return { kind: 'refused', message: `'${text}' names no module: it has to be \`module:attribute\`` };
  if (attribute === null || attribute === '')
    return { kind: 'refused', message: `'${text}' names no attribute: it has to be \`module:attribute\`` };
  if (form === 'dotted') {
    const attributes = attribute.split('.');
    return attributes.every((name) => NAME.test(name))
      ? { kind: 'name', module, attributes, called: factory, given: false }
      : { kind: 'refused', message: `'${attribute}' is not the name of an attribute` };
  }
  if (form === 'expression') {
    const [path = '', call] = attribute.split(/(?=\()/, 2);
    const attributes = path.split('.');
    const read = attributes.every((name) => NAME.test(name)) ? attributes : attributes.slice(0, 1);
    const given = call !== undefined && !/^\(\s*\)$/.test(attribute.slice(path.length));
    return { kind: 'name', module, attributes: read, called: call !== undefined, given };
  }
  if (NAME.test(attribute)) return { kind: 'name', module, attributes: [attribute], called: factory, given: false };
  const called = CALL.exec(attribute);
  if (called?.[1])
    return { kind: 'name', module, attributes: [called[1]], called: true, given: (called[2] ?? '').trim() !== '' };
  return {
    kind: 'refused',
    message: `gunicorn can't read '${attribute}': it takes one name, or one call of a name with literals`,
  };
}

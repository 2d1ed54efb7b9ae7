import type { Span } from '../../../text/source.ts';
import { folderOf, resolvePath } from '../../../workspace/workspace.ts';
import type { Name, Statement } from '../syntax.ts';
import type { EvaluationContext } from './context.ts';
import type { TemplateSyntax } from './declarations.ts';
import { rootScope } from './deployment-scope.ts';
import { TYPE_MODULES } from './known-types-table.ts';
import { boundName, declaredNames } from './names.ts';
import { failure } from './reference.ts';
import { type Binding, bound, memo, type Scope } from './scope.ts';
import { literalText, type NamedType, type TypeLookup } from './types.ts';

/** What other files can import from a file. */
interface Library {
  readonly lookup: (name: string) => Binding | undefined;
  readonly types: TypeLookup;
}

type ImportStatement = Extract<Statement, { kind: 'import' }>;

/** `import { a as b } from 'x.bicep'`, `import * as ns from 'x.bicep'`: names that are looked up when they are needed. */
export function importedNames(
  statement: ImportStatement,
  context: EvaluationContext,
  bindings: Map<string, Binding>,
  types: Map<string, NamedType | TypeLookup>,
): void {
  const library = memo(
    () => libraryOf(statement, context),
    () => null,
  );
  const missing = (name: string, place: Span): Binding => {
    const path = literalText(statement.from) ?? 'another file';
    return bound(failure(`\`${name}\` is imported from '${path}', which is not in the repository`, place));
  };
  if (statement.namespace) {
    const { text, span: place } = statement.namespace;
    bindings.set(text, {
      kind: 'namespace',
      lookup: (name) => {
        const found = library();
        return found ? found.lookup(name) : missing(`${text}.${name}`, place);
      },
    });
    types.set(text, (name) => library()?.types(name));
  }
  for (const { name, as } of statement.items ?? []) {
    const own = (as ?? name).text;
    const found = memo(
      () => library()?.lookup(name.text),
      () => undefined,
    );
    bindings.set(
      own,
      forwarded(name.text, name.span, found, () => (library() ? undefined : missing(own, name.span))),
    );
    const known = TYPE_MODULES.find(({ path }) => path.test(literalText(statement.from) ?? ''));
    types.set(own, known ? objectType(name) : imported(name, () => library()?.types));
  }
}

/** A name of another file, which is read only when this one is asked for. */
function forwarded(
  name: string,
  place: Span,
  find: () => Binding | undefined,
  otherwise: () => Binding | undefined,
): Binding {
  const resolve = (): Binding =>
    find() ?? otherwise() ?? bound(failure(`BCP360: the file has no exported \`${name}\``, place));
  return { kind: 'import', resolve };
}

function imported({ text: name, span: place }: Name, types: () => TypeLookup | undefined): NamedType {
  const find = () => {
    const found = types()?.(name);
    return typeof found === 'function' ? undefined : found;
  };
  return {
    get type() {
      return find()?.type ?? { kind: 'missingType', span: place };
    },
    get decorators() {
      return find()?.decorators ?? [];
    },
    lookup: (inner) => find()?.lookup(inner),
  };
}

/** A type of a module that isn't in the repository, of which it is known that it is an object. */
function objectType({ span: place }: Name): NamedType {
  return {
    type: { kind: 'object', span: place, properties: [], additional: null },
    decorators: [],
    lookup: () => undefined,
  };
}

const libraries = new WeakMap<EvaluationContext, Map<string, Library>>();

/** The file of an import; null where it isn't in the repository. Read once for each evaluation. */
function libraryOf({ from, span: place }: ImportStatement, context: EvaluationContext): Library | null {
  const written = literalText(from);
  if (written === undefined || isRegistry(written)) return null;
  const path = resolvePath(folderOf(place.source.path), written);
  const syntax = path === null ? null : context.template(path);
  if (path === null || !syntax) {
    context.note(`BCP091: the file '${written}' is not in the repository`, from.span);
    return null;
  }
  const known = libraries.get(context) ?? new Map<string, Library>();
  libraries.set(context, known);
  const found = known.get(path) ?? newLibrary(path, syntax, context);
  known.set(path, found);
  return found;
}

/** A module of a registry or a template spec: `br:…`, `br/…`, `ts:…`, `ts/…`. */
export function isRegistry(path: string): boolean {
  return /^(br|ts)[:/]/.test(path);
}

function newLibrary(path: string, syntax: TemplateSyntax, context: EvaluationContext): Library {
  const names = declaredNames(syntax, () => scope, context);
  const scope: Scope = {
    context,
    source: syntax.source,
    dialect: syntax.dialect,
    instance: `${path}:`,
    deployment: rootScope('resourceGroup'),
    deploymentName: null,
    lookup: (name) => names.bindings.get(name),
    referenced: () => undefined,
  };
  const lookup = (name: string): Binding | undefined => {
    if (syntax.dialect === 'bicep') return names.bindings.get(name);
    const variable = names.bindings.get(boundName(syntax, 'variables', name));
    if (variable) return variable;
    // functions that the compiler wrote stand in namespaces; their members keep their names
    for (const binding of names.bindings.values()) {
      const member = binding.kind === 'namespace' ? binding.lookup(name.toLowerCase()) : undefined;
      if (member) return member;
    }
    return undefined;
  };
  return { lookup, types: names.types };
}

import type { Span } from '../../../text/source.ts';
import { folderOf, resolvePath } from '../../../workspace/workspace.ts';
import type { Name } from '../syntax.ts';
import type { EvaluationContext } from './context.ts';
import type { Imported, ImportStatement } from './declaration-index.ts';
import type { TemplateSyntax } from './declarations.ts';
import { rootScope } from './deployment-scope.ts';
import { TYPE_MODULES } from './known-types-table.ts';
import { boundName, declaredNames } from './names.ts';
import { failure } from './reference.ts';
import { type Binding, bound, type Scope } from './scope.ts';
import { literalText, type NamedType, type TypeLookup } from './types.ts';

/** What other files can import from a file. */
export interface Library {
  readonly lookup: (name: string) => Binding | undefined;
  readonly types: TypeLookup;
}

/** What a name of `import { a as b } from 'x.bicep'` or `import * as ns from 'x.bicep'` means; the file is read when it is needed. */
export function importedBinding({ statement, item }: Imported, context: EvaluationContext): Binding {
  const missing = (name: string, place: Span): Binding => {
    const path = literalText(statement.from) ?? 'another file';
    return bound(failure(`\`${name}\` is imported from '${path}', which is not in the repository`, place));
  };
  if (!item) {
    const { text = '', span: place = statement.span } = statement.namespace ?? {};
    return {
      kind: 'namespace',
      lookup: (name) => {
        const library = libraryOf(statement, context);
        return library ? library.lookup(name) : missing(`${text}.${name}`, place);
      },
    };
  }
  const { name, as } = item;
  const resolve = (): Binding => {
    const library = libraryOf(statement, context);
    if (!library) return missing((as ?? name).text, name.span);
    const found = library.lookup(name.text);
    return found ?? bound(failure(`BCP360: the file has no exported \`${name.text}\``, name.span));
  };
  return { kind: 'import', resolve };
}

/** The type, or the namespace of types, that an imported name stands for. */
export function importedType(
  { statement, item }: Imported,
  context: EvaluationContext,
): NamedType | TypeLookup | undefined {
  if (!item) return (name) => libraryOf(statement, context)?.types(name);
  const path = literalText(statement.from) ?? '';
  if (TYPE_MODULES.some((known) => known.path.test(path))) return objectType(item.name);
  const found = libraryOf(statement, context)?.types(item.name.text);
  return typeof found === 'function' ? undefined : found;
}

/** A type of a module that isn't in the repository, of which it is known that it is an object. */
function objectType({ span: place }: Name): NamedType {
  return {
    type: { kind: 'object', span: place, properties: [], additional: null },
    decorators: [],
    lookup: () => undefined,
  };
}

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
  const found = context.libraries.get(path) ?? newLibrary(path, syntax, context);
  context.libraries.set(path, found);
  return found;
}

/** A module of a registry or a template spec: `br:…`, `br/…`, `ts:…`, `ts/…`. */
export function isRegistry(path: string): boolean {
  return /^(br|ts)[:/]/.test(path);
}

function newLibrary(path: string, syntax: TemplateSyntax, context: EvaluationContext): Library {
  const names = declaredNames(syntax, { scope: () => scope, context });
  const scope: Scope = {
    context,
    source: syntax.source,
    dialect: syntax.dialect,
    instance: `${path}:`,
    deployment: rootScope('resourceGroup'),
    deploymentName: null,
    lookup: names.find,
    referenced: () => undefined,
  };
  const lookup = (name: string): Binding | undefined => {
    if (syntax.dialect === 'bicep') return names.find(name);
    // functions that the compiler wrote stand in namespaces; their members keep their names
    return names.find(boundName(syntax, 'variables', name)) ?? names.functionNamed(name);
  };
  return { lookup, types: names.types };
}

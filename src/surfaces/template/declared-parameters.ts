import type { TemplateSyntax } from '../../languages/bicep/evaluate/declarations.ts';
import type { Name, Type } from '../../languages/bicep/syntax.ts';

export interface DeclaredParameter {
  readonly name: Name;
  /** 'string', 'int', …; null for a type of the template's own */
  readonly type: string | null;
  /** it has a default, or may be null */
  readonly optional: boolean;
}

const known = new WeakMap<TemplateSyntax, ReadonlyMap<string, DeclaredParameter>>();

/** The parameters that a template declares, by name in lower case. */
export function declaredParameters(template: TemplateSyntax): ReadonlyMap<string, DeclaredParameter> {
  const before = known.get(template);
  if (before) return before;
  const declared = new Map<string, DeclaredParameter>();
  for (const statement of template.statements) {
    if (statement.kind !== 'param') continue;
    const { name, type, value } = statement;
    declared.set(name.text.toLowerCase(), {
      name,
      type: type && typeName(type),
      optional: value !== null || type?.kind === 'nullable',
    });
  }
  known.set(template, declared);
  return declared;
}

/** ARM's secure types are strings and objects. */
function typeName(type: Type): string | null {
  switch (type.kind) {
    case 'name':
      return type.name.toLowerCase().replace(/^secure/, '');
    case 'nullable':
    case 'nonNullable':
    case 'parenthesisType':
      return typeName(type.inner);
    case 'union':
      return type.members[0] ? typeName(type.members[0]) : null;
    case 'literal':
      return type.value.kind === 'string' ? 'string' : type.value.kind === 'number' ? 'int' : null;
    case 'arrayOf':
    case 'tuple':
      return 'array';
    case 'object':
      return 'object';
    default:
      return null;
  }
}

import type { Type } from '../syntax.ts';
import { RESOURCE_PARTS } from './known-types-table.ts';
import { RESOURCE_TYPES } from './resource-types-table.ts';
import { type BaseType, literalText, type NamedType, type TypeLookup } from './types.ts';

/** A part of a resource: `properties.siteConfig` of `microsoft.web/sites`. */
interface Part {
  readonly resource: string;
  readonly path: string;
}

/** What a name, or a way through one, leads to. */
type Resolve = (type: Type, lookup: TypeLookup) => NamedType | undefined;

/** Steps through types; more are a cycle. */
const LONGEST_WAY = 50;

/** The type of a part of a resource, `resourceInput<'Microsoft.Web/sites@2025-03-01'>.properties.siteConfig`; null where it isn't known. */
export function resourcePart(type: Type, resolve: Resolve, lookup: TypeLookup): BaseType | null {
  const part = partOf(type, resolve, lookup, 0);
  if (!part) return null;
  const byType = RESOURCE_TYPES[part.resource] ?? {};
  for (const base of BASES) if (byType[base]?.split(' ').includes(part.path)) return base;
  return RESOURCE_PARTS[part.path] ?? null;
}

const BASES: readonly BaseType[] = ['string', 'int', 'bool', 'object', 'array'];

function partOf(type: Type, resolve: Resolve, lookup: TypeLookup, steps: number): Part | null {
  if (steps >= LONGEST_WAY) return null;
  const below = (target: Type, step: string): Part | null => {
    const part = partOf(target, resolve, lookup, steps + 1);
    return part && { ...part, path: part.path === '' ? step.replace('.', '') : `${part.path}${step}` };
  };
  switch (type.kind) {
    case 'generic': {
      const [argument] = type.arguments;
      const name = argument?.kind === 'literal' ? literalText(argument.value) : undefined;
      return name === undefined ? null : { resource: name.replace(/@.*$/, '').toLowerCase(), path: '' };
    }
    case 'typeMember':
      return below(type.target, `.${type.name.text}`);
    case 'typeIndex':
      return below(type.target, '[*]');
    case 'typeAny':
      return below(type.target, '.*');
    case 'nullable':
    case 'nonNullable':
    case 'parenthesisType':
      return partOf(type.inner, resolve, lookup, steps + 1);
    default: {
      const named = resolve(type, lookup);
      return named ? partOf(named.type, resolve, named.lookup, steps + 1) : null;
    }
  }
}

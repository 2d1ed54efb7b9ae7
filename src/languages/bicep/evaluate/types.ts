import { TracedText } from '../../../text/traced.ts';
import type { Decorator, Expression, Type } from '../syntax.ts';
import { resourcePart } from './resource-part.ts';

export type BaseType = 'string' | 'int' | 'bool' | 'object' | 'array';

/** What evaluation needs to know of the type of a parameter or an output. */
export interface TypeFacts {
  /** null where any type is meant, or none is known */
  readonly base: BaseType | null;
  readonly nullable: boolean;
  readonly secure: boolean;
}

/** A type that a file declares or imports, with the types that its own parts can name. */
export interface NamedType {
  readonly type: Type;
  readonly decorators: readonly Decorator[];
  readonly lookup: TypeLookup;
}

export type TypeLookup = (name: string) => NamedType | TypeLookup | undefined;

const ANY: TypeFacts = { base: null, nullable: false, secure: false };
/** Types that lead to types; more are a cycle. */
const LONGEST_CHAIN = 50;

const BASES: Readonly<Record<string, TypeFacts>> = {
  string: { ...ANY, base: 'string' },
  int: { ...ANY, base: 'int' },
  bool: { ...ANY, base: 'bool' },
  object: { ...ANY, base: 'object' },
  array: { ...ANY, base: 'array' },
  securestring: { base: 'string', nullable: false, secure: true },
  secureobject: { base: 'object', nullable: false, secure: true },
};

/** A name that stands for a type: Bicep's own, or one that the file declares or imports. */
export function isType(name: string, lookup: TypeLookup): boolean {
  return /^(string|int|bool|object|array|any)$/.test(name) || lookup(name) !== undefined;
}

/** What a declaration's type and decorators say. */
export function typeFacts(
  type: Type | null,
  decorators: readonly Decorator[],
  lookup: TypeLookup,
  steps = 0,
): TypeFacts {
  const facts = type && steps < LONGEST_CHAIN ? factsOf(type, lookup, steps + 1) : ANY;
  return decorators.some((one) => decoratorName(one) === 'secure') ? { ...facts, secure: true } : facts;
}

/** `secure` of `@secure()` and of `@sys.secure()`. */
export function decoratorName({ expression }: Decorator): string | undefined {
  if (expression.kind === 'call' || expression.kind === 'member') return expression.name.text;
  return expression.kind === 'identifier' ? expression.name : undefined;
}

function factsOf(type: Type, lookup: TypeLookup, steps: number): TypeFacts {
  const named = targetOf(type, lookup, steps);
  if (named) return typeFacts(named.type, named.decorators, named.lookup, steps);
  switch (type.kind) {
    case 'name':
      return BASES[type.name.toLowerCase()] ?? ANY;
    case 'literal':
      return { ...ANY, base: literalBase(type.value) };
    case 'arrayOf':
    case 'tuple':
      return { ...ANY, base: 'array' };
    case 'nullable':
      return { ...factsOf(type.inner, lookup, steps), nullable: true };
    case 'nonNullable':
      return { ...factsOf(type.inner, lookup, steps), nullable: false };
    case 'parenthesisType':
      return factsOf(type.inner, lookup, steps);
    case 'union': {
      const members = type.members.map((member) => factsOf(member, lookup, steps));
      const bases = new Set(members.filter((member) => !isNull(member)).map((member) => member.base));
      const [base] = bases;
      const nullable = members.some((member) => member.nullable);
      return { base: bases.size === 1 ? (base ?? null) : null, nullable, secure: members.some(({ secure }) => secure) };
    }
    case 'object':
    case 'generic':
      return { ...ANY, base: 'object' };
    case 'typeMember':
    case 'typeIndex':
    case 'typeAny':
      return { ...ANY, base: resourcePart(type, (inner, from) => targetOf(inner, from, steps + 1), lookup) };
    default:
      return ANY;
  }
}

function isNull(facts: TypeFacts): boolean {
  return facts.base === null && facts.nullable;
}

function literalBase(value: Expression): BaseType | null {
  switch (value.kind) {
    case 'string':
      return 'string';
    case 'number':
    case 'unary':
      return value.kind === 'unary' && value.operator === '!' ? 'bool' : 'int';
    case 'boolean':
      return 'bool';
    case 'object':
      return 'object';
    case 'array':
      return 'array';
    default:
      return null;
  }
}

/** The declared type that a name, or a way through one (`a.b`, `a[0]`, `a[*]`, `a.*`), leads to. */
function targetOf(type: Type, lookup: TypeLookup, steps: number): NamedType | undefined {
  if (steps >= LONGEST_CHAIN) return undefined;
  switch (type.kind) {
    case 'name': {
      const found = lookup(type.name);
      return typeof found === 'function' ? undefined : found;
    }
    case 'typeMember': {
      const namespace = type.target.kind === 'name' ? lookup(type.target.name) : undefined;
      if (typeof namespace === 'function') {
        const found = namespace(type.name.text);
        return typeof found === 'function' ? undefined : found;
      }
      if (type.target.kind === 'name' && type.target.name === 'sys' && !namespace)
        return {
          type: { kind: 'name', span: type.span, name: type.name.text },
          decorators: [],
          lookup: () => undefined,
        };
      const within = partOf(type.target, lookup, steps);
      if (within?.type.kind !== 'object') return undefined;
      const property = within.type.properties.find(({ name }) => name === type.name.text);
      return property && { type: property.type, decorators: property.decorators, lookup: within.lookup };
    }
    case 'typeIndex': {
      const within = partOf(type.target, lookup, steps);
      const { index } = type;
      if (within?.type.kind === 'arrayOf') return { type: within.type.item, decorators: [], lookup: within.lookup };
      if (within?.type.kind !== 'tuple' || index?.kind !== 'number') return undefined;
      const item = within.type.items[Number(index.value)];
      return item && { type: item.type, decorators: item.decorators, lookup: within.lookup };
    }
    case 'typeAny': {
      const within = partOf(type.target, lookup, steps);
      if (within?.type.kind !== 'object' || !within.type.additional) return undefined;
      return { type: within.type.additional, decorators: [], lookup: within.lookup };
    }
    default:
      return undefined;
  }
}

/** A type with what only wraps it taken off. */
function partOf(type: Type, lookup: TypeLookup, steps: number): NamedType | undefined {
  if (steps >= LONGEST_CHAIN) return undefined;
  const target = targetOf(type, lookup, steps + 1);
  if (target) return partOf(target.type, target.lookup, steps + 1);
  if (type.kind === 'nullable' || type.kind === 'nonNullable' || type.kind === 'parenthesisType')
    return partOf(type.inner, lookup, steps + 1);
  return { type, decorators: [], lookup };
}

/** The text of a plain string. */
export function literalText(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'string') return undefined;
  const texts = expression.parts.filter((part) => part instanceof TracedText);
  return texts.length === expression.parts.length ? TracedText.join(texts).string : undefined;
}

import type { ImportItem, Statement } from '../syntax.ts';
import type { TemplateSyntax } from './declarations.ts';
import { boundName } from './names.ts';

export type ImportStatement = Extract<Statement, { kind: 'import' }>;
type FunctionStatement = Extract<Statement, { kind: 'func' }>;

/** A name that is imported: one of the items, or (null) the namespace that holds all. */
export interface Imported {
  readonly kind: 'imported';
  readonly statement: ImportStatement;
  readonly item: ImportItem | null;
}

/** The functions of ARM JSON that share a namespace, by their names in lower case. */
interface Functions {
  readonly kind: 'functions';
  readonly members: ReadonlyMap<string, FunctionStatement>;
}

export type Declared = Extract<Statement, { kind: 'var' | 'param' | 'func' }> | Functions | Imported;

export interface DeclarationIndex {
  /** by the name that each is bound to */
  readonly values: ReadonlyMap<string, Declared>;
  /** names of `values` that a Bicep file declares twice (both sides of a merge conflict): it doesn't compile */
  readonly twins: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, Extract<Statement, { kind: 'type' }> | Imported>;
}

const indexes = new WeakMap<TemplateSyntax, DeclarationIndex>();

/** The declarations of a file by name; made once for a file, however often it is evaluated. */
export function declarationsOf(syntax: TemplateSyntax): DeclarationIndex {
  const known = indexes.get(syntax);
  if (known) return known;
  const made = newIndex(syntax);
  indexes.set(syntax, made);
  return made;
}

function newIndex(syntax: TemplateSyntax): DeclarationIndex {
  const values = new Map<string, Declared>();
  const twins = new Set<string>();
  const types = new Map<string, Extract<Statement, { kind: 'type' }> | Imported>();
  const declare = (name: string, one: Declared): void => {
    if (syntax.dialect === 'bicep' && values.has(name)) twins.add(name);
    values.set(name, one);
  };
  for (const statement of syntax.statements) {
    switch (statement.kind) {
      case 'var':
        declare(boundName(syntax, 'variables', statement.name.text), statement);
        break;
      case 'param':
        declare(boundName(syntax, 'parameters', statement.name.text), statement);
        break;
      case 'func':
        if (syntax.dialect === 'bicep') values.set(statement.name.text, statement);
        else addMember(statement, values);
        break;
      case 'type':
        types.set(statement.name.text, statement);
        break;
      case 'import': {
        const items = [...(statement.items ?? []), ...(statement.namespace ? [null] : [])];
        for (const item of items) {
          const name = item ? (item.as ?? item.name) : statement.namespace;
          if (!name) continue;
          values.set(name.text, { kind: 'imported', statement, item });
          types.set(name.text, { kind: 'imported', statement, item });
        }
        break;
      }
      default:
        break;
    }
  }
  return { values, twins, types };
}

function addMember(statement: FunctionStatement, values: Map<string, Declared>): void {
  const [namespace = '', member = ''] = statement.name.text.toLowerCase().split('.', 2);
  const others = values.get(namespace);
  const members = others?.kind === 'functions' ? others.members : new Map<string, FunctionStatement>();
  values.set(namespace, { kind: 'functions', members: new Map([...members, [member, statement]]) });
}

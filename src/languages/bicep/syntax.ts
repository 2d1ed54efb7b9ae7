import type { Span } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';

/**
 * The syntax tree of Bicep: of .bicep files, of .bicepparam files, and of ARM's own expressions, which are read into the
 * same expressions so that one evaluator serves both languages.
 */
export interface BicepFile {
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxError[];
}

export interface SyntaxError {
  readonly message: string;
  readonly span: Span;
}

export interface Name {
  readonly text: string;
  readonly span: Span;
}

interface Declaration {
  readonly span: Span;
  readonly decorators: readonly Decorator[];
}

export interface Decorator {
  /** `@description('…')`, `@sys.secure()`, or without parentheses */
  readonly expression: Expression;
  readonly span: Span;
}

export type Statement =
  | (Declaration & { readonly kind: 'targetScope'; readonly value: Expression })
  | (Declaration & { readonly kind: 'metadata'; readonly name: Name; readonly value: Expression })
  | (Declaration & {
      readonly kind: 'param';
      readonly name: Name;
      readonly type: Type | null;
      readonly value: Expression | null;
    })
  | (Declaration & {
      readonly kind: 'var';
      readonly name: Name;
      readonly type: Type | null;
      readonly value: Expression;
    })
  | (Declaration & { readonly kind: 'type'; readonly name: Name; readonly value: Type })
  | (Declaration & {
      readonly kind: 'func';
      readonly name: Name;
      readonly parameters: readonly FunctionParameter[];
      readonly result: Type;
      readonly body: Expression;
    })
  | ResourceDeclaration
  | ModuleDeclaration
  | (Declaration & {
      readonly kind: 'output';
      readonly name: Name;
      readonly type: Type | null;
      readonly value: Expression;
    })
  | (Declaration & {
      readonly kind: 'import';
      readonly items: readonly ImportItem[] | null;
      readonly namespace: Name | null;
      readonly from: Expression;
    })
  | (Declaration & {
      readonly kind: 'extension';
      readonly specification: Expression | Name;
      readonly configuration: Expression | null;
      readonly alias: Name | null;
    })
  | (Declaration & {
      readonly kind: 'extensionConfig';
      readonly alias: Name;
      readonly configuration: Expression | null;
    })
  | (Declaration & { readonly kind: 'assert'; readonly name: Name; readonly value: Expression })
  | (Declaration & {
      readonly kind: 'test';
      readonly name: Name;
      readonly path: Expression;
      readonly value: Expression;
    })
  | (Declaration & {
      readonly kind: 'using';
      readonly path: Expression | null;
      readonly configuration: Expression | null;
    })
  | (Declaration & { readonly kind: 'extends'; readonly path: Expression });

export interface ResourceDeclaration extends Declaration {
  readonly kind: 'resource';
  readonly name: Name;
  /** `'Microsoft.Web/sites@2023-12-01'` */
  readonly type: StringExpression;
  readonly existing: boolean;
  /** an object, `if (…) {…}`, or `[for …: …]` of either; an object may hold nested resources */
  readonly body: Expression;
}

export interface ModuleDeclaration extends Declaration {
  readonly kind: 'module';
  readonly name: Name;
  readonly path: StringExpression;
  readonly body: Expression;
}

export interface ImportItem {
  readonly name: Name;
  readonly as: Name | null;
}

export interface FunctionParameter {
  readonly name: Name;
  readonly type: Type;
}

export interface StringExpression {
  readonly kind: 'string';
  readonly span: Span;
  /** text and expressions in turn, as they are written; a plain string has one text (or none, if empty) */
  readonly parts: readonly (TracedText | Expression)[];
}

export type Expression =
  | StringExpression
  | { readonly kind: 'number'; readonly span: Span; readonly value: number | bigint }
  | { readonly kind: 'boolean'; readonly span: Span; readonly value: boolean }
  | { readonly kind: 'null'; readonly span: Span }
  | { readonly kind: 'array'; readonly span: Span; readonly items: readonly (Expression | Spread)[] }
  | ObjectExpression
  | { readonly kind: 'identifier'; readonly span: Span; readonly name: string }
  /** `target.name`, `target.?name` */
  | {
      readonly kind: 'member';
      readonly span: Span;
      readonly target: Expression;
      readonly name: Name;
      readonly safe: boolean;
    }
  /** `target[index]`, `target[?index]`, `target[^index]` */
  | {
      readonly kind: 'index';
      readonly span: Span;
      readonly target: Expression;
      readonly index: Expression;
      readonly safe: boolean;
      readonly fromEnd: boolean;
    }
  /** `target::name` */
  | { readonly kind: 'nested'; readonly span: Span; readonly target: Expression; readonly name: Name }
  /** `f(…)`, or `target.f(…)` */
  | {
      readonly kind: 'call';
      readonly span: Span;
      readonly target: Expression | null;
      readonly name: Name;
      readonly arguments: readonly Expression[];
    }
  /** `target!` */
  | { readonly kind: 'nonNull'; readonly span: Span; readonly target: Expression }
  | { readonly kind: 'unary'; readonly span: Span; readonly operator: '!' | '-'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly span: Span;
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'ternary';
      readonly span: Span;
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'parenthesis'; readonly span: Span; readonly inner: Expression }
  | { readonly kind: 'lambda'; readonly span: Span; readonly parameters: readonly Name[]; readonly body: Expression }
  | {
      readonly kind: 'for';
      readonly span: Span;
      readonly item: Name;
      readonly index: Name | null;
      readonly over: Expression;
      readonly body: Expression;
    }
  /** only as the body of a resource, a module, or a loop of them */
  | { readonly kind: 'if'; readonly span: Span; readonly condition: Expression; readonly body: Expression }
  /** what stands where an expression could not be read; the file has an error there */
  | { readonly kind: 'missing'; readonly span: Span };

export type BinaryOperator =
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | '=~'
  | '!~'
  | '&&'
  | '||'
  | '??';

export interface ObjectExpression {
  readonly kind: 'object';
  readonly span: Span;
  readonly members: readonly (ObjectProperty | Spread)[];
  /** nested resource declarations, only in a resource's body */
  readonly resources: readonly ResourceDeclaration[];
}

export interface ObjectProperty {
  readonly kind: 'property';
  readonly key: Name | StringExpression;
  readonly value: Expression;
  readonly span: Span;
}

export interface Spread {
  readonly kind: 'spread';
  readonly value: Expression;
  readonly span: Span;
}

export type Type =
  | { readonly kind: 'name'; readonly span: Span; readonly name: string }
  | { readonly kind: 'literal'; readonly span: Span; readonly value: Expression }
  | { readonly kind: 'arrayOf'; readonly span: Span; readonly item: Type }
  | { readonly kind: 'nullable'; readonly span: Span; readonly inner: Type }
  | { readonly kind: 'nonNullable'; readonly span: Span; readonly inner: Type }
  | { readonly kind: 'union'; readonly span: Span; readonly members: readonly Type[] }
  | {
      readonly kind: 'object';
      readonly span: Span;
      readonly properties: readonly TypeProperty[];
      readonly additional: Type | null;
    }
  | { readonly kind: 'tuple'; readonly span: Span; readonly items: readonly TypeItem[] }
  /** `a.b`, `a[0]`, `a[*]`, `a.*` */
  | { readonly kind: 'typeMember'; readonly span: Span; readonly target: Type; readonly name: Name }
  | { readonly kind: 'typeIndex'; readonly span: Span; readonly target: Type; readonly index: Expression | null }
  | { readonly kind: 'typeAny'; readonly span: Span; readonly target: Type }
  /** `resourceInput<'T@v'>` */
  | {
      readonly kind: 'generic';
      readonly span: Span;
      readonly name: Name;
      readonly target: Type | null;
      readonly arguments: readonly Type[];
    }
  /** `resource 'T@v'` */
  | { readonly kind: 'resourceType'; readonly span: Span; readonly type: Expression | null }
  | { readonly kind: 'parenthesisType'; readonly span: Span; readonly inner: Type }
  | { readonly kind: 'missingType'; readonly span: Span };

export interface TypeProperty {
  readonly name: string;
  readonly decorators: readonly Decorator[];
  readonly type: Type;
  readonly span: Span;
}

export interface TypeItem {
  readonly decorators: readonly Decorator[];
  readonly type: Type;
  readonly span: Span;
}

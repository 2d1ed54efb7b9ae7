/**
 * Python's syntax as the evaluator and the outline read it. Offsets are those of the file's text.
 * What the parser can't place is an `error` node: it stands for code that is there but not understood.
 */
export type Expression = Place &
  (
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'integer'; readonly value: bigint }
    | { readonly kind: 'float'; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'none' | 'ellipsis' | 'error' | 'await' | 'yield' | 'complex' }
    | { readonly kind: 'string'; readonly bytes: boolean; readonly parts: readonly StringPart[] }
    | { readonly kind: 'tuple' | 'list' | 'set'; readonly items: readonly Expression[] }
    | { readonly kind: 'dict'; readonly entries: readonly DictEntry[] }
    | Comprehension
    | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
    | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | {
        readonly kind: 'logical';
        readonly operator: 'and' | 'or';
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'compare'; readonly first: Expression; readonly rest: readonly Comparison[] }
    | {
        readonly kind: 'conditional';
        readonly test: Expression;
        readonly consequent: Expression;
        readonly otherwise: Expression;
      }
    | { readonly kind: 'lambda'; readonly parameters: readonly Parameter[]; readonly body: Expression }
    | { readonly kind: 'attribute'; readonly object: Expression; readonly name: string }
    | { readonly kind: 'subscript'; readonly object: Expression; readonly index: Expression }
    | {
        readonly kind: 'slice';
        readonly start: Expression | null;
        readonly stop: Expression | null;
        readonly step: Expression | null;
      }
    | Call
    | { readonly kind: 'walrus'; readonly name: string; readonly value: Expression }
    | { readonly kind: 'starred'; readonly value: Expression }
  );

export interface Place {
  readonly from: number;
  readonly to: number;
}

/** A run of a string literal: characters (`exact`: they stand in the file one for one), or an f-string's field. */
export type StringPart =
  | (Place & { readonly kind: 'text'; readonly text: string; readonly exact: boolean })
  | (Place & {
      readonly kind: 'field';
      readonly value: Expression;
      /** `{value=}`: the text of the expression goes before it */
      readonly selfDocumented: boolean;
      readonly conversion: string | null;
      readonly format: readonly StringPart[];
    });

export interface DictEntry {
  /** null: `**value` */
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface Comparison {
  readonly operator: string;
  readonly right: Expression;
}

export interface Comprehension {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'set' | 'dict' | 'generator';
  /** the key, for a dictionary */
  readonly element: Expression;
  readonly value: Expression | null;
  readonly clauses: readonly ComprehensionClause[];
}

export type ComprehensionClause =
  | { readonly kind: 'for'; readonly target: Expression; readonly iterable: Expression }
  | { readonly kind: 'if'; readonly test: Expression };

export interface Call {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

export interface Argument {
  /** the keyword; '**' for a dictionary of them; null for a positional one (which may be `starred`) */
  readonly name: string | null;
  readonly value: Expression;
}

export interface Parameter {
  readonly name: string;
  readonly form: 'positional' | 'keyword' | 'rest' | 'keywords';
  readonly default: Expression | null;
}

export type Statement = Place &
  (
    | { readonly kind: 'expression'; readonly value: Expression }
    | { readonly kind: 'assign'; readonly targets: readonly Expression[]; readonly value: Expression }
    | { readonly kind: 'annotation'; readonly target: Expression }
    | { readonly kind: 'update'; readonly target: Expression; readonly operator: string; readonly value: Expression }
    | { readonly kind: 'delete'; readonly targets: readonly Expression[] }
    | { readonly kind: 'pass' | 'break' | 'continue' | 'error' | 'type' }
    | { readonly kind: 'match'; readonly subject: Expression; readonly arms: readonly MatchArm[] }
    | { readonly kind: 'return'; readonly value: Expression | null }
    | { readonly kind: 'raise'; readonly value: Expression | null }
    | { readonly kind: 'import'; readonly names: readonly ImportedName[] }
    | {
        readonly kind: 'from';
        /** leading dots */
        readonly level: number;
        readonly module: string;
        readonly names: readonly ImportedName[] | '*';
      }
    | { readonly kind: 'scope'; readonly form: 'global' | 'nonlocal'; readonly names: readonly string[] }
    | { readonly kind: 'assert'; readonly test: Expression; readonly message: Expression | null }
    | {
        readonly kind: 'if';
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: 'while';
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: 'for';
        readonly async: boolean;
        readonly target: Expression;
        readonly iterable: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: 'try';
        readonly body: readonly Statement[];
        readonly handlers: readonly Handler[];
        readonly otherwise: readonly Statement[];
        readonly finally: readonly Statement[];
      }
    | { readonly kind: 'with'; readonly items: readonly WithItem[]; readonly body: readonly Statement[] }
    | FunctionDefinition
    | ClassDefinition
  );

export interface ImportedName extends Place {
  /** dotted, for `import a.b` */
  readonly name: string;
  readonly alias: string | null;
}

export interface Handler {
  /** null: `except:` */
  readonly type: Expression | null;
  readonly name: string | null;
  readonly body: readonly Statement[];
}

/** One `case` of a `match`. */
export interface MatchArm {
  /** `one of` some values, `anything` (a name or `_`); `other` for patterns that are only read for their names */
  readonly pattern:
    | { readonly kind: 'one of'; readonly values: readonly Expression[] }
    | { readonly kind: 'anything' | 'other' };
  /** names that the pattern binds */
  readonly captures: readonly string[];
  readonly guard: Expression | null;
  readonly body: readonly Statement[];
}

export interface WithItem {
  readonly value: Expression;
  readonly name: string | null;
}

export interface FunctionDefinition {
  readonly kind: 'function';
  readonly name: string;
  readonly nameAt: Place;
  readonly async: boolean;
  readonly decorators: readonly Expression[];
  readonly parameters: readonly Parameter[];
  /** read when first asked for: most functions never are */
  readonly body: () => readonly Statement[];
}

export interface ClassDefinition {
  readonly kind: 'class';
  readonly name: string;
  readonly nameAt: Place;
  readonly decorators: readonly Expression[];
  readonly bases: readonly Argument[];
  readonly body: () => readonly Statement[];
}

export interface Problem extends Place {
  readonly message: string;
  /** Python is sure to refuse the file; else the parser may only not know the construct */
  readonly certain: boolean;
}

/** `os.environ.get` for an expression of names and dots; null for any other. */
export function dottedName(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute') return null;
  const object = dottedName(expression.object);
  return object === null ? null : `${object}.${expression.name}`;
}

import type { Source, Span } from '../../../text/source.ts';
import type { Expression, Name, Statement, SyntaxError } from '../syntax.ts';

/** A template as it is written, in Bicep or in ARM JSON (which is read into the same statements). */
export interface TemplateSyntax {
  readonly source: Source;
  readonly dialect: Dialect;
  readonly statements: readonly TemplateStatement[];
  readonly errors: readonly SyntaxError[];
}

export type Dialect = 'bicep' | 'arm';

export type TemplateStatement = Statement | InlineModule;

/** A nested deployment of ARM JSON, whose template stands in the template itself. */
export interface InlineModule {
  readonly kind: 'inlineModule';
  readonly span: Span;
  readonly name: Name;
  readonly template: TemplateSyntax;
  /** its expressions see its own parameters and variables; else those of the template around it */
  readonly ownScope: boolean;
  readonly body: Expression;
}

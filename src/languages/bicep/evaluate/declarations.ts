import type { Source, Span } from '../../../text/source.ts';
import type { Expression, Name, SyntaxError as ParseError, Statement } from '../syntax.ts';

/**
 * A template as it is written, in Bicep or in ARM JSON, which is read into the same statements:
 *
 * - `parameters` are `param`s (their `type` a type name: `securestring`, `int`, …; `nullable: true` a nullable type;
 *   `allowedValues` and the like decorators of Bicep's names), `variables` `var`s, `outputs` `output`s, `functions` `func`s
 *   whose name is `namespace.name`.
 * - Expressions stay calls as ARM writes them: `parameters('x')`, `variables('x')`, `if(…)`, `copyIndex('loop', 1)`,
 *   `lambda('x', …)`, `lambdaVariables('x')`; `ns.f(…)` is a call of `f` whose target is the identifier `ns`.
 * - `copy` is a `for` whose `item` is the copy's name and whose `over` is `range(0, <count>)`; its `index` is set (to any
 *   name) where `copyIndex()` without a name means it: in the loop of a resource or of an output.
 * - A resource's `condition` is an `if` around its body (inside of the `for`); its body holds the properties as they are
 *   written, `name` and `scope` too; nested `resources` are the object's `resources`; its name is its symbol in
 *   languageVersion 2.0, else its `type` or `name`. A resource that is `existing: true` is an existing one.
 * - A nested deployment is an {@link InlineModule}, a linked one whose template is in the repository a `module` (its path
 *   relative to the file). The body is that of the deployment resource as it is written: `name`, `scope`, `resourceGroup`,
 *   `subscriptionId` and `properties.parameters` are read from it.
 */
export interface TemplateSyntax {
  readonly source: Source;
  readonly dialect: Dialect;
  readonly statements: readonly TemplateStatement[];
  readonly errors: readonly ParseError[];
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

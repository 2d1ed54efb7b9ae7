import { type Source, type Span, span } from '../../text/source.ts';
import { readModule } from './module.ts';
import { type Argument, dottedName, type Expression, type Place, type Problem, type Statement } from './syntax.ts';

/**
 * What a Python file (or the body of a function or class) defines, in the order of the text, without running it.
 * Statements inside `if`, `try`, `with`, `for` and `while` count, as `conditional`; those inside of functions and
 * classes don't: see `inner`.
 */
export interface ModuleOutline {
  readonly assignments: readonly AssignmentOutline[];
  readonly imports: readonly ImportOutline[];
  readonly functions: readonly FunctionOutline[];
  readonly classes: readonly ClassOutline[];
  /** every call that stands in a statement of this level, inner ones of nested calls included */
  readonly calls: readonly CallOutline[];
  /** what a function gives back */
  readonly returns: readonly ValueOutline[];
  /** `if __name__ == '__main__':`, whole */
  readonly mainBlock: Span | null;
  /** where the file isn't Python, or isn't understood; only that of the whole file has any */
  readonly errors: readonly { readonly message: string; readonly certain: boolean; readonly span: Span }[];
}

/** An expression as it is written, and the call that it is, if it is one. */
export interface ValueOutline {
  readonly text: string;
  readonly span: Span;
  /** the name or dotted name that the expression is */
  readonly name: string | null;
  /** the string that the expression is, where it is a plain one */
  readonly string: string | null;
  readonly call: CallOutline | null;
}

export interface CallOutline {
  /** `Flask`, `flask.Flask`; null where something else than a dotted name is called */
  readonly callee: string | null;
  readonly arguments: readonly { readonly name: string | null; readonly value: ValueOutline }[];
  readonly span: Span;
  readonly level: Level;
}

/** Where a statement stands: it always runs, or only then. */
export interface Level {
  /** inside of an `if` (but that for `__main__`), `try`, `for`, `while` or `with` */
  readonly conditional: boolean;
  /** inside of `if __name__ == '__main__':` */
  readonly main: boolean;
  /** it is conditional only because what stands before it in the body of a `try` may fail */
  readonly tried?: boolean;
}

export interface AssignmentOutline {
  /** a name, or a dotted name (`app.debug`) */
  readonly name: string;
  readonly value: ValueOutline;
  /** the name */
  readonly span: Span;
  readonly level: Level;
}

export interface ImportOutline {
  /** as written, with its leading dots (`.models`) */
  readonly module: string;
  /** what is taken from the module (`*`: all); null for `import module` */
  readonly name: string | null;
  /** the name that it gets here; null for `*` */
  readonly bound: string | null;
  readonly span: Span;
  readonly level: Level;
}

export interface FunctionOutline {
  readonly name: string;
  readonly async: boolean;
  readonly parameters: readonly { readonly name: string; readonly optional: boolean }[];
  /** dotted names, called or not (`app.route`) */
  readonly decorators: readonly string[];
  readonly span: Span;
  readonly level: Level;
  /** the outline of the body */
  readonly inner: () => ModuleOutline;
}

export interface ClassOutline {
  readonly name: string;
  /** dotted names of the bases; others are left out */
  readonly bases: readonly string[];
  readonly span: Span;
  readonly level: Level;
  readonly inner: () => ModuleOutline;
}

/** Reads a file's definitions. Never throws and never runs anything. */
export function moduleOutline(source: Source): ModuleOutline {
  const module = readModule(source);
  return outline(module.statements, source, module.problems);
}

function outline(statements: readonly Statement[], source: Source, problems: readonly Problem[]): ModuleOutline {
  const at = (place: Place) => span(source, place.from, place.to);
  const assignments: AssignmentOutline[] = [];
  const imports: ImportOutline[] = [];
  const functions: FunctionOutline[] = [];
  const classes: ClassOutline[] = [];
  const calls: CallOutline[] = [];
  const returns: ValueOutline[] = [];
  let mainBlock: Span | null = null;

  const readValue = (value: Expression, level: Level): ValueOutline => ({
    text: source.text.slice(value.from, value.to),
    span: at(value),
    name: dottedName(value),
    string: plainString(value),
    call: value.kind === 'call' ? readCall(value, value.arguments, value.callee, level) : null,
  });
  const readCall = (place: Place, given: readonly Argument[], callee: Expression, level: Level): CallOutline => ({
    callee: dottedName(callee),
    arguments: given.map(({ name, value }) => ({ name, value: readValue(value, level) })),
    span: at(place),
    level,
  });
  const findCalls = (expression: Expression | null, level: Level): void => {
    if (!expression) return;
    if (expression.kind === 'call') {
      calls.push(readCall(expression, expression.arguments, expression.callee, level));
    }
    for (const inner of innerExpressions(expression)) findCalls(inner, level);
  };
  const assign = (target: Expression, value: Expression, level: Level): void => {
    const name = dottedName(target);
    if (name !== null) assignments.push({ name, value: readValue(value, level), span: at(target), level });
    else if (target.kind === 'tuple' && value.kind === 'tuple' && target.items.length === value.items.length) {
      target.items.forEach((item, index) => {
        const given = value.items[index];
        if (given) assign(item, given, level);
      });
    }
  };
  const visit = (block: readonly Statement[], level: Level): void => {
    const deeper = { ...level, conditional: true, tried: false };
    const tried = level.conditional && !level.tried ? deeper : { ...deeper, tried: true };
    for (const statement of block) {
      switch (statement.kind) {
        case 'expression':
          findCalls(statement.value, level);
          break;
        case 'assign':
          for (const target of statement.targets) assign(target, statement.value, level);
          findCalls(statement.value, level);
          break;
        case 'update':
          findCalls(statement.value, level);
          break;
        case 'return':
          if (statement.value) returns.push(readValue(statement.value, level));
          findCalls(statement.value, level);
          break;
        case 'import':
          for (const { name, alias, from, to } of statement.names) {
            const bound = alias ?? name.split('.')[0] ?? name;
            imports.push({ module: name, name: null, bound, span: at({ from, to }), level });
          }
          break;
        case 'from': {
          const module = '.'.repeat(statement.level) + statement.module;
          if (statement.names === '*') imports.push({ module, name: '*', bound: null, span: at(statement), level });
          else {
            for (const { name, alias, from, to } of statement.names) {
              imports.push({ module, name, bound: alias ?? name, span: at({ from, to }), level });
            }
          }
          break;
        }
        case 'if': {
          const main = isMainTest(statement.test);
          if (main) mainBlock ??= at(statement);
          findCalls(statement.test, level);
          visit(statement.body, main ? { ...level, main: true } : deeper);
          visit(statement.otherwise, deeper);
          break;
        }
        case 'match':
          findCalls(statement.subject, level);
          for (const arm of statement.arms) visit(arm.body, deeper);
          break;
        case 'while':
          findCalls(statement.test, level);
          visit(statement.body, deeper);
          visit(statement.otherwise, deeper);
          break;
        case 'for':
          findCalls(statement.iterable, level);
          visit(statement.body, deeper);
          visit(statement.otherwise, deeper);
          break;
        case 'try':
          visit(statement.body, tried);
          for (const handler of statement.handlers) visit(handler.body, deeper);
          visit(statement.otherwise, deeper);
          visit(statement.finally, deeper);
          break;
        case 'with':
          for (const item of statement.items) {
            findCalls(item.value, level);
            if (item.name !== null) {
              assignments.push({
                name: item.name,
                value: readValue(item.value, level),
                span: at(item.value),
                level: deeper,
              });
            }
          }
          visit(statement.body, deeper);
          break;
        case 'function':
          functions.push({
            name: statement.name,
            async: statement.async,
            parameters: statement.parameters
              .filter((parameter) => parameter.form === 'positional' || parameter.form === 'keyword')
              .map((parameter) => ({ name: parameter.name, optional: parameter.default !== null })),
            decorators: statement.decorators.flatMap((decorator) => calledName(decorator) ?? []),
            span: at(statement.nameAt),
            level,
            inner: () => outline(statement.body(), source, []),
          });
          break;
        case 'class':
          classes.push({
            name: statement.name,
            bases: statement.bases.flatMap((base) => (base.name === null ? (dottedName(base.value) ?? []) : [])),
            span: at(statement.nameAt),
            level,
            inner: () => outline(statement.body(), source, []),
          });
          break;
        default:
          break;
      }
    }
  };
  visit(statements, { conditional: false, main: false });
  const errors = problems.map((problem) => ({
    message: problem.message,
    certain: problem.certain,
    span: at(problem),
  }));
  return { assignments, imports, functions, classes, calls, returns, mainBlock, errors };
}

function calledName(decorator: Expression): string | null {
  return dottedName(decorator.kind === 'call' ? decorator.callee : decorator);
}

function plainString(value: Expression): string | null {
  if (value.kind !== 'string' || value.bytes) return null;
  let text = '';
  for (const part of value.parts) {
    if (part.kind !== 'text') return null;
    text += part.text;
  }
  return text;
}

function isMainTest(test: Expression): boolean {
  if (test.kind !== 'compare' || test.rest.length !== 1) return false;
  const right = test.rest[0]?.right;
  if (test.rest[0]?.operator !== '==' || !right) return false;
  const isName = (side: Expression) => side.kind === 'name' && side.name === '__name__';
  const isMain = (side: Expression) => plainString(side) === '__main__';
  return (isName(test.first) && isMain(right)) || (isMain(test.first) && isName(right));
}

/** The expressions that stand directly inside of one and are worked out with it (a lambda's body is not). */
function innerExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'tuple':
    case 'list':
    case 'set':
      return expression.items;
    case 'dict':
      return expression.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case 'unary':
      return [expression.operand];
    case 'binary':
    case 'logical':
      return [expression.left, expression.right];
    case 'compare':
      return [expression.first, ...expression.rest.map((comparison) => comparison.right)];
    case 'conditional':
      return [expression.test, expression.consequent, expression.otherwise];
    case 'attribute':
      return [expression.object];
    case 'subscript':
      return [expression.object, expression.index];
    case 'call':
      return [expression.callee, ...expression.arguments.map((argument) => argument.value)];
    case 'walrus':
    case 'starred':
      return [expression.value];
    default:
      return [];
  }
}

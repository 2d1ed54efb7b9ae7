import { dottedName, type Expression, type FunctionDefinition, type Statement } from '../languages/python/syntax.ts';

/** One way in which a name of a module (or of a function's body) gets its value. */
export interface Binding {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** not on every way through the file */
  readonly conditional: boolean;
  readonly value: Bound;
}

export type Bound =
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** one of several that an expression is taken apart into */
  | { readonly kind: 'part'; readonly expression: Expression; readonly index: number }
  /** `import a.b` (bound to `a`), `import a.b as c` */
  | { readonly kind: 'import'; readonly module: string }
  | { readonly kind: 'from'; readonly level: number; readonly module: string; readonly name: string }
  | { readonly kind: 'function'; readonly definition: FunctionDefinition }
  | {
      readonly kind: 'class';
      readonly bases: readonly Expression[];
      readonly decorated: boolean;
      readonly body: () => readonly Statement[];
    }
  /** it has a value, but which one isn't worked out (a loop's variable, `with … as`, `del`) */
  | { readonly kind: 'opaque' };

export interface StarImport {
  readonly level: number;
  readonly module: string;
  readonly from: number;
}

/** What statements bind, in the order of the text. */
export interface Bindings {
  readonly bindings: readonly Binding[];
  readonly stars: readonly StarImport[];
  /** names that are bound only under `if __name__ == '__main__':`, which an import doesn't run */
  readonly mainOnly: ReadonlySet<string>;
  /** why any further name may be bound; null where none can be */
  readonly open: string | null;
  readonly returns: readonly Expression[];
}

interface Reading {
  readonly bindings: Binding[];
  readonly stars: StarImport[];
  readonly main: Set<string>;
  readonly returns: Expression[];
  open: string | null;
}

/** Statements inside of `if`, `try`, `for`, `while` and `with` count, as conditional; those inside of functions and classes don't. */
export function bindingsOf(statements: readonly Statement[]): Bindings {
  const reading: Reading = { bindings: [], stars: [], main: new Set(), returns: [], open: null };
  readBlock(statements, false, reading);
  const bound = new Set(reading.bindings.map(({ name }) => name));
  const mainOnly = new Set([...reading.main].filter((name) => !bound.has(name)));
  return { ...reading, mainOnly };
}

function readBlock(statements: readonly Statement[], conditional: boolean, reading: Reading): void {
  for (const node of statements) readStatement(node, conditional, reading);
}

function readStatement(node: Statement, conditional: boolean, reading: Reading): void {
  const { from, to } = node;
  const bind = (name: string, value: Bound): void => {
    reading.bindings.push({ name, from, to, conditional, value });
  };
  switch (node.kind) {
    case 'assign':
      for (const target of node.targets) assign(target, node.value, bind);
      bindWalrus(node.value, bind);
      return;
    case 'update':
      if (node.target.kind === 'name') bind(node.target.name, { kind: 'opaque' });
      return;
    case 'expression':
      bindWalrus(node.value, bind);
      return;
    case 'delete':
      for (const target of node.targets) if (target.kind === 'name') bind(target.name, { kind: 'opaque' });
      return;
    case 'return':
      if (node.value) reading.returns.push(node.value);
      return;
    case 'import':
      for (const { name, alias } of node.names)
        bind(alias ?? name.split('.')[0] ?? name, {
          kind: 'import',
          module: alias === null ? (name.split('.')[0] ?? name) : name,
        });
      return;
    case 'from':
      if (node.names === '*') reading.stars.push({ level: node.level, module: node.module, from });
      else
        for (const { name, alias } of node.names)
          bind(alias ?? name, { kind: 'from', level: node.level, module: node.module, name });
      return;
    case 'function':
      bind(node.name, { kind: 'function', definition: node });
      return;
    case 'class':
      bind(node.name, {
        kind: 'class',
        bases: node.bases.filter((base) => base.name === null).map((base) => base.value),
        decorated: node.decorators.length > 0,
        body: node.body,
      });
      return;
    case 'if':
      bindWalrus(node.test, bind);
      readIf(node, conditional, reading);
      return;
    case 'while':
      bindWalrus(node.test, bind);
      readBlock([...node.body, ...node.otherwise], true, reading);
      return;
    case 'for':
      bindOpaque(node.target, bind);
      readBlock([...node.body, ...node.otherwise], true, reading);
      return;
    case 'try':
      readBlock(node.body, true, reading);
      for (const handler of node.handlers) {
        if (handler.name !== null) bind(handler.name, { kind: 'opaque' });
        readBlock(handler.body, true, reading);
      }
      readBlock(node.otherwise, true, reading);
      readBlock(node.finally, conditional, reading);
      return;
    case 'with':
      for (const { name } of node.items) if (name !== null) bind(name, { kind: 'opaque' });
      readBlock(node.body, conditional, reading);
      return;
    case 'match':
      reading.open ??= 'a `match` statement may define it';
      return;
    case 'error':
      reading.open ??= 'a part of the file is not understood';
      return;
    default:
      return;
  }
}

/** `if __name__ == '__main__':` and `if TYPE_CHECKING:` don't run on import. */
function readIf(node: Extract<Statement, { kind: 'if' }>, conditional: boolean, reading: Reading): void {
  if (isMainTest(node.test)) {
    for (const { name } of bindingsOf(node.body).bindings) reading.main.add(name);
    readBlock(node.otherwise, conditional, reading);
  } else if (isForTypes(node.test)) readBlock(node.otherwise, conditional, reading);
  else readBlock([...node.body, ...node.otherwise], true, reading);
}

/** `if TYPE_CHECKING:` is for tools that never run the code. */
export function isForTypes(test: Expression): boolean {
  return /(^|\.)TYPE_CHECKING$/.test(dottedName(test) ?? '');
}

export function isMainTest(test: Expression): boolean {
  if (test.kind !== 'compare' || test.rest.length !== 1 || test.rest[0]?.operator !== '==') return false;
  const sides = [test.first, test.rest[0].right];
  return (
    sides.some((side) => side.kind === 'name' && side.name === '__name__') &&
    sides.some((side) => plainText(side) === '__main__')
  );
}

/** The characters of a string literal; null for any other expression. */
export function plainText(expression: Expression): string | null {
  if (expression.kind !== 'string' || expression.bytes) return null;
  return expression.parts.every((part) => part.kind === 'text')
    ? expression.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    : null;
}

function assign(target: Expression, value: Expression, bind: (name: string, value: Bound) => void): void {
  if (target.kind === 'name') bind(target.name, { kind: 'expression', expression: value });
  else if (target.kind === 'tuple' || target.kind === 'list') {
    const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : null;
    const plain = target.items.every((item) => item.kind !== 'starred');
    for (const [index, item] of target.items.entries()) {
      const given = items?.length === target.items.length && plain ? items[index] : undefined;
      if (given) assign(item, given, bind);
      else if (item.kind === 'name' && plain) bind(item.name, { kind: 'part', expression: value, index });
      else bindOpaque(item, bind);
    }
  }
}

function bindOpaque(target: Expression, bind: (name: string, value: Bound) => void): void {
  if (target.kind === 'name') bind(target.name, { kind: 'opaque' });
  else if (target.kind === 'starred') bindOpaque(target.value, bind);
  else if (target.kind === 'tuple' || target.kind === 'list') for (const item of target.items) bindOpaque(item, bind);
}

/** `(app := Flask(__name__))` binds where it stands. */
function bindWalrus(expression: Expression, bind: (name: string, value: Bound) => void): void {
  switch (expression.kind) {
    case 'walrus':
      bind(expression.name, { kind: 'expression', expression: expression.value });
      bindWalrus(expression.value, bind);
      return;
    case 'call':
      bindWalrus(expression.callee, bind);
      for (const argument of expression.arguments) bindWalrus(argument.value, bind);
      return;
    case 'attribute':
      bindWalrus(expression.object, bind);
      return;
    case 'compare':
      bindWalrus(expression.first, bind);
      for (const { right } of expression.rest) bindWalrus(right, bind);
      return;
    case 'binary':
    case 'logical':
      bindWalrus(expression.left, bind);
      bindWalrus(expression.right, bind);
      return;
    case 'unary':
      bindWalrus(expression.operand, bind);
      return;
    default:
      return;
  }
}

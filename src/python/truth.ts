import type { Call, Expression } from '../languages/python/syntax.ts';
import type { Variables } from './app-run-model.ts';
import type { Scope } from './app-value.ts';
import { plainText } from './bindings.ts';
import { evaluate } from './evaluate-app.ts';
import type { Imports } from './imports.ts';
import { writtenAs } from './written-as.ts';

export interface TruthWorld {
  readonly imports: Imports;
  readonly variables: Variables;
}

/** A plain value of Python's; null is None. */
export type Constant = string | number | boolean | null | readonly Constant[];

/** What only a scheduler that was started in the same process has: in a worker that starts it hasn't. */
const RUNNING = /^(apscheduler\.schedulers|flask_apscheduler)\b.*\(\)\.running$/;
/** What the reloader of a development server sets for its own child: Werkzeug's and Django's. */
const RELOADER = new Set(['WERKZEUG_RUN_MAIN', 'WERKZEUG_SERVER_FD', 'RUN_MAIN']);

/** What one question may still cost: names that stand for sums of names could go on for ever. */
interface Budget {
  steps: number;
  depth: number;
}

const BUDGET: Budget = { steps: 500, depth: 40 };

/** Whether a test holds in a worker that starts; null where that can't be known. */
export function truth(test: Expression, scope: Scope, world: TruthWorld): boolean | null {
  return truthOf(test, scope, world, { ...BUDGET });
}

/** What an expression of literals and environment variables gives; undefined where that can't be known. */
export function constantOf(expression: Expression, scope: Scope, world: TruthWorld): Constant | undefined {
  return constantIn(expression, scope, world, { ...BUDGET });
}

function truthOf(test: Expression, scope: Scope, world: TruthWorld, budget: Budget): boolean | null {
  if (test.kind === 'unary' && test.operator === 'not') {
    const operand = truthOf(test.operand, scope, world, budget);
    return operand === null ? null : !operand;
  }
  if (test.kind === 'logical') {
    const sides = [truthOf(test.left, scope, world, budget), truthOf(test.right, scope, world, budget)];
    const decides = test.operator === 'or';
    return sides.includes(decides) ? decides : sides.includes(null) ? null : !decides;
  }
  const value = constantIn(test, scope, world, budget);
  if (value !== undefined) return isTrue(value);
  // What the platform sets, or a setting of a value that isn't shown, isn't empty.
  const asked = asksFor(test, scope, world.imports);
  return asked && world.variables.isSet(asked.variable) === true ? true : null;
}

function constantIn(expression: Expression, scope: Scope, world: TruthWorld, budget: Budget): Constant | undefined {
  if (budget.steps <= 0 || budget.depth <= 0) return undefined;
  budget.steps--;
  budget.depth--;
  const value = innerValue(expression, scope, world, budget);
  budget.depth++;
  return value;
}

function innerValue(expression: Expression, scope: Scope, world: TruthWorld, budget: Budget): Constant | undefined {
  const placed = writtenAs({ expression, scope }, world.imports);
  const of = (inner: Expression): Constant | undefined => constantIn(inner, placed.scope, world, budget);
  const node = placed.expression;
  switch (node.kind) {
    case 'string':
      return plainText(node) ?? undefined;
    case 'boolean':
      return node.value;
    case 'integer':
      return Number(node.value);
    case 'none':
      return null;
    case 'tuple':
    case 'list':
    case 'set': {
      const items = node.items.map(of);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'unary':
      return node.operator === 'not' ? (truthOf(node, placed.scope, world, budget) ?? undefined) : undefined;
    case 'logical': {
      const left = of(node.left);
      if (left === undefined) return undefined;
      return isTrue(left) === (node.operator === 'or') ? left : of(node.right);
    }
    case 'compare':
      return compare(node, placed.scope, world, of);
    case 'conditional': {
      const test = truthOf(node.test, placed.scope, world, budget);
      return test === null ? undefined : of(test ? node.consequent : node.otherwise);
    }
    case 'subscript': {
      const name = isEnvironment(node.object, placed.scope, world) ? of(node.index) : undefined;
      return typeof name === 'string' ? (variable(name, world) ?? undefined) : undefined;
    }
    case 'attribute':
      return attribute(node, placed.scope, world);
    case 'call':
      return called(node, placed.scope, world, of);
    default:
      return undefined;
  }
}

export function isTrue(value: Constant): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function variable(name: string, { variables }: TruthWorld): string | null | undefined {
  return RELOADER.has(name) ? null : variables.value(name);
}

/** `scheduler.running`, and `app.debug` of Flask, which no server for production turns on. */
function attribute(
  node: Extract<Expression, { kind: 'attribute' }>,
  scope: Scope,
  world: TruthWorld,
): Constant | undefined {
  const run = { imports: world.imports, steps: 0, depth: 0 };
  const thing = evaluate(node, scope, run);
  if (thing.kind === 'library') return RUNNING.test(thing.name) ? false : undefined;
  if (node.name !== 'debug') return undefined;
  const object = evaluate(node.object, scope, run);
  if (object.kind !== 'app' || object.framework !== 'flask') return undefined;
  const given = variable('FLASK_DEBUG', world);
  return given === undefined ? undefined : given !== null && !/^(0|false|no|)$/i.test(given);
}

function compare(
  { first, rest }: Extract<Expression, { kind: 'compare' }>,
  scope: Scope,
  world: TruthWorld,
  of: (inner: Expression) => Constant | undefined,
): boolean | undefined {
  const [only] = rest;
  if (!only || rest.length > 1) return undefined;
  const left = of(first);
  if (/^(not )?in$/.test(only.operator) && typeof left === 'string' && isEnvironment(only.right, scope, world)) {
    const isSet = RELOADER.has(left) ? false : world.variables.isSet(left);
    return isSet === null ? undefined : isSet === (only.operator === 'in');
  }
  const right = of(only.right);
  if (left === undefined || right === undefined) return undefined;
  switch (only.operator) {
    case '==':
    case 'is':
      return left === right;
    case '!=':
    case 'is not':
      return left !== right;
    case 'in':
    case 'not in': {
      const held =
        typeof right === 'string'
          ? typeof left === 'string' && right.includes(left)
          : Array.isArray(right) && right.includes(left);
      return held === (only.operator === 'in');
    }
    default:
      return undefined;
  }
}

/** The name of the environment variable that a call of `os.environ.get` or `os.getenv` asks for, and what it gives without. */
export function asksFor(
  expression: Expression,
  scope: Scope,
  imports: Imports,
): { readonly variable: string; readonly otherwise: Expression | null } | null {
  if (expression.kind !== 'call') return null;
  const thing = evaluate(expression.callee, scope, { imports, steps: 0, depth: 0 });
  if (thing.kind !== 'library' || !/^os\.(environ\.get|getenv)$/.test(thing.name)) return null;
  const [name, otherwise] = expression.arguments.filter(
    (argument) => argument.name === null || argument.name === 'default',
  );
  const variable = name ? plainText(name.value) : null;
  return variable === null ? null : { variable, otherwise: otherwise?.value ?? null };
}

function called(
  call: Extract<Expression, { kind: 'call' }> & Call,
  scope: Scope,
  world: TruthWorld,
  of: (inner: Expression) => Constant | undefined,
): Constant | undefined {
  const asked = asksFor(call, scope, world.imports);
  if (asked) {
    const value = variable(asked.variable, world);
    if (value !== null) return value;
    return asked.otherwise ? of(asked.otherwise) : null;
  }
  const { callee } = call;
  const [only, second] = call.arguments;
  if (callee.kind === 'attribute' && callee.name === 'replace' && only && second && call.arguments.length === 2) {
    const [text, old, by] = [of(callee.object), of(only.value), of(second.value)];
    const strings = typeof text === 'string' && typeof old === 'string' && typeof by === 'string';
    return strings ? text.replaceAll(old, by) : undefined;
  }
  if (callee.kind === 'attribute' && call.arguments.length === 0) {
    const text = of(callee.object);
    if (typeof text !== 'string') return undefined;
    const by: Readonly<Record<string, string>> = {
      lower: text.toLowerCase(),
      upper: text.toUpperCase(),
      strip: text.trim(),
      casefold: text.toLowerCase(),
    };
    return Object.hasOwn(by, callee.name) ? by[callee.name] : undefined;
  }
  if (callee.kind !== 'name' || !only || call.arguments.length > 1) return undefined;
  const value = of(only.value);
  if (value === undefined) return undefined;
  if (callee.name === 'bool') return isTrue(value);
  if (callee.name === 'str') return typeof value === 'string' ? value : undefined;
  return callee.name === 'int' && typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

function isEnvironment(object: Expression, scope: Scope, { imports }: TruthWorld): boolean {
  const thing = evaluate(object, scope, { imports, steps: 0, depth: 0 });
  return thing.kind === 'library' && thing.name === 'os.environ';
}

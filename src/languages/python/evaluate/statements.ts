import type { Statement } from '../syntax.ts';
import { assign, remove } from './assign.ts';
import { defaultsOf } from './call.ts';
import { type Flow, maybeRan } from './doubt.ts';
import { evaluate } from './expression.ts';
import { importFrom, importModule } from './imports.ts';
import { orderedItemsOf } from './iterate.ts';
import { compare, update } from './operators.ts';
import { raised, runTry, runWith } from './raise.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';
import { firstReason, none, type Py, PyError, truth, unknown } from './values.ts';

type Of<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;

/** Runs statements in order. @throws PyError where Python would raise; Unfinished past the limits */
export function runBlock(run: Run, scope: Scope, statements: readonly Statement[]): Flow {
  for (const statement of statements) {
    const flow = runStatement(run, scope, statement);
    if (flow !== 'next') return flow;
  }
  return 'next';
}

function runStatement(run: Run, scope: Scope, node: Statement): Flow {
  run.session.budget.step();
  const at = run.originOf(node);
  switch (node.kind) {
    case 'expression':
      evaluate(run, scope, node.value);
      return 'next';
    case 'assign': {
      const value = evaluate(run, scope, node.value);
      for (const target of node.targets) assign(run, scope, target, value);
      return 'next';
    }
    case 'update': {
      const before = evaluate(run, scope, node.target);
      assign(run, scope, node.target, update(run, node.operator, before, evaluate(run, scope, node.value), at));
      return 'next';
    }
    case 'delete':
      for (const target of node.targets) remove(run, scope, target);
      return 'next';
    case 'if': {
      const test = evaluate(run, scope, node.test);
      const holds = truth(test);
      if (holds !== null) return runBlock(run, scope, holds ? node.body : node.otherwise);
      return maybeRan(run, scope, [...node.body, ...node.otherwise], reasonOf(test));
    }
    case 'while':
      return runWhile(run, scope, node);
    case 'for':
      return runFor(run, scope, node);
    case 'match':
      return runMatch(run, scope, node);
    case 'try':
      return runTry(run, scope, node);
    case 'with':
      return runWith(run, scope, node);
    case 'function':
    case 'class':
      define(run, scope, node);
      return 'next';
    case 'return':
      return { returned: node.value ? evaluate(run, scope, node.value) : none(at) };
    case 'raise':
      throw raised(run, scope, node.value, at);
    case 'assert':
      if (truth(evaluate(run, scope, node.test)) === false) throw new PyError('AssertionError', '', at);
      return 'next';
    case 'import':
      for (const name of node.names) importModule(run, scope, name);
      return 'next';
    case 'from':
      importFrom(run, scope, node);
      return 'next';
    case 'scope':
      for (const name of node.names) scope.borrowed.set(name, node.form);
      return 'next';
    case 'break':
    case 'continue':
      return node.kind;
    case 'pass':
    case 'annotation':
    case 'type':
      return 'next';
    case 'error':
      run.taint('a statement of the file is not understood');
      return 'next';
  }
}

function define(run: Run, scope: Scope, node: Of<'function'> | Of<'class'>): void {
  const at = run.originOf(node.nameAt);
  for (const decorator of node.decorators) evaluate(run, scope, decorator);
  const defined: Py =
    node.kind === 'function'
      ? {
          kind: 'function',
          name: node.name,
          parameters: node.parameters,
          body: { kind: 'block', statements: node.body },
          async: node.async,
          scope,
          defaults: defaultsOf(run, scope, node.parameters),
          run,
          at,
        }
      : classOf(run, scope, node);
  scope.set(node.name, node.decorators.length > 0 ? unknown(`${node.name} is decorated`, at) : defined);
}

function classOf(run: Run, scope: Scope, node: Of<'class'>): Py {
  const bases = node.bases.map((base) => evaluate(run, scope, base.value));
  const inner = new Scope('class', scope);
  runBlock(run, inner, node.body());
  const plain = bases.every((base) => base.kind === 'class' && (base.members !== null || base.name === 'object'));
  const inherited = bases.flatMap((base) => (base.kind === 'class' ? [...(base.members ?? [])] : []));
  return {
    kind: 'class',
    name: node.name,
    members: plain ? new Map([...inherited, ...inner.names]) : null,
    ancestors: bases.flatMap((base) => (base.kind === 'class' ? [base.name, ...base.ancestors] : [])),
    at: run.originOf(node.nameAt),
  };
}

function runWhile(run: Run, scope: Scope, node: Of<'while'>): Flow {
  for (;;) {
    run.session.budget.step();
    const test = evaluate(run, scope, node.test);
    const holds = truth(test);
    if (holds === null) return outside(maybeRan(run, scope, [...node.body, ...node.otherwise], reasonOf(test)));
    if (!holds) return runBlock(run, scope, node.otherwise);
    const flow = runBlock(run, scope, node.body);
    if (flow === 'break') return 'next';
    if (flow !== 'next' && flow !== 'continue') return left(run, scope, node, flow);
  }
}

function runFor(run: Run, scope: Scope, node: Of<'for'>): Flow {
  const items = orderedItemsOf(evaluate(run, scope, node.iterable), run.originOf(node));
  if ('reason' in items) return outside(maybeRan(run, scope, [node], items.reason));
  run.session.budget.spend(items.length);
  for (const item of [...items]) {
    run.session.budget.step();
    assign(run, scope, node.target, item);
    const flow = runBlock(run, scope, node.body);
    if (flow === 'break') return 'next';
    if (flow !== 'next' && flow !== 'continue') return left(run, scope, node, flow);
  }
  return runBlock(run, scope, node.otherwise);
}

/** The loop was left by a return, or may have been left: then its further rounds may have run or not. */
function left(run: Run, scope: Scope, node: Of<'for'> | Of<'while'>, flow: Exclude<Flow, string>): Flow {
  if ('returned' in flow || flow.leaves === 'function') return flow;
  return outside(maybeRan(run, scope, [node], flow.reason));
}

/** A doubt whether this loop was left ends with the loop. */
function outside(flow: Flow): Flow {
  return typeof flow === 'object' && 'leaves' in flow && flow.leaves === 'loop' ? 'next' : flow;
}

function runMatch(run: Run, scope: Scope, node: Of<'match'>): Flow {
  const subject = evaluate(run, scope, node.subject);
  for (const [index, arm] of node.arms.entries()) {
    const fits = armFits(run, scope, subject, arm);
    const holds = fits === true && arm.guard ? truth(evaluate(run, scope, arm.guard)) : fits;
    if (holds === null) {
      const rest: Statement = { ...node, arms: node.arms.slice(index) };
      return maybeRan(run, scope, [rest], firstReason([subject]) ?? 'which case fits is not worked out');
    }
    if (holds) return runBlock(run, scope, arm.body);
  }
  return 'next';
}

function armFits(
  run: Run,
  scope: Scope,
  subject: Py,
  { pattern, captures }: Of<'match'>['arms'][number],
): boolean | null {
  switch (pattern.kind) {
    case 'anything':
      for (const name of captures) scope.set(name, subject);
      return true;
    case 'other':
      return null;
    case 'one of': {
      const answers = pattern.values.map((value) => compare('==', subject, evaluate(run, scope, value), subject.at));
      return answers.includes(true) ? true : answers.includes(null) ? null : false;
    }
  }
}

function reasonOf(test: Py): string {
  return firstReason([test]) ?? 'a condition is not known';
}

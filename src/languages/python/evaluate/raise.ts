import type { Origin } from '../../../value/value.ts';
import type { Expression, Handler, Statement } from '../syntax.ts';
import { type Flow, maybeRan } from './doubt.ts';
import { ancestorsOf, EXCEPTION_ALIASES } from './exceptions.ts';
import { evaluate } from './expression.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { runBlock } from './statements.ts';
import { firstReason, type Py, PyError, unknown } from './values.ts';

type Try = Extract<Statement, { readonly kind: 'try' }>;

/** The exception that `raise` raises. */
export function raised(run: Run, scope: Scope, node: Expression | null, at: Origin): PyError {
  if (!node) return run.session.handled.at(-1) ?? new PyError('RuntimeError', 'No active exception to reraise', at);
  const value = evaluate(run, scope, node.kind === 'call' ? node.callee : node);
  const first = node.kind === 'call' && node.arguments[0] ? evaluate(run, scope, node.arguments[0].value) : null;
  const message = first?.kind === 'str' ? first.text.string : '';
  if (value.kind === 'class') return new PyError(value.name, message, at, value.ancestors);
  const caught = run.session.caught.get(value);
  return (
    caught ??
    new PyError(lastName(node.kind === 'call' ? node.callee : node) ?? 'Exception', message, at, ['Exception'])
  );
}

/** `try`: where something in its body may have raised, its handlers may have run or not. */
export function runTry(run: Run, scope: Scope, node: Try): Flow {
  const flow = runTried(run, scope, node);
  const last = runBlock(run, scope, node.finally);
  return last === 'next' ? flow : last;
}

function runTried(run: Run, scope: Scope, node: Try): Flow {
  const { session } = run;
  const before = session.doubts;
  // Any of the body, the handlers and `else` may have run.
  const doubtful = (fallback: string): Flow =>
    maybeRan(run, scope, [{ ...node, finally: [] }], session.lastDoubt ?? fallback);
  try {
    const flow = runBlock(run, scope, node.body);
    if (session.doubts > before && node.handlers.length > 0) return doubtful('what `try` tries may fail');
    return flow === 'next' ? runBlock(run, scope, node.otherwise) : flow;
  } catch (thrown) {
    if (!(thrown instanceof PyError)) throw thrown;
    if (session.doubts > before && node.handlers.length > 0) return doubtful(thrown.message);
    const handler = node.handlers.find((one) => catches(run, scope, one, thrown));
    if (handler) return runHandler(run, scope, handler, thrown, node.finally);
    runBlock(run, scope, node.finally);
    throw thrown;
  }
}

function runHandler(run: Run, scope: Scope, handler: Handler, error: PyError, last: readonly Statement[]): Flow {
  if (handler.name !== null) {
    const value = unknown('what an exception holds is not worked out', error.at ?? run.originOf({ from: 0, to: 0 }));
    run.session.caught.set(value, error);
    scope.set(handler.name, value);
  }
  run.session.handled.push(error);
  try {
    const flow = runBlock(run, scope, handler.body);
    if (handler.name !== null) scope.delete(handler.name);
    return flow;
  } catch (thrown) {
    if (thrown instanceof PyError) runBlock(run, scope, last);
    throw thrown;
  } finally {
    run.session.handled.pop();
  }
}

function catches(run: Run, scope: Scope, { type }: Handler, error: PyError): boolean {
  const names = [error.type, ...error.ancestors, ...ancestorsOf(error.type)];
  if (!type) return true;
  const parts = type.kind === 'tuple' ? type.items : [type];
  return parts.some((part) =>
    caughtBy(run, scope, part).some((name) => names.includes(EXCEPTION_ALIASES[name] ?? name)),
  );
}

/** The names of the types that an expression after `except` stands for. */
function caughtBy(run: Run, scope: Scope, part: Expression): readonly string[] {
  const value = evaluate(run, scope, part);
  const values = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  return values.flatMap((one) => {
    if (one.kind === 'class') return [one.name];
    const name = lastName(part);
    return name === null ? [] : [name];
  });
}

function lastName(node: Expression): string | null {
  return node.kind === 'name' || node.kind === 'attribute' ? node.name : null;
}

/** `with`: what it opens isn't worked out, and may swallow an exception. */
export function runWith(run: Run, scope: Scope, node: Extract<Statement, { readonly kind: 'with' }>): Flow {
  let known = true;
  for (const item of node.items) {
    const value = evaluate(run, scope, item.value);
    known &&= value.kind === 'module' && value.name.startsWith('open(');
    const opened: Py = known ? value : unknown(firstReason([value]) ?? 'what `with` opens is not worked out', value.at);
    if (item.name !== null) scope.set(item.name, opened);
  }
  try {
    return runBlock(run, scope, node.body);
  } catch (thrown) {
    if (known || !(thrown instanceof PyError)) throw thrown;
    return maybeRan(run, scope, node.body, `${thrown.type} may have been suppressed`);
  }
}

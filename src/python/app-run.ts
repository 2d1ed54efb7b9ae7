import type { Argument, FunctionDefinition, Statement } from '../languages/python/syntax.ts';
import { appCode, expressionsOf } from './app-code.ts';
import type { AppRun, Ran, Use, Variables, When } from './app-run-model.ts';
import type { Scope, Thing } from './app-value.ts';
import { bindingsOf, isMainTest } from './bindings.ts';
import { djangoApps } from './django-apps.ts';
import { djangoSettings } from './django-settings.ts';
import type { EntryPoint } from './entry-point.ts';
import { evaluate, withParameters } from './evaluate-app.ts';
import { isModule, type PythonModule } from './imports.ts';
import { startupHooks } from './startup-hooks.ts';
import { truth } from './truth.ts';

const RANK: Readonly<Record<When, number>> = { import: 0, start: 1, perhaps: 2, later: 3 };
/** Modules and functions that are entered from one another: each takes some of the machine's stack. */
const DEEPEST = 200;
/** Statements that are looked at in all. */
const MOST_STATEMENTS = 20_000;
/** Steps of evaluation in all: far more than the callees of an app of that size take. */
const MOST_STEPS = 300_000;

interface Moment {
  readonly when: When;
  readonly conditional: boolean;
}

/** How a block of statements ends: every way goes on behind it, some don't, none does. */
type End = 'goes on' | 'may end' | 'ends';

/** Follows the app as it is loaded: its modules in the order of their imports, and the functions that they call meanwhile. */
export function runApp(entryPoint: Extract<EntryPoint, { kind: 'found' }>, variables: Variables): AppRun {
  const { imports } = entryPoint;
  const ran: Ran[] = [];
  const uses = new Map<string, Use>();
  let spent = 0;
  const surest = new Map<object, When>();
  const enters = (what: object, when: When): boolean => {
    const before = surest.get(what);
    if (ran.length >= MOST_STATEMENTS || (before !== undefined && RANK[before] <= RANK[when])) return false;
    surest.set(what, when);
    return true;
  };
  let depth = 0;
  const entering = (run: () => void): void => {
    if (depth >= DEEPEST) return;
    depth++;
    run();
    depth--;
  };

  const runModule = (name: string, when: When): void => {
    for (let end = name.indexOf('.'); end > 0; end = name.indexOf('.', end + 1)) runOne(name.slice(0, end), when);
    runOne(name, when);
  };
  const runOne = (name: string, when: When): void => {
    const module = imports.load(name);
    if (isModule(module) && enters(module, when))
      entering(() => runBlock(module.statements, { module, locals: [], before: null }, always(when), 'module'));
  };
  const runFunction = (
    { definition, scope }: Extract<Thing, { kind: 'function' }>,
    when: When,
    given: readonly Argument[] | null = null,
  ): void => {
    if (!enters(definition, when)) return;
    entering(() => runBlock(definition.body(), inside(definition, scope, given), always(when), 'function'));
  };
  const runBlock = (statements: readonly Statement[], scope: Scope, moment: Moment, within: Ran['within']): End => {
    let now = moment;
    for (const statement of statements) {
      const end = runStatement(statement, before(scope, statement), now, within);
      if (end === 'ends') return now === moment ? 'ends' : 'may end';
      if (end === 'may end') now = weaker(now);
      // What stands behind a lifespan's `yield` is for the end of the worker.
      if (now.when === 'start' && isYield(statement)) return 'ends';
    }
    return now === moment ? 'goes on' : 'may end';
  };
  const runStatement = (node: Statement, scope: Scope, moment: Moment, within: Ran['within']): End => {
    const { when, conditional } = moment;
    ran.push({ statement: node, scope, when, conditional, within });
    for (const expression of expressionsOf(node)) {
      if (expression.kind !== 'call') continue;
      if (spent > MOST_STEPS) break;
      const run = { imports, steps: 0, depth: 0 };
      const callee = evaluate(expression.callee, scope, run);
      spent += run.steps;
      if (callee.kind === 'library') {
        const at = `${scope.module.path}:${expression.from}-${expression.to}`;
        const known = uses.get(at);
        if (!known || RANK[when] < RANK[known.when])
          uses.set(at, { name: callee.name, call: expression, scope, when, conditional });
      }
      if (callee.kind === 'function' && !callee.definition.async && !isGenerator(callee.definition))
        runFunction(callee, when, expression.arguments);
      for (const hook of startupHooks(expression, scope, run)) runFunction(hook, when === 'import' ? 'start' : when);
    }
    const deeper = (body: readonly Statement[], how: Moment): End => runBlock(body, scope, how, within);
    switch (node.kind) {
      case 'import':
        for (const { name } of node.names) runModule(name, when);
        return 'goes on';
      case 'from':
        runFrom(node, scope.module, when);
        return 'goes on';
      case 'return':
      case 'raise':
        return 'ends';
      case 'if': {
        const known = isMainTest(node.test) ? false : truth(node.test, scope, { imports, variables });
        const side = (body: readonly Statement[], how: Moment): End | null => {
          const end = deeper(body, how);
          // `if not os.getenv("API_KEY"): raise …`: whoever deploys the app sees to it that it starts
          return end === 'ends' && isRaise(body.at(-1)) ? null : end;
        };
        if (known !== null) return side(known ? node.body : node.otherwise, moment) ?? 'goes on';
        const both = [side(node.body, weaker(moment)), side(node.otherwise, weaker(moment))];
        const ends = both.filter((end) => end !== null);
        if (ends.length === 0) return 'ends';
        return ends.every((end) => end === 'ends')
          ? 'ends'
          : ends.some((end) => end !== 'goes on')
            ? 'may end'
            : 'goes on';
      }
      case 'while':
      case 'for':
        deeper(node.body, weaker(moment));
        deeper(node.otherwise, weaker(moment));
        return 'goes on';
      case 'try': {
        const end = deeper(node.body, moment);
        for (const handler of node.handlers) deeper(handler.body, weaker(moment));
        deeper(node.otherwise, weaker(moment));
        deeper(node.finally, moment);
        return end === 'ends' ? 'may end' : end;
      }
      case 'with':
        return deeper(node.body, moment);
      case 'match':
        for (const arm of node.arms) deeper(arm.body, weaker(moment));
        return 'may end';
      case 'class': {
        const own = bindingsOf(node.body());
        runBlock(node.body(), { ...scope, locals: [own, ...scope.locals], before: null }, moment, 'class');
        return 'goes on';
      }
      case 'function':
        for (const hook of node.decorators.flatMap((decorator) => startupHooks(decorator, scope, null, node)))
          runFunction(hook, when === 'import' ? 'start' : when);
        return 'goes on';
      default:
        return 'goes on';
    }
  };
  const runFrom = (node: Extract<Statement, { kind: 'from' }>, module: PythonModule, when: When): void => {
    const base = node.level === 0 ? node.module : imports.relative(module, node.level, node.module);
    if (base === null) return;
    runModule(base, when);
    if (node.names !== '*') for (const { name } of node.names) runModule(`${base}.${name}`, when);
  };

  runModule(entryPoint.module, 'import');
  if (entryPoint.factory) runFunction(entryPoint.factory, 'import', entryPoint.factoryGiven ? null : []);
  const settings = djangoSettings({ ran, uses: [...uses.values()], imports, variables });
  if (settings !== null) {
    runModule(settings, 'import');
    const { modules: own, ready, urls } = djangoApps(settings, { imports, variables });
    for (const name of own) runModule(name, 'import');
    for (const method of ready()) runFunction(method, 'import');
    if (urls !== null) runModule(urls, 'start');
  }
  for (const { name } of appCode(entryPoint)?.modules ?? []) runOne(name, 'later');
  const modules = [...surest.keys()].filter((one): one is PythonModule => 'statements' in one);
  // Functions that nothing called so far; those that are found meanwhile come at the end of the same list.
  for (let at = 0; at < ran.length; at++) {
    const one = ran[at];
    if (one?.statement.kind !== 'function') continue;
    const scope = one.within === 'class' ? { ...one.scope, locals: one.scope.locals.slice(1) } : one.scope;
    runFunction({ kind: 'function', definition: one.statement, scope }, 'later');
  }
  return { ran, uses: [...uses.values()], modules, settings, imports, variables };
}

function always(when: When): Moment {
  return { when, conditional: false };
}

function weaker({ when }: Moment): Moment {
  return { when: when === 'later' ? 'later' : 'perhaps', conditional: true };
}

function inside(definition: FunctionDefinition, scope: Scope, given: readonly Argument[] | null): Scope {
  return { module: scope.module, locals: [withParameters(definition, given), ...scope.locals], before: null };
}

/** What a statement sees: names that are bound before it. */
function before(scope: Scope, { from }: Statement): Scope {
  const [own, ...outer] = scope.locals;
  if (!own) return { ...scope, before: from };
  const bindings = own.bindings.filter((binding) => binding.from < from);
  return { ...scope, locals: [{ ...own, bindings }, ...outer] };
}

function isRaise(node: Statement | undefined): boolean {
  return node?.kind === 'raise';
}

function isYield(node: Statement): boolean {
  return (node.kind === 'expression' || node.kind === 'assign') && node.value.kind === 'yield';
}

/** A call of a generator runs nothing of it. */
function isGenerator(definition: FunctionDefinition): boolean {
  return definition.body().some(isYield);
}

import type { Expression, Statement } from '../languages/python/syntax.ts';
import type { AppRun, When } from './app-run-model.ts';
import { type Scope, type Thing, UNKNOWN } from './app-value.ts';
import { bindingsOf } from './bindings.ts';
import { evaluate, lookUpInModule } from './evaluate-app.ts';
import { isModule, type PythonModule } from './imports.ts';
import { asksFor, constantOf, truth } from './truth.ts';
import { dictionaryOf, entryOf, type Placed, writtenAs } from './written-as.ts';

/** A write of a setting of Flask's `app.config` or of Django's settings module. */
export interface Write {
  /** null: any key may be written */
  readonly key: string | null;
  /** null: what is written isn't known */
  readonly value: Placed | null;
  readonly when: When;
  /** only because this environment variable isn't set */
  readonly unless?: string | undefined;
}

/** `from_object(Config)`, `from_object('config.Config')`, `from_object(config)`: the names that it holds. */
export function objectWrites(argument: Expression, scope: Scope, when: When, run: AppRun): readonly Write[] {
  const named = constantOf(argument, scope, run);
  const evaluation = { imports: run.imports, steps: 0, depth: 0 };
  const entry = named === undefined ? memberOf(argument, scope, run) : null;
  if (entry) return objectWrites(entry.expression, entry.scope, when, run);
  const thing = typeof named === 'string' ? dotted(named, run) : evaluate(argument, scope, evaluation);
  if (thing.kind === 'class') return ofClass(thing, when, run);
  const module = thing.kind === 'module' ? run.imports.load(thing.name) : null;
  if (module && isModule(module)) return ofModule(module, when, run);
  return [{ key: null, value: null, when }];
}

/** `configs['production']`, `configs.get(name)`: what a dictionary of classes holds under a key that is known. */
function memberOf(argument: Expression, scope: Scope, run: AppRun): Placed | null {
  const looked = lookedUp(argument);
  const key = looked && constantOf(looked.index, scope, run);
  if (!looked || typeof key !== 'string') return null;
  const dictionary = dictionaryOf({ expression: looked.object, scope }, run.imports);
  return dictionary && entryOf(dictionary, key);
}

/** The two ways to look something up in a dictionary. */
function lookedUp(node: Expression): { readonly object: Expression; readonly index: Expression } | null {
  if (node.kind === 'subscript') return { object: node.object, index: node.index };
  if (node.kind !== 'call' || node.callee.kind !== 'attribute' || node.callee.name !== 'get') return null;
  const [first] = node.arguments;
  return first ? { object: node.callee.object, index: first.value } : null;
}

/** `config.Config`: a class of a module, or `config`: a module. */
function dotted(name: string, { imports }: AppRun): Thing {
  if (isModule(imports.load(name))) return { kind: 'module', name };
  const dot = name.lastIndexOf('.');
  const module = dot < 0 ? null : imports.load(name.slice(0, dot));
  if (!module || !isModule(module)) return UNKNOWN;
  return lookUpInModule(module, name.slice(dot + 1), null, { imports, steps: 0, depth: 0 }) ?? UNKNOWN;
}

function ofClass(thing: Extract<Thing, { kind: 'class' }>, when: When, run: AppRun): readonly Write[] {
  const inherited = thing.bases.flatMap((base): readonly Write[] =>
    base.kind === 'class'
      ? ofClass(base, when, run)
      : base.kind === 'unknown'
        ? [{ key: null, value: null, when }]
        : [],
  );
  const body = thing.body();
  const scope = { ...thing.scope, locals: [bindingsOf(body), ...thing.scope.locals] };
  return [...inherited, ...assigned(body, scope, when, run)];
}

function ofModule(module: PythonModule, when: When, run: AppRun): readonly Write[] {
  return assigned(module.statements, { module, locals: [], before: null }, when, run);
}

function assigned(statements: readonly Statement[], scope: Scope, when: When, run: AppRun): readonly Write[] {
  return statements.flatMap((statement): readonly Write[] => {
    if (statement.kind === 'if') {
      const holds = truth(statement.test, scope, run);
      if (holds !== null) {
        const unless = holds ? undefined : (askedFor(statement.test, scope, run) ?? undefined);
        const writes = assigned(holds ? statement.body : statement.otherwise, scope, when, run);
        return writes.map((write) => ({ ...write, unless: write.unless ?? unless }));
      }
    }
    if (statement.kind === 'if' || statement.kind === 'try')
      return assigned([...statement.body, ...statement.otherwise], scope, 'perhaps', run);
    if (statement.kind !== 'assign') return [];
    return statement.targets.flatMap((target) =>
      target.kind === 'name' ? [{ key: target.name, value: { expression: statement.value, scope }, when }] : [],
    );
  });
}

/** `if DATABASE_URL:`, `if os.getenv("DATABASE_URL"):`: the variable that a test asks for. */
function askedFor(test: Expression, scope: Scope, run: AppRun): string | null {
  const placed = writtenAs({ expression: test, scope }, run.imports);
  return asksFor(placed.expression, placed.scope, run.imports)?.variable ?? null;
}

import type { Expression } from '../languages/python/syntax.ts';
import type { AppRun, Ran, When } from './app-run-model.ts';
import type { Scope } from './app-value.ts';
import { plainText } from './bindings.ts';
import { objectWrites, type Write } from './config-objects.ts';
import { evaluate } from './evaluate-app.ts';
import { isModule } from './imports.ts';
import type { Placed } from './written-as.ts';

/** A setting's value, and the environment variable that must not be set for it to have this one. */
export interface GivenSetting extends Placed {
  readonly unless: string | null;
}

/** The settings of the app's framework as they are once it is loaded. */
export interface FrameworkSettings {
  /** what a setting was given last, where that is certain; undefined where nothing sets it, null where it isn't known */
  get(key: string): GivenSetting | null | undefined;
}

export function frameworkSettings(run: AppRun): FrameworkSettings {
  const writes = [...run.ran.flatMap((one) => flaskWrites(one, run)), ...djangoWrites(run)].filter(
    ({ when }) => when !== 'later',
  );
  return {
    get(key) {
      const last = writes.findLast((write) => write.key === null || write.key === key);
      if (!last) return undefined;
      return last.when === 'perhaps' || last.value === null ? null : { ...last.value, unless: last.unless ?? null };
    },
  };
}

const FROM_ELSEWHERE = /^from_(envvar|pyfile|file|json|prefixed_env)$/;

function flaskWrites({ statement, scope, when }: Ran, run: AppRun): readonly Write[] {
  const value = (expression: Expression): Placed => ({ expression, scope });
  if (statement.kind === 'assign')
    return statement.targets.flatMap((target): readonly Write[] => {
      if (target.kind === 'attribute' && target.name === 'secret_key' && isApp(target.object, scope, run))
        return [{ key: 'SECRET_KEY', value: value(statement.value), when }];
      if (target.kind !== 'subscript' || !isConfig(target.object, scope, run)) return [];
      return [{ key: plainText(target.index), value: value(statement.value), when }];
    });
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return [];
  const { callee, arguments: given } = statement.value;
  if (callee.kind !== 'attribute' || !isConfig(callee.object, scope, run)) return [];
  if (FROM_ELSEWHERE.test(callee.name)) return [{ key: null, value: null, when }];
  if (callee.name === 'from_object') return given[0] ? objectWrites(given[0].value, scope, when, run) : [];
  if (!/^(update|from_mapping|setdefault)$/.test(callee.name)) return [];
  return given.map(({ name, value: one }) =>
    name === null || name === '**' ? { key: null, value: null, when } : { key: name, value: value(one), when },
  );
}

function isApp(object: Expression, scope: Scope, run: AppRun): boolean {
  const thing = evaluate(object, scope, { imports: run.imports, steps: 0, depth: 0 });
  return thing.kind === 'app' && (thing.framework === 'flask' || thing.framework === 'quart');
}

/** `app.config`, and Dash's `app.server.config`. */
function isConfig(object: Expression, scope: Scope, run: AppRun): boolean {
  return object.kind === 'attribute' && object.name === 'config' && isApp(object.object, scope, run);
}

/** The names of Django's settings module, and of those that it takes all names from, in the order in which they are bound. */
function djangoWrites(run: AppRun): readonly Write[] {
  if (run.settings === null) return [];
  const modules = new Set<string>([run.settings]);
  for (const name of modules) {
    const module = run.imports.load(name);
    if (!isModule(module)) continue;
    for (const star of module.bindings.stars) {
      const from = star.level === 0 ? star.module : run.imports.relative(module, star.level, star.module);
      if (from !== null) modules.add(from);
    }
  }
  return run.ran.flatMap(({ statement, scope, when, within }): readonly Write[] => {
    if (within !== 'module' || !modules.has(scope.module.name)) return [];
    if (statement.kind === 'expression' && statement.value.kind === 'call')
      return changed(statement.value.callee, when);
    if (statement.kind === 'update') return changed(statement.target, when);
    if (statement.kind !== 'assign') return [];
    return statement.targets.flatMap((target) =>
      target.kind === 'name'
        ? [{ key: target.name, value: { expression: statement.value, scope }, when }]
        : changed(target, when),
    );
  });
}

/** `DATABASES['default'] = …`, `DATABASES['default'].update(…)`: the setting is no longer what it was written as. */
function changed(target: Expression, when: When): readonly Write[] {
  if (target.kind === 'name') return [{ key: target.name, value: null, when }];
  return target.kind === 'subscript' || target.kind === 'attribute' ? changed(target.object, when) : [];
}

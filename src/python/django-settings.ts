import type { Expression } from '../languages/python/syntax.ts';
import type { AppRun } from './app-run-model.ts';
import { plainText } from './bindings.ts';
import { evaluate } from './evaluate-app.ts';
import { isModule } from './imports.ts';
import { constantOf } from './truth.ts';

const VARIABLE = 'DJANGO_SETTINGS_MODULE';

/**
 * The module of Django's settings: what the environment names, else what the entry point's module puts there.
 * https://docs.djangoproject.com/en/stable/topics/settings/#designating-the-settings
 */
export function djangoSettings(run: Pick<AppRun, 'ran' | 'uses' | 'imports' | 'variables'>): string | null {
  const given = run.variables.value(VARIABLE);
  const setInCode = run.ran.flatMap(({ statement, scope, when }) => {
    const [target] = statement.kind === 'assign' ? statement.targets : [];
    return statement.kind === 'assign' && when === 'import' && target && isVariable(target, { scope, run })
      ? [constantOf(statement.value, scope, run)]
      : [];
  });
  const defaults = run.uses.flatMap(({ name, call, scope, when }) => {
    const [variable, value] = call.arguments;
    if (name !== 'os.environ.setdefault' || when !== 'import' || !variable || !value) return [];
    return plainText(variable.value) === VARIABLE ? [constantOf(value.value, scope, run)] : [];
  });
  // Where it isn't known what the environment says, a default isn't known to hold.
  const name = setInCode.at(-1) ?? (given === null ? defaults[0] : given);
  return typeof name === 'string' && isModule(run.imports.load(name)) ? name : null;
}

function isVariable(
  target: Expression,
  { scope, run }: { readonly scope: Parameters<typeof evaluate>[1]; readonly run: Pick<AppRun, 'imports'> },
): boolean {
  if (target.kind !== 'subscript' || plainText(target.index) !== VARIABLE) return false;
  const thing = evaluate(target.object, scope, { imports: run.imports, steps: 0, depth: 0 });
  return thing.kind === 'library' && thing.name === 'os.environ';
}

import type { ClassDefinition, Statement } from '../languages/python/syntax.ts';
import type { AppRun } from './app-run-model.ts';
import type { Scope, Thing } from './app-value.ts';
import { evaluate } from './evaluate-app.ts';
import { isModule, type PythonModule } from './imports.ts';
import { constantOf } from './truth.ts';

type World = Pick<AppRun, 'imports' | 'variables'>;
type Called = Extract<Thing, { kind: 'function' }>;

/** What Django loads besides the entry point's imports. */
export interface DjangoApps {
  /** modules that it imports as it starts */
  readonly modules: readonly string[];
  /** `ready()` of each app's configuration, which it calls then */
  readonly ready: () => readonly Called[];
  /** the module of the addresses, which it imports with the first request */
  readonly urls: string | null;
}

/**
 * The apps in `INSTALLED_APPS` that are the repository's own.
 * https://docs.djangoproject.com/en/stable/ref/applications/#how-applications-are-loaded
 */
export function djangoApps(settings: string, world: World): DjangoApps {
  const module = world.imports.load(settings);
  if (!isModule(module)) return { modules: [], ready: () => [], urls: null };
  const list = setting('INSTALLED_APPS', module, world);
  const names = (Array.isArray(list) ? list : []).filter((name): name is string => typeof name === 'string');
  const modules = names.flatMap((name) => {
    const parent = name.slice(0, Math.max(name.lastIndexOf('.'), 0));
    // `shop.apps.ShopConfig` names a class of a module, `shop` a package with a module `apps`.
    return [name, `${name}.apps`, parent].filter((one) => one !== '' && isModule(world.imports.load(one)));
  });
  const urls = setting('ROOT_URLCONF', module, world);
  return {
    modules: [...new Set(modules)],
    ready: () => modules.flatMap((name) => readyOf(name, world)),
    urls: typeof urls === 'string' ? urls : null,
  };
}

/** The value that a settings module gives a name last, as far as it is written in one piece. */
function setting(name: string, module: PythonModule, world: World) {
  const scope: Scope = { module, locals: [], before: null };
  return constantOf({ kind: 'name', name, from: 0, to: 0 }, scope, world);
}

function readyOf(name: string, { imports }: World): readonly Called[] {
  const module = imports.load(name);
  if (!isModule(module)) return [];
  const scope: Scope = { module, locals: [], before: null };
  const isConfig = (node: Statement): node is Statement & ClassDefinition =>
    node.kind === 'class' &&
    node.bases.some(({ value }) => {
      const base = evaluate(value, scope, { imports, steps: 0, depth: 0 });
      return base.kind === 'library' && /^django\.apps(\.config)?\.AppConfig$/.test(base.name);
    });
  return module.statements
    .filter(isConfig)
    .flatMap((node) =>
      node
        .body()
        .flatMap((inner): readonly Called[] =>
          inner.kind === 'function' && inner.name === 'ready' ? [{ kind: 'function', definition: inner, scope }] : [],
        ),
    );
}

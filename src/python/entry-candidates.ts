import type { ContainerFiles } from '../workspace/container.ts';
import { called, type Evaluation, lookUpInModule } from './evaluate-app.ts';
import { isModule, type PythonModule } from './imports.ts';
import { importsFrom } from './python-module.ts';

/** How many folders deep, and how many files, a module that was meant is looked for. */
const DEEPEST = 3;
const MOST_FOLDERS = 400;
const NOT_THE_APP =
  /^(tests?|docs?|examples?|node_modules|site-packages|\.?venv|env|antenv|migrations|\..*|__pycache__)$/;

interface Wanted {
  readonly module: string;
  readonly attribute: string;
  readonly called: boolean;
}

/** The names in a module that are apps, or make one: `module:app`, `module:create_app()`; the one of the nearest name first. */
export function attributeCandidates(module: PythonModule, wanted: string, run: Evaluation): readonly string[] {
  const names = [...new Set(module.bindings.bindings.map(({ name }) => name))].filter((name) => !name.startsWith('_'));
  const apps = names.flatMap((name) => {
    const thing = lookUpInModule(module, name, null, run);
    if (thing?.kind === 'app' && thing.interface !== null) return [{ name, text: `${module.name}:${name}` }];
    const makes = thing?.kind === 'function' && thing.definition.parameters.every((one) => one.default !== null);
    return makes && called(thing, run).kind === 'app' ? [{ name, text: `${module.name}:${name}()` }] : [];
  });
  const rank = (name: string): number =>
    name.toLowerCase() === wanted.toLowerCase() ? 0 : /^(app|application)$/.test(name) ? 1 : 2;
  return apps.sort((one, other) => rank(one.name) - rank(other.name)).map(({ text }) => text);
}

/** Modules of the same file name elsewhere in the app's folder that have the attribute. */
export function moduleCandidates(wanted: Wanted, folders: readonly string[], files: ContainerFiles): readonly string[] {
  const last = wanted.module.replace(/\.py$/, '').split(/[./]/).at(-1) ?? wanted.module;
  const imports = importsFrom(folders, files);
  const run: Evaluation = { imports, steps: 0, depth: 0 };
  return modulesNamed(last, folders, files).flatMap((name) => {
    const module = imports.load(name);
    if (!isModule(module)) return [];
    if (lookUpInModule(module, wanted.attribute, null, run) !== null)
      return [`${name}:${wanted.attribute}${wanted.called ? '()' : ''}`];
    return attributeCandidates(module, wanted.attribute, run).slice(0, 1);
  });
}

function modulesNamed(last: string, folders: readonly string[], files: ContainerFiles): readonly string[] {
  const found: string[] = [];
  let budget = MOST_FOLDERS;
  const look = (folder: string, prefix: readonly string[]): void => {
    if (budget-- <= 0) return;
    const names = files.list(folder) ?? [];
    if (names.includes(`${last}.py`)) found.push([...prefix, last].join('.'));
    if (prefix.length >= DEEPEST) return;
    for (const name of names) {
      if (NOT_THE_APP.test(name) || !/^[A-Za-z_]\w*$/.test(name) || files.kind(`${folder}/${name}`) !== 'folder')
        continue;
      look(`${folder}/${name}`, [...prefix, name]);
    }
  };
  for (const folder of folders) look(folder, []);
  return [...new Set(found)].sort((one, other) => one.split('.').length - other.split('.').length);
}

/** Files that people name after the app in them, most telling first. */
const APP_FILES = ['app', 'main', 'application', 'asgi', 'wsgi', 'server', 'run', 'index', 'api'];

/** The apps in a folder's own files: `main:app`, or `main:create_app()`; the likeliest first. */
export function appsIn(folder: string, files: ContainerFiles): readonly string[] {
  const imports = importsFrom([folder], files);
  const run: Evaluation = { imports, steps: 0, depth: 0 };
  const modules = (files.list(folder) ?? []).flatMap((name) => /^([A-Za-z_]\w*)\.py$/.exec(name)?.[1] ?? []);
  const rank = (name: string): number => (APP_FILES.includes(name) ? APP_FILES.indexOf(name) : APP_FILES.length);
  return modules
    .toSorted((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1))
    .flatMap((name) => {
      const module = imports.load(name);
      return isModule(module) ? attributeCandidates(module, 'app', run).slice(0, 1) : [];
    });
}

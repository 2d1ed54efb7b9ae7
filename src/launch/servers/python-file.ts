import type { CallOutline, FunctionOutline, Level, ModuleOutline } from '../../languages/python/outline.ts';
import { findModule } from '../../python/import-path.ts';
import type { Source } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import { sameValue } from '../../value/same-value.ts';
import { string } from '../../value/value.ts';
import type { Server } from '../launch.ts';
import { type ReadModule, runnableOf } from './app-class.ts';
import { appOf, isReloading, moduleOf, refusalOf } from './called-app.ts';
import { bindOfRun, CALLED, inCommon, settingsOfCall, unsure } from './called-server.ts';
import type { ServerInput } from './server-input.ts';
import { textValue } from './server-values.ts';

/** `python app.py`, `python -m package.module`: the server that the file itself starts; null where none is seen. */
export async function pythonFile(input: ServerInput): Promise<Server | null> {
  const { program, argv, cwd, files } = input;
  const file = program === 'python' ? fileOf(argv) : null;
  if (!file) return null;
  const source = [`${cwd}/${file.path}`, `${cwd}/${file.path.replace(/\.py$/, '/__main__.py')}`]
    .map((path) => files.read(path))
    .find((read) => read !== null);
  if (!source) return null;
  // Python looks for modules beside the file that it runs, and for those of `-m` in the folder where it stands
  const isModule = !file.word.string.endsWith('.py');
  const folder = isModule ? cwd : `${cwd}/${file.path}`.replace(/\/[^/]*$/, '');
  const { moduleOutline } = await import('../../languages/python/outline.ts');
  const read = (name: string): ModuleOutline | null => {
    const found = name.startsWith('.') ? null : findModule(name, [folder], files);
    return found?.kind === 'module' ? moduleOutline(found.source) : null;
  };
  return startedBy(source, file.word, moduleOutline(source), folder, read, input);
}

interface StartedFile {
  readonly path: string;
  readonly word: TracedText;
}

function fileOf(argv: readonly TracedText[]): StartedFile | null {
  const [first, second] = argv.filter((word) => !/^-[uBOEsSI]+$/.test(word.string));
  if (first?.string === '-m' && second?.known)
    return { path: `${second.string.replaceAll('.', '/')}.py`, word: second };
  return first?.known && first.string.endsWith('.py') ? { path: first.string, word: first } : null;
}

function startedBy(
  source: Source,
  word: TracedText,
  outline: ModuleOutline,
  folder: string,
  read: ReadModule,
  input: ServerInput,
): Server | null {
  const whole = withFunctions(outline);
  const place = { outline, input };
  const calls = reached(outline);
  const started = calls.flatMap((call) => {
    const called = CALLED[wholeName(call.callee, whole)];
    return called ? [{ ...called, call }] : [];
  });
  const file = textValue(word);
  // A file that starts a server for production, too, starts the one for development where it is developed.
  const [production] = started;
  if (production) {
    const { name } = production;
    const all = started
      .filter((one) => one.name === name)
      .map(({ settings, call }) => settingsOfCall(settings, call, place, input));
    const settings = new Map(
      all.length === 1 && isConditional(production.call.level)
        ? unsure(all[0] ?? new Map(), `${source.path} starts ${name} under a condition`)
        : inCommon(all, `${source.path} starts ${name} in several ways`),
    );
    const [named, ...others] = started.map(({ call }) => appOf(call, moduleOf(word, source), outline));
    const app = named && others.every((other) => other && sameValue(named, other)) ? named : null;
    // the modules of an app that is named lie where Python looks for those of the file
    if (app && folder !== input.cwd && !settings.has('app-dir')) settings.set('app-dir', string(folder, file.origin));
    const reloads = name === 'uvicorn' && started.every(({ call }) => isReloading(call));
    const development = reloads ? { server: `uvicorn with \`reload=True\` (in ${source.path})`, without: null } : null;
    const refuses = started.length === 1 ? refusalOf(name, production.call, settings) : null;
    return { name, app: app ?? file, settings, development, ...(refuses && { refuses }) };
  }
  for (const call of calls) {
    const [, object] = /^(\w+)\.(?:run|run_server)$/.exec(call.callee ?? '') ?? [];
    const framework = object === undefined ? null : runnableOf(object, whole, read);
    if (framework === null) continue;
    const server = `${framework}'s development server (\`${call.callee}(…)\` in ${source.path})`;
    const development = { server, without: null };
    const name = framework === 'Quart' ? 'quart' : 'flask run';
    const bind = bindOfRun(framework, call, place);
    return { name, app: file, settings: new Map(bind ? [['bind', bind]] : []), development };
  }
  return null;
}

/** `serve` is waitress's, hypercorn's or the file's own, as it is imported; '' for what is no name. */
function wholeName(callee: string | null, { imports, functions, classes }: ModuleOutline): string {
  const [first = '', ...rest] = callee?.split('.') ?? [];
  const imported = imports.findLast(({ bound }) => bound === first);
  if (imported?.name) return [imported.module, imported.name, ...rest].join('.');
  // `import hypercorn.asyncio` binds `hypercorn`
  if (imported && imported.module.split('.')[0] !== first) return [imported.module, ...rest].join('.');
  return rest.length === 0 || [...functions, ...classes].some(({ name }) => name === first) ? '' : (callee ?? '');
}

/** With what its functions import and assign, which run when they are called. */
function withFunctions(outline: ModuleOutline): ModuleOutline {
  const inner = outline.functions.filter(({ name }) => outline.calls.some(({ callee }) => callee === name));
  return {
    ...outline,
    imports: [...outline.imports, ...inner.flatMap((one) => one.inner().imports)],
    assignments: [...outline.assignments, ...inner.flatMap((one) => one.inner().assignments)],
  };
}

/** The calls of a file, and those of its functions that it calls itself, as from `if __name__ == '__main__': main()`. */
function reached(outline: ModuleOutline): readonly CallOutline[] {
  const inside = (calls: readonly CallOutline[], functions: readonly FunctionOutline[]): readonly CallOutline[] =>
    functions
      .map(({ name, inner }) => ({
        inner,
        sites: calls.filter(({ callee }) => callee === name || callee === 'asyncio.run'),
      }))
      .filter(({ sites }) => sites.length > 0)
      .flatMap(({ inner, sites }) => {
        const conditional = sites.every(({ level }) => isConditional(level));
        return inner().calls.map((call) =>
          conditional ? { ...call, level: { ...call.level, conditional, tried: false } } : call,
        );
      });
  const first = inside(outline.calls, outline.functions);
  return [...outline.calls, ...first];
}

/** A server that is started in a `try` is started: what stands before it there seldom fails. */
function isConditional({ conditional, tried }: Level): boolean {
  return conditional && tried !== true;
}

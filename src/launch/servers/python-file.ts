import type { CallOutline, FunctionOutline, ModuleOutline } from '../../languages/python/outline.ts';
import { findModule } from '../../python/import-path.ts';
import type { Source } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import type { Server } from '../launch.ts';
import { developmentServerOf, type ReadModule } from './app-class.ts';
import { bindOfCall } from './called-server.ts';
import type { ServerInput } from './server-input.ts';
import { textValue } from './server-values.ts';

const NAMES: Readonly<Record<string, string>> = {
  'uvicorn.run': 'uvicorn',
  'waitress.serve': 'waitress',
  serve: 'waitress',
  'hypercorn.run': 'hypercorn',
};

/** `python app.py`, `python -m package.module`: the server that the file itself starts; null where none is seen. */
export async function pythonFile({ program, argv, cwd, files }: ServerInput): Promise<Server | null> {
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
  return startedBy(source, file.word, moduleOutline(source), read);
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

function startedBy(source: Source, word: TracedText, outline: ModuleOutline, read: ReadModule): Server | null {
  const started = reached(outline).flatMap((call) => {
    const name = call.callee === null ? undefined : NAMES[call.callee];
    return name === undefined ? [] : [{ name, call }];
  });
  // A file that starts a server for production, too, starts the one for development where it is developed.
  const [production] = started;
  if (production) {
    const { name, call } = production;
    const bind = started.length === 1 ? bindOfCall(name, call) : null;
    const reloads = name === 'uvicorn' && started.every(({ call }) => isReloading(call));
    const development = reloads ? `uvicorn with \`reload=True\` (in ${source.path})` : null;
    return { name, app: textValue(word), settings: new Map(bind ? [['bind', bind]] : []), development };
  }
  const whole = withFunctions(outline);
  for (const { callee } of reached(outline)) {
    const [, app] = /^(\w+)\.(?:run|run_server)$/.exec(callee ?? '') ?? [];
    const server = app === undefined ? null : developmentServerOf(app, whole, read);
    if (server === null) continue;
    const development = `${server} (\`${callee}(…)\` in ${source.path})`;
    const name = server.startsWith('Quart') ? 'quart' : 'flask run';
    return { name, app: textValue(word), settings: new Map(), development };
  }
  return null;
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
        const conditional = sites.every(({ level }) => level.conditional);
        return inner().calls.map((call) => (conditional ? { ...call, level: { ...call.level, conditional } } : call));
      });
  const first = inside(outline.calls, outline.functions);
  return [...outline.calls, ...first];
}

function isReloading({ arguments: given }: CallOutline): boolean {
  return given.some(({ name, value }) => name === 'reload' && value.text === 'True');
}

import type { CallOutline, FunctionOutline, ModuleOutline } from '../../languages/python/outline.ts';
import type { Source } from '../../text/source.ts';
import type { TracedText } from '../../text/traced.ts';
import type { Server } from '../launch.ts';
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
  return startedBy(source, file.word);
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

async function startedBy(source: Source, word: TracedText): Promise<Server | null> {
  const { moduleOutline } = await import('../../languages/python/outline.ts');
  const outline = moduleOutline(source);
  const flask = new Set(
    outline.assignments.flatMap(({ name, value }) =>
      /(^|\.)(Flask|APIFlask)$/.test(value.call?.callee ?? '') ? [`${name}.run`] : [],
    ),
  );
  const started = reached(outline).flatMap((call) => {
    const name = call.callee === null ? undefined : NAMES[call.callee];
    return name === undefined ? [] : [{ name, call }];
  });
  // A file that starts a server for production, too, starts the one for development where it is developed.
  const [production] = started;
  if (production) {
    const { name } = production;
    const reloads = name === 'uvicorn' && started.every(({ call }) => isReloading(call));
    const development = reloads ? `uvicorn with \`reload=True\` (in ${source.path})` : null;
    return { name, app: textValue(word), settings: new Map(), development };
  }
  const run = reached(outline).find(({ callee }) => callee !== null && flask.has(callee));
  if (!run) return null;
  return {
    name: 'flask run',
    app: textValue(word),
    settings: new Map(),
    development: `Flask's development server (\`${run.callee}(…)\` in ${source.path})`,
  };
}

/** The calls of a file, and those of its functions that it calls itself, as from `if __name__ == '__main__': main()`. */
function reached(outline: ModuleOutline): readonly CallOutline[] {
  const inside = (calls: readonly CallOutline[], functions: readonly FunctionOutline[]): readonly CallOutline[] =>
    functions
      .filter(({ name }) => calls.some(({ callee }) => callee === name || callee === 'asyncio.run'))
      .flatMap(({ inner }) => inner().calls);
  const first = inside(outline.calls, outline.functions);
  return [...outline.calls, ...first];
}

function isReloading({ arguments: given }: CallOutline): boolean {
  return given.some(({ name, value }) => name === 'reload' && value.text === 'True');
}

import type { TracedText } from '../../text/traced.ts';
import type { Call } from './world.ts';

/** How a program's words lead to the one that it starts: how many of its own words stand before it; null: it starts none. */
type Wrapper = (words: readonly string[]) => { readonly skip: number; readonly module?: boolean } | null;

/** Options before the program; `values` are those that take the next word. */
function afterOptions(
  words: readonly string[],
  from: number,
  values: readonly string[],
): { readonly skip: number } | null {
  let at = from;
  while (at < words.length && words[at]?.startsWith('-')) {
    if (words[at] === '--') return { skip: at + 1 };
    at += values.includes(words[at] ?? '') ? 2 : 1;
  }
  return at < words.length ? { skip: at } : null;
}

const afterRun =
  (values: readonly string[]): Wrapper =>
  (words) => {
    const at = words.indexOf('run');
    return at >= 0 && words.slice(0, at).every((word) => word.startsWith('-'))
      ? afterOptions(words, at + 1, values)
      : null;
  };

const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  python: pythonModule,
  'newrelic-admin': (words) => (words[0] === 'run-program' ? afterOptions(words, 1, []) : null),
  'ddtrace-run': (words) => afterOptions(words, 0, []),
  'opentelemetry-instrument': (words) =>
    afterOptions(
      words,
      0,
      words.filter((word) => /^--\w[\w-]*$/.test(word)),
    ),
  poetry: afterRun(['-C', '--directory', '-P', '--project']),
  pipenv: afterRun([]),
  pdm: afterRun(['-p']),
  uv: afterRun([
    '--with',
    '--extra',
    '--group',
    '--python',
    '-p',
    '--env-file',
    '--project',
    '--directory',
    '--package',
  ]),
  sudo: (words) => afterOptions(words, 0, ['-u', '-g', '-h', '-p', '-C']),
  gosu: (words) => (words.length > 1 ? { skip: 1 } : null),
  'su-exec': (words) => (words.length > 1 ? { skip: 1 } : null),
  runuser: (words) => afterOptions(words, 0, ['-u', '-g', '-G']),
  'dumb-init': (words) => afterOptions(words, 0, []),
  tini: (words) => afterOptions(words, 0, []),
};

/** Modules that `python -m` starts as the program of the same name. */
const MODULES = new Set([
  'gunicorn',
  'uvicorn',
  'hypercorn',
  'daphne',
  'waitress',
  'streamlit',
  'flask',
  'fastapi',
  'celery',
  'chainlit',
]);

function pythonModule(words: readonly string[]): { readonly skip: number; readonly module: boolean } | null {
  let at = 0;
  for (; /^-(?:[uBOEsSIvqbdP]+|[XW].*)$/.test(words[at] ?? ''); at++) if (/^-[XW]$/.test(words[at] ?? '')) at++;
  const module =
    words[at] === '-m' ? words[at + 1] : /^-[uBOEsSI]*m$/.test(words[at] ?? '') ? words[at + 1] : undefined;
  return module !== undefined && MODULES.has(module.replace(/\.app\.wsgiapp$|\.__main__$/, ''))
    ? { skip: at + 1, module: true }
    : null;
}

/**
 * The program that really works behind `python -m gunicorn`, `newrelic-admin run-program gunicorn`, `poetry run gunicorn` and the like;
 * any other call as it is.
 */
export function unwrap(call: Call): Call {
  let inner = call;
  for (let round = 0; round < 5; round++) {
    const name = inner.program.slice(inner.program.lastIndexOf('/') + 1).replace(/^python[\d.]*$/, 'python');
    const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
    const found = wrapper?.(inner.argv.map((word) => word.string)) ?? null;
    const program: TracedText | undefined = found ? inner.argv[found.skip] : undefined;
    if (!found || !program?.known) return inner;
    const base = found.module
      ? program.string.replace(/\.app\.wsgiapp$|\.__main__$/, '').replace(/^waitress$/, 'waitress-serve')
      : program.string;
    inner = { ...inner, program: base, argv: inner.argv.slice(found.skip + 1) };
  }
  return inner;
}

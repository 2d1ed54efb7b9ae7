import type { Requirements } from '../python/requirements.ts';
import { mismatch } from './app-interface.ts';
import { gunicornOf } from './gunicorn-of.ts';
import { settingPlace } from './place.ts';
import { defineRule, type Subject } from './rule.ts';

/** The package that a class comes from, by the beginning of its name; and packages that bring that one with them. */
const PACKAGES: readonly (readonly [name: RegExp, needed: string, bringers: readonly string[]])[] = [
  [/^uvicorn_worker\./, 'uvicorn-worker', []],
  [
    /^uvicorn\./,
    'uvicorn',
    // mcp, chromadb: by their pyproject.toml; what is built on these
    'uvicorn-worker fastapi[standard] fastapi[standard-no-fastapi-cloud-cli] fastapi[all] litestar[standard] connexion[uvicorn] python-fasthtml fastapi-cli fastapi-mcp chainlit gradio nicegui mcp fastmcp google-adk chromadb langchain-chroma crewai'.split(
      ' ',
    ),
  ],
  [/^gevent(_|$)|ggevent\./, 'gevent', ['gunicorn[gevent]', 'locust', 'gevent-websocket', 'grequests']],
  [/^eventlet$|geventlet\./, 'eventlet', ['gunicorn[eventlet]']],
  [/^tornado$|gtornado\./, 'tornado', ['gunicorn[tornado]', 'streamlit', 'bokeh', 'jupyter', 'notebook', 'ipykernel']],
  [/^aiohttp\./, 'aiohttp', []],
];
/** Packages that bring none of these: where an app asks for nothing else, what it doesn't list isn't installed. */
const PLAIN =
  /^(flask(-.*)?|django(-.*)?|fastapi|starlette|quart|litestar|gunicorn|pydantic(-.*)?|sqlalchemy|psycopg.*|pymongo|redis|requests|httpx|jinja2|werkzeug|python-dotenv|python-multipart|pandas|numpy|whitenoise|azure-.*|openai|pyodbc|alembic|markupsafe|click|itsdangerous)$/;
const PIPELINE = /(^|\/)(\.github\/(workflows|actions)\/.*|azure-pipelines[^/]*)\.ya?ml$/;
const INSTALLERS = /^(pip|pipenv|poetry|uv|conda|apt-get|apt)$/;

export const missingWorkerDependency = defineRule({
  name: 'missing-worker-dependency',
  severity: 'error',
  confidence: 'high',
  audience: 'default',
  summary: "The worker class comes from a package that the app doesn't ask for.",
  why: `gunicorn loads the class before it starts anything. Without its package it ends with "class uri 'uvicorn.workers.UvicornWorker' invalid or not
found" or "ModuleNotFoundError", and the site answers 503. The built-in image brings gunicorn, and, from Python 3.14 on, uvicorn.`,
  exceptions: 'Another package that the app asks for brings it along.',
  sources: [
    'https://github.com/windson/fastapi/issues/3',
    'https://github.com/microsoft/Oryx/blob/main/images/runtime/python/noble.Dockerfile',
    'https://azureossd.github.io/2023/01/27/Configuring-Gunicorn-worker-classes-and-other-general-settings/index.html',
  ],
  since: '0.1.0',
  messages: {
    missing:
      'Worker class `{workerClass}` is in the package `{package}`, which {file} does not ask for: gunicorn does not start.\nAdd `{package}`.',
    perhaps:
      'Worker class `{workerClass}` is in the package `{package}`, which {file} does not ask for: unless another package brings it, gunicorn does not start.\nAdd `{package}`.',
  },
  check(subject) {
    const gunicorn = gunicornOf(subject);
    const written = gunicorn?.written('worker_class');
    const workerClass = gunicorn?.workerClass?.replace(/^egg:gunicorn#/, '');
    const { requirements } = subject.app;
    if (!written || workerClass === undefined || !requirements || requirements.open !== null) return [];
    // Another class is needed anyway.
    if (gunicorn && mismatch(subject, gunicorn)) return [];
    const [, needed, bringers = []] = PACKAGES.find(([name]) => name.test(workerClass)) ?? [];
    if (needed === undefined || hasByImage(subject, needed)) return [];
    if (isInstalledOtherwise(subject, needed)) return [];
    const names = new Set(
      requirements.packages.flatMap(({ name, extras }) => [name, ...extras.map((extra) => `${name}[${extra}]`)]),
    );
    if ([needed, ...bringers].some((name) => names.has(name) || requirements.locked?.has(name))) return [];
    if (needed === 'uvicorn' && isFastApiThatBringsAll(requirements)) return [];
    const bare = requirements.packages.every(({ name, extras }) => PLAIN.test(name) && extras.length === 0);
    const sure = subject.deployment.root.whole && (bare || isLocked(subject));
    return [
      {
        id: sure ? ('missing' as const) : ('perhaps' as const),
        facts: { workerClass, package: needed, file: requirements.files[0]?.path ?? 'the app' },
        at: settingPlace(written, subject),
        ...(sure ? {} : { severity: 'warning' as const, confidence: 'medium' as const }),
        related: [],
        fix: null,
      },
    ];
  },
});

/** By the startup command, or by a build step that names it and ships what it installed. */
function isInstalledOtherwise({ app, launch, workspace }: Subject, needed: string): boolean {
  // `botbuilder-integration-aiohttp` brings aiohttp
  const brings = (app.requirements?.packages ?? []).some(({ name }) => name.endsWith(`-${needed}`));
  if (brings) return true;
  const onStart = launch.processes.some(
    ({ program, argv }) => INSTALLERS.test(program) || argv.some(({ string }) => string === 'pip'),
  );
  const named = new RegExp(`\\b(?:install|add)\\b[^\\n]*\\b${needed}\\b`);
  return onStart || workspace.files.some((path) => PIPELINE.test(path) && named.test(workspace.read(path)?.text ?? ''));
}

/** FastAPI 0.111 asked for all of `fastapi[standard]` itself: https://fastapi.tiangolo.com/release-notes/#01120 */
function isFastApiThatBringsAll({ packages }: Requirements): boolean {
  return packages.some(({ name, specifier }) => name === 'fastapi' && /0\.111\b/.test(specifier));
}

/** A lock file lists all that is installed, and more than what the app asks for itself. */
function isLocked({ app }: Subject): boolean {
  const { locked = null, packages = [] } = app.requirements ?? {};
  return locked !== null && locked.size > packages.length;
}

/** The images of Python 3.14 and later hold uvicorn and its worker. A version that nothing names may be one. */
function hasByImage({ deployment }: Subject, needed: string): boolean {
  if (!needed.startsWith('uvicorn')) return false;
  const version = deployment.pythonVersion;
  if (version?.kind !== 'string' || !version.text.known) return true;
  const [, minor = '0'] = /^3\.(\d+)/.exec(version.text.string) ?? [];
  return Number(minor) >= 14;
}

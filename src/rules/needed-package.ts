import { filesOf } from '../launch/app-files.ts';
import { installsOnStart } from '../launch/launch.ts';
import type { Requirements } from '../python/requirements.ts';
import { APP_FOLDER } from '../workspace/container.ts';
import { folderOf, joinPath } from '../workspace/workspace.ts';
import type { Subject } from './rule.ts';

/** A package, and others that bring it with them. */
export type Needed = readonly [needed: string, bringers: readonly string[]];

/** mcp, chromadb: by their pyproject.toml; what is built on these */
const UVICORN =
  'fastapi[standard] fastapi[standard-no-fastapi-cloud-cli] fastapi[all] litestar[standard] connexion[uvicorn] python-fasthtml fastapi-cli fastapi-mcp chainlit gradio nicegui mcp fastmcp google-adk chromadb langchain-chroma crewai'.split(
    ' ',
  );
const FASTAPI_CLI = ['fastapi[standard]', 'fastapi[standard-no-fastapi-cloud-cli]', 'fastapi[all]'];

/** The package of a server, by its program. */
const SERVERS: Readonly<Record<string, Needed>> = {
  uvicorn: ['uvicorn', ['uvicorn-worker', ...UVICORN]],
  hypercorn: ['hypercorn', ['quart', 'quart-trio']],
  daphne: ['daphne', ['channels[daphne]']],
  'waitress-serve': ['waitress', ['mlflow', 'pyramid']],
  granian: ['granian', []],
  streamlit: ['streamlit', []],
  chainlit: ['chainlit', []],
  fastapi: ['fastapi-cli', FASTAPI_CLI],
};
/** The package that a worker class comes from, by the beginning of its name; and packages that bring that one with them. */
const PACKAGES: readonly (readonly [name: RegExp, needed: string, bringers: readonly string[]])[] = [
  [/^uvicorn_worker\./, 'uvicorn-worker', []],
  [/^uvicorn\./, 'uvicorn', ['uvicorn-worker', ...UVICORN]],
  [/^gevent(_|$)|ggevent\./, 'gevent', ['gunicorn[gevent]', 'locust', 'gevent-websocket', 'grequests']],
  [/^eventlet$|geventlet\./, 'eventlet', ['gunicorn[eventlet]']],
  [/^tornado$|gtornado\./, 'tornado', ['gunicorn[tornado]', 'streamlit', 'bokeh', 'jupyter', 'notebook', 'ipykernel']],
  [/^aiohttp\./, 'aiohttp', []],
];
/** Packages that bring none of these: where an app asks for nothing else, what it doesn't list isn't installed. */
const PLAIN =
  /^(flask(-.*)?|django(-.*)?|fastapi|starlette|quart|litestar|gunicorn|pydantic(-.*)?|sqlalchemy|psycopg.*|pymongo|redis|requests|httpx|jinja2|werkzeug|python-dotenv|python-multipart|pandas|numpy|whitenoise|azure-.*|openai|pyodbc|alembic|markupsafe|click|itsdangerous)$/;
const PIPELINE = /(^|\/)(\.github\/(workflows|actions)\/.*|azure-pipelines[^/]*)\.ya?ml$/;

/** The package that a worker class comes from; null for one of gunicorn's own, or of the app. */
export function packageOfClass(workerClass: string): Needed | null {
  const [, needed, bringers] = PACKAGES.find(([name]) => name.test(workerClass)) ?? [];
  return needed === undefined ? null : [needed, bringers ?? []];
}

/** The package that a server's program comes from; null where the image has it, or nobody knows. */
export function packageOfServer(program: string): Needed | null {
  return Object.hasOwn(SERVERS, program) ? (SERVERS[program] ?? null) : null;
}

/**
 * The list of packages that doesn't ask for one.
 * Null where it does, or where something else may bring it that can be seen.
 */
export function listWithout(
  [needed, bringers]: Needed,
  subject: Subject,
): { readonly file: string /** no other package brings it either */; readonly sure: boolean } | null {
  const { requirements } = subject.app;
  if (!requirements || requirements.open !== null) return null;
  if (hasByImage(subject, needed) || isInstalledOtherwise(subject, needed)) return null;
  const names = new Set(
    requirements.packages.flatMap(({ name, extras }) => [name, ...extras.map((extra) => `${name}[${extra}]`)]),
  );
  if ([needed, ...bringers].some((name) => names.has(name) || requirements.locked?.has(name))) return null;
  if (/^(uvicorn|fastapi-cli)$/.test(needed) && isFastApiThatBringsAll(requirements)) return null;
  const bare = requirements.packages.every(({ name, extras }) => PLAIN.test(name) && extras.length === 0);
  return {
    file: requirements.files[0]?.path ?? 'the app',
    sure: subject.deployment.root.whole && (bare || isLocked(subject)),
  };
}

/**
 * The requirements file that lies beside the deployed folder, which has none: nothing of it is installed.
 * Null where the folder isn't known whole, or a package may come by another way.
 */
export function listLeftBehind(
  [needed]: Needed,
  subject: Subject,
): { readonly folder: string; readonly list: string } | null {
  const { deployment, workspace, app } = subject;
  const { path, whole } = deployment.root;
  if (app.requirements !== null || !whole || path === null || path === '') return null;
  if (hasByImage(subject, needed) || isInstalledOtherwise(subject, needed)) return null;
  const files = filesOf(subject);
  if (BUNDLED.some((name) => files.kind(`${APP_FOLDER}/${name}`) !== 'missing')) return null;
  const list = joinPath(folderOf(path), 'requirements.txt');
  return workspace.has(list) ? { folder: `${path}/`, list } : null;
}

/** Folders of installed packages, which a package may bring along, and lists that other tools read. */
const BUNDLED =
  '.python_packages antenv .venv venv env lib site-packages vendor wheels environment.yml environment.yaml'.split(' ');

/** By the startup command, or by a build step that names it and ships what it installed. */
function isInstalledOtherwise({ app, launch, workspace }: Subject, needed: string): boolean {
  // `botbuilder-integration-aiohttp` brings aiohttp
  const brings = (app.requirements?.packages ?? []).some(({ name }) => name.endsWith(`-${needed}`));
  if (brings) return true;
  if (installsOnStart(launch)) return true;
  const named = new RegExp(`\\b(?:install|add)\\b[^\\n]*\\b${needed}\\b`);
  return workspace.files.some((path) => PIPELINE.test(path) && named.test(workspace.read(path)?.text ?? ''));
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

import { folderOf, nameOf, type Workspace } from '../workspace/workspace.ts';
import { readRequirements } from './requirements.ts';

/** A folder of the workspace that looks like the root of a Python web app. */
export interface AppFolder {
  /** path in the workspace; '' is the root */
  readonly folder: string;
  /** the files that start an app, nearest first */
  readonly entryPoints: readonly string[];
  /** higher is likelier: the entry point is near, and the packages are those of a web app */
  readonly score: number;
  /** what speaks for it, as a person would say it */
  readonly reasons: readonly string[];
}

const REQUIREMENT_FILES = ['requirements.txt', 'pyproject.toml', 'Pipfile', 'setup.py'];
const ENTRY_FILES =
  /^(?:app|application|asgi|wsgi|main|run|server|index|api|manage|__init__|streamlit_app|.*_app)\.py$/;
/** Folders whose Python files are no app of their own. */
const NOT_THE_APP =
  /(?:^|\/)(?:(?:unit|load|e2e|integration)?[-_]?tests?|docs?|examples?|mocks?|fixtures?|sidecars?|vendor|third[-_]party|node_modules|site-packages|\.?venv|env|antenv|migrations|\.[^/]+)(?:\/|$)/;
const STARTS_AN_APP =
  /\b(?:Flask|FastAPI|Quart|Starlette|Sanic|Dash|Bottle|Litestar|APIFlask|OpenAPI|FlaskApp|AsyncApp|App|Application|create_app|get_wsgi_application|get_asgi_application|make_wsgi_app)\s*\(|^[^\S\n]*import (?:streamlit|chainlit|gradio)\b|^DJANGO_SETTINGS_MODULE|execute_from_command_line/m;
const WEB_PACKAGES = new Set(
  'aiohttp apiflask bottle chainlit connexion dash django falcon fastapi flask gradio gunicorn hypercorn litestar quart sanic starlette streamlit tornado uvicorn'.split(
    ' ',
  ),
);
/** An app's packages may nest, but not without end. */
const DEEPEST = 3;

/**
 * The folders that hold both an entry point and the packages that it needs, likeliest first. An entry point belongs to the
 * nearest folder above it with a requirements file. Functions apps (a `host.json`) and virtual environments are none of them.
 * @param within looks in this folder alone; what it is called itself says nothing
 */
export function appFolders(workspace: Workspace, within = ''): readonly AppFolder[] {
  const files = filesOfApps(workspace, within);
  const roots = new Set<string>();
  const functions = new Set<string>();
  for (const path of files) {
    const folder = folderOf(path);
    if (REQUIREMENT_FILES.includes(nameOf(path))) roots.add(folder);
    if (nameOf(path) === 'host.json') functions.add(folder);
  }
  const entries = new Map<string, string[]>();
  for (const path of files) {
    if (!ENTRY_FILES.test(nameOf(path))) continue;
    const root = nearest(roots, folderOf(path));
    if (root === null || functions.has(root) || depth(root, path) > DEEPEST) continue;
    if (!STARTS_AN_APP.test(workspace.read(path)?.text ?? '')) continue;
    entries.set(root, [...(entries.get(root) ?? []), path]);
  }
  return [...entries]
    .flatMap(([folder, paths]) => judge(workspace, folder, paths) ?? [])
    .sort((one, other) => other.score - one.score || one.folder.localeCompare(other.folder));
}

function filesOfApps({ files }: Workspace, within: string): readonly string[] {
  const prefix = within === '' ? '' : `${within}/`;
  const environments = files.filter((path) => nameOf(path) === 'pyvenv.cfg').map((path) => `${folderOf(path)}/`);
  return files.filter(
    (path) =>
      path.startsWith(prefix) &&
      !NOT_THE_APP.test(folderOf(path.slice(prefix.length))) &&
      !environments.some((environment) => path.startsWith(environment)),
  );
}

/** Null for a folder with a requirements file's name but no requirements (a tool's `pyproject.toml`). */
function judge(workspace: Workspace, folder: string, paths: readonly string[]): AppFolder | null {
  const requirements = readRequirements(workspace, folder);
  if (requirements === null) return null;
  const entryPoints = [...paths].sort((one, other) => depth(folder, one) - depth(folder, other));
  const [first = ''] = entryPoints;
  const web = requirements.packages.find(({ name }) => WEB_PACKAGES.has(name));
  const file = requirements.files[0]?.path ?? '';
  return {
    folder,
    entryPoints,
    score: DEEPEST - depth(folder, first) + (web ? 2 : 0),
    reasons: [`${first} starts an app`, web ? `${file} asks for ${web.name}` : `${file} stands beside it`],
  };
}

function nearest(roots: ReadonlySet<string>, folder: string): string | null {
  for (let at = folder; ; at = folderOf(at)) {
    if (roots.has(at)) return at;
    if (at === '') return null;
  }
}

/** How many folders lie between the root and the file. */
function depth(root: string, path: string): number {
  return path.slice(root.length).replace(/^\//, '').split('/').length - 1;
}

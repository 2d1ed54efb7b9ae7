import type { DeployedFolder, DeployFact } from '../surfaces/facts.ts';
import { sides, textOf } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { appContainer } from '../workspace/app-container.ts';
import { APP_FOLDER, type ContainerFiles } from '../workspace/container.ts';
import type { Workspace } from '../workspace/workspace.ts';

const PYTHON_FILES = /^(requirements.*\.txt|pyproject\.toml|Pipfile|setup\.py|manage\.py|.*\.py)$/;
const PYTHON_PROGRAMS =
  /(^|[\s/;&|'"])(gunicorn|uvicorn|hypercorn|daphne|waitress-serve|streamlit|flask|fastapi|python[\d.]*)(?=[\s'"]|$)/;

/** A site whose runtime isn't written is ours where the command, the build or what is deployed is plainly Python. */
export function looksLikePython(
  command: Value | undefined,
  steps: readonly DeployFact[],
  root: DeployedFolder,
  workspace: Workspace,
): boolean {
  const files = deployed(root, workspace);
  const tellsNothing = isBuiltByNode(root) || (startsNode(files) && !asksForServer(files));
  if (startsPython(command, tellsNothing ? [] : steps)) return true;
  return scriptStartsPython(command, files) || (holdsPython(files) && !startsNode(files));
}

/** Of what is deployed nothing is known but that a tool of Node.js makes it: a Python that its job sets up is for another app. */
function isBuiltByNode({ path, reason }: DeployedFolder): boolean {
  return path === null && isOfNode(reason);
}

/** It is not known what a tool of Node.js writes, but for that it is no Python app. */
export function isOfNode(reason: string | null): boolean {
  return reason !== null && /^`(npm|npx|yarn|pnpm|node|bun)\s/.test(reason);
}

/** What is deployed, or was meant to be: a folder of which a job takes nothing along tells what the app is all the same. */
function deployed(root: DeployedFolder, workspace: Workspace): ContainerFiles {
  return appContainer(workspace, { root: root.path, whole: true, layers: root.layers });
}

/** The startup command is a script of the folder, which starts a Python server. */
function scriptStartsPython(command: Value | undefined, files: ContainerFiles): boolean {
  if (command === undefined) return false;
  return sides(command).some((side) => {
    const [, name] = /(?:^|[\s/])([\w.-]+(?:\/[\w.-]+)*\.(?:sh|txt))\s*$/.exec(textOf(side.value)?.string ?? '') ?? [];
    return name !== undefined && PYTHON_PROGRAMS.test(textIn(files, name));
  });
}

/** The startup command starts a Python server, or the job that deploys sets a Python up. */
export function startsPython(command: Value | undefined, steps: readonly DeployFact[]): boolean {
  if (command && sides(command).some((side) => PYTHON_PROGRAMS.test(textOf(side.value)?.string ?? ''))) return true;
  return steps.some((step) => step.pythonVersion !== undefined);
}

function holdsPython(files: ContainerFiles): boolean {
  return files.list(APP_FOLDER)?.some((name) => PYTHON_FILES.test(name)) ?? false;
}

/** The folder is also one that Node.js would start, so that its Python files say nothing. */
function startsNode(files: ContainerFiles): boolean {
  return /"start"\s*:/.test(textIn(files, 'package.json'));
}

/** What a Python app on the web asks for; else Python is there for what the app of Node.js calls. */
function asksForServer(files: ContainerFiles): boolean {
  const asked = ['requirements.txt', 'pyproject.toml', 'Pipfile', 'setup.py'].map((path) => textIn(files, path));
  const isContentOpen = files.list(APP_FOLDER) === null;
  return isContentOpen || asked.some((text) => SERVES.test(text)) || ENTRIES.some((path) => isFile(files, path));
}

const SERVES =
  /\b(?:flask|django|fastapi|quart|starlette|sanic|dash|bottle|falcon|aiohttp|tornado|litestar|pyramid|cherrypy|connexion|streamlit|chainlit|gradio|panel|nicegui|gunicorn|uvicorn|hypercorn|waitress|daphne)\b/i;
const ENTRIES = ['manage.py', 'app.py', 'application.py', 'wsgi.py', 'main.py'];

function isFile(files: ContainerFiles, path: string): boolean {
  return files.kind(`${APP_FOLDER}/${path}`) === 'file';
}

function textIn(files: ContainerFiles, path: string): string {
  return files.read(`${APP_FOLDER}/${path}`)?.text ?? '';
}

const STARTUP_SCRIPTS = ['startup.sh', 'start.sh', 'startup.txt'];

/** The Functions runtime starts what the folder holds: it takes no command, so a site with one that starts a server has none. */
export function startsFunctions(command: Value | undefined, root: DeployedFolder, workspace: Workspace): boolean {
  return !startsPython(command, []) && holdsFunctions(deployed(root, workspace));
}

/** The folder has `host.json`, and functions in the old form or the new, and no script that starts a server. */
function holdsFunctions(files: ContainerFiles): boolean {
  const has = (path: string): boolean => isFile(files, path);
  if (!has('host.json') || STARTUP_SCRIPTS.some((path) => PYTHON_PROGRAMS.test(textIn(files, path)))) return false;
  return has('function_app.py') || (files.list(APP_FOLDER)?.some((name) => has(`${name}/function.json`)) ?? false);
}

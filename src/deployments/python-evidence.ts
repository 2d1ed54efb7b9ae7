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
  if (startsPython(command, isBuiltByNode(root) ? [] : steps)) return true;
  const files = deployed(root, workspace);
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

function textIn(files: ContainerFiles, path: string): string {
  return files.read(`${APP_FOLDER}/${path}`)?.text ?? '';
}

/** The Functions runtime starts what the folder holds: it takes no command, so a site with one that starts a server has none. */
export function startsFunctions(command: Value | undefined, root: DeployedFolder, workspace: Workspace): boolean {
  return !startsPython(command, []) && holdsFunctions(deployed(root, workspace));
}

/** The folder has `host.json`, and functions in the old form or the new. */
function holdsFunctions(files: ContainerFiles): boolean {
  const has = (path: string): boolean => files.kind(`${APP_FOLDER}/${path}`) === 'file';
  if (!has('host.json')) return false;
  return has('function_app.py') || (files.list(APP_FOLDER)?.some((name) => has(`${name}/function.json`)) ?? false);
}

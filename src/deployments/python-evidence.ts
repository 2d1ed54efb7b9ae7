import type { DeployFact } from '../surfaces/facts.ts';
import { sides, textOf } from '../value/read.ts';
import type { Value } from '../value/value.ts';
import { folderOf, type Workspace } from '../workspace/workspace.ts';

const PYTHON_FILES = /^(requirements.*\.txt|pyproject\.toml|Pipfile|setup\.py|manage\.py|.*\.py)$/;
const PYTHON_PROGRAMS =
  /(^|[\s/;&|'"])(gunicorn|uvicorn|hypercorn|daphne|waitress-serve|streamlit|flask|fastapi|python[\d.]*)(?=[\s'"]|$)/;

/** A site whose runtime isn't written is ours where the command, the build or the deployed folder is plainly Python. */
export function looksLikePython(
  command: Value | undefined,
  steps: readonly DeployFact[],
  root: string | null,
  workspace: Workspace,
): boolean {
  if (startsPython(command, steps) || scriptStartsPython(command, root, workspace)) return true;
  return inPythonFolder(root, workspace) && !startsNode(root, workspace);
}

/** The startup command is a script of the folder, which starts a Python server. */
function scriptStartsPython(command: Value | undefined, root: string | null, workspace: Workspace): boolean {
  if (command === undefined || root === null) return false;
  return sides(command).some((side) => {
    const name = /(?:^|[\s/])([\w.-]+(?:\/[\w.-]+)*\.(?:sh|txt))\s*$/.exec(textOf(side.value)?.string ?? '')?.[1] ?? '';
    const path = root === '' ? name : `${root}/${name}`;
    return workspace.has(path) && PYTHON_PROGRAMS.test(workspace.read(path)?.text ?? '');
  });
}

/** The startup command starts a Python server, or the job that deploys sets a Python up. */
export function startsPython(command: Value | undefined, steps: readonly DeployFact[]): boolean {
  if (command && sides(command).some((side) => PYTHON_PROGRAMS.test(textOf(side.value)?.string ?? ''))) return true;
  return steps.some((step) => step.pythonVersion !== undefined);
}

function inPythonFolder(root: string | null, workspace: Workspace): boolean {
  return (
    root !== null &&
    workspace.files.some(
      (path) => folderOf(path) === root && PYTHON_FILES.test(path.slice(root === '' ? 0 : root.length + 1)),
    )
  );
}

/** The folder is also one that Node.js would start, so that its Python files say nothing. */
function startsNode(root: string | null, workspace: Workspace): boolean {
  const path = root === '' ? 'package.json' : `${root}/package.json`;
  return root !== null && workspace.has(path) && /"start"\s*:/.test(workspace.read(path)?.text ?? '');
}

/** The Functions runtime starts what the folder holds: it takes no command, so a site with one that starts a server has none. */
export function startsFunctions(command: Value | undefined, root: string | null, workspace: Workspace): boolean {
  return !startsPython(command, []) && holdsFunctions(root, workspace);
}

/** The folder has `host.json`, and functions in the old form or the new. */
function holdsFunctions(root: string | null, workspace: Workspace): boolean {
  const inside = (path: string): string => (root === '' ? path : `${root}/${path}`);
  if (root === null || !workspace.has(inside('host.json'))) return false;
  return (
    workspace.has(inside('function_app.py')) ||
    workspace.files.some((path) => path.endsWith('/function.json') && folderOf(folderOf(path)) === root)
  );
}

import type { Source } from '../text/source.ts';
import { type Locked, lockedVersions, pipfileVersions } from './lock-file.ts';
import { readPipfile, readProjectFile } from './project-file.ts';
import type { ListedPackages, Requirement, Requirements } from './requirement.ts';
import { type ReadableTree, readRequirementsFile } from './requirements-file.ts';
import { readSetupConfig, readSetupScript } from './setup-file.ts';

export type { Requirement, Requirements };

/** A folder that installs another that installs the first again would have no end. */
const DEEPEST = 5;

/**
 * What an app asks for, from the file in its folder that the platform's build would install: `requirements.txt`, else the
 * project's own (`setup.py`, `setup.cfg`, `pyproject.toml`), else `Pipfile`, which a workflow may install. Versions that these
 * leave open are taken from a lock file beside them.
 * https://github.com/microsoft/Oryx/blob/main/src/BuildScriptGenerator/Python/PythonBashBuildSnippet.sh.tpl
 * @param tree a workspace or a container
 * @param folder a path in it, '' for the root
 * @param file the requirements file, where a setting names another one
 * @returns null where the folder has no such file
 */
export function readRequirements(tree: ReadableTree, folder: string, file = 'requirements.txt'): Requirements | null {
  return read(tree, folder, file, 0);
}

function read(tree: ReadableTree, folder: string, file: string, depth: number): Requirements | null {
  const path = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const plain = readRequirementsFile(tree, path(file));
  if (plain) {
    const inner = plain.folders.map(({ path: inside, extras }) =>
      depth < DEEPEST ? readProject(tree, inside, extras) : null,
    );
    const known = inner.flatMap((one) => one ?? []);
    const unknown = plain.folders[inner.indexOf(null)];
    return {
      packages: [...plain.packages, ...known.flatMap(({ packages }) => packages)],
      locked: plain.complete ? new Set(plain.packages.map(({ name }) => name)) : null,
      projects: plain.folders.map((one) => one.path),
      files: [...plain.files, ...known.flatMap(({ files }) => files)],
      open:
        plain.open ??
        (unknown === undefined
          ? null
          : `${path(file)} installs the folder \`${unknown.path || '.'}\`, which is no project`) ??
        known.find(({ open }) => open !== null)?.open ??
        null,
    };
  }
  const project = readProject(tree, folder);
  if (project) return project;
  const pipfile = tree.read(path('Pipfile'));
  if (!pipfile) return null;
  const lock = tree.read(path('Pipfile.lock'));
  return assembled(readPipfile(pipfile), lock && pipfileVersions(lock), [], [pipfile]);
}

/** What a folder that is installed as a package asks for, with some of its extras; null where it is no such folder. */
function readProject(tree: ReadableTree, folder: string, extras: readonly string[] = []): Requirements | null {
  const path = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const toml = tree.read(path('pyproject.toml'));
  const listed = toml && readProjectFile(toml, extras);
  if (toml && listed) {
    const lock = tree.read(path('poetry.lock')) ?? tree.read(path('uv.lock'));
    return assembled(listed, lock && lockedVersions(lock), [folder], [toml]);
  }
  const config = tree.read(path('setup.cfg'));
  const configured = config && readSetupConfig(config);
  const script = tree.read(path('setup.py'));
  const [file, read] = config && configured ? [config, configured] : [script, script && readSetupScript(script)];
  if (!file || !read) return null;
  const open = extras.length > 0 ? `the extras in ${file.path} are not read` : null;
  return assembled({ ...read, open: read.open ?? open }, null, [folder], [file]);
}

function assembled(
  { packages, open }: ListedPackages,
  versions: Locked | null,
  projects: readonly string[],
  files: readonly Source[],
): Requirements {
  return {
    packages: packages.map((one) => ({ ...one, version: one.version ?? versions?.get(one.name) ?? null })),
    locked: versions && versions.size > 0 ? new Set(versions.keys()) : null,
    projects,
    files,
    open,
  };
}

/** The version of gunicorn that is pinned; null where none is, so that the newest is installed, or the image's own. */
export function gunicornVersion(requirements: Requirements | null): string | null {
  return requirements?.packages.find(({ name }) => name === 'gunicorn')?.version ?? null;
}

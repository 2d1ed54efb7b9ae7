import type { Source } from '../text/source.ts';
import { readPipfile, readProjectFile } from './project-file.ts';
import { normalName, type Requirement, type Requirements } from './requirement.ts';
import { type ReadableTree, readRequirementsFile } from './requirements-file.ts';

export type { Requirement, Requirements };

/**
 * What an app asks for, from the file in its folder that the platform's build would install: `requirements.txt`, else
 * `pyproject.toml`, else `Pipfile`. Versions that these leave open are taken from a lock file beside them.
 * @param tree a workspace or a container
 * @param folder a path in it, '' for the root
 * @returns null where the folder has no such file
 */
export function readRequirements(tree: ReadableTree, folder: string): Requirements | null {
  const path = (name: string) => (folder === '' ? name : `${folder}/${name}`);
  const plain = readRequirementsFile(tree, path('requirements.txt'));
  if (plain) return plain;
  const project = tree.read(path('pyproject.toml'));
  const listed = project && readProjectFile(project);
  if (project && listed) {
    const lock = tree.read(path('poetry.lock')) ?? tree.read(path('uv.lock'));
    return { ...listed, packages: locked(listed.packages, lock && lockedVersions(lock)), files: [project] };
  }
  const pipfile = tree.read(path('Pipfile'));
  if (pipfile) {
    const lock = tree.read(path('Pipfile.lock'));
    const packages = locked(readPipfile(pipfile).packages, lock && pipfileVersions(lock));
    return { packages, files: [pipfile], open: null };
  }
  const setup = tree.read(path('setup.py'));
  return setup && { packages: [], files: [setup], open: `the dependencies in ${setup.path} are made when it runs` };
}

/** The version of gunicorn that is pinned; null where none is, so that the newest is installed, or the image's own. */
export function gunicornVersion(requirements: Requirements | null): string | null {
  return requirements?.packages.find(({ name }) => name === 'gunicorn')?.version ?? null;
}

function locked(
  packages: readonly Requirement[],
  versions: ReadonlyMap<string, string> | null,
): readonly Requirement[] {
  return packages.map((one) => ({ ...one, version: one.version ?? versions?.get(one.name) ?? null }));
}

/** `poetry.lock` and `uv.lock`: each package's name stands right before its version. */
function lockedVersions(lock: Source): ReadonlyMap<string, string> {
  const found = lock.text.matchAll(/^name = "([^"\n]+)"\r?\nversion = "([^"\n]+)"/gm);
  return new Map([...found].map(([, name = '', version = '']) => [normalName(name), version]));
}

/** `Pipfile.lock`: JSON, as pipenv writes it. */
function pipfileVersions(lock: Source): ReadonlyMap<string, string> {
  const main = lock.text.slice(Math.max(lock.text.indexOf('"default"'), 0)).split('"develop"')[0] ?? '';
  const found = main.matchAll(/"([^"\n]+)": \{[^{}]*"version": "==([^"\n]+)"/g);
  return new Map([...found].map(([, name = '', version = '']) => [normalName(name), version]));
}

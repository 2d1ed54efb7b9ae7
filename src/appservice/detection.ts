import type { Source } from '../text/source.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import type { Environment } from './environment.ts';
import { generatorBoolean } from './generator-settings.ts';
import { notABoolean, type PlatformRefusal } from './refusal.ts';

/**
 * What App Service starts where no startup command is set.
 * https://github.com/microsoft/Oryx/blob/d91d836e/src/startupscriptgenerator/src/python/frameworks.go
 */
export type Detection =
  | {
      readonly kind: 'found';
      readonly framework: 'Django' | 'FastAPI' | 'Flask' | 'default page';
      /** what gunicorn is given: `module` (Django) or `module:app` */
      readonly module: string;
      /** all words after `gunicorn` */
      readonly words: string;
      /** the folder that gunicorn changes to */
      readonly folder: string;
      /** the file that decided; null for the default page */
      readonly file: Source | null;
      /** what had to be taken for granted; null: nothing */
      readonly assumption: string | null;
    }
  | { readonly kind: 'refusal'; readonly refusal: PlatformRefusal }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The folder of the page that is shown where no app is found. */
export const DEFAULT_SITE = '/opt/defaultsite';
/** The folder that the platform's own build puts packages in: not looked into. */
const VIRTUAL_ENVIRONMENT = 'antenv';
const FASTAPI_FILES = ['main', 'app', 'application', 'server', 'asgi', 'api', 'index', 'run'];
const FLASK_FILES = ['application', 'app', 'run', 'index', 'server', 'wsgi'];
const FASTAPI_SETTING = 'DISABLE_FASTAPI_DETECTION';

/**
 * Looks for an app as the platform does: Django, FastAPI (from Python 3.14 on), Flask, else the default page.
 * It goes by file names; only FastAPI's are read. Files that aren't known to be missing make the answer unknown, so
 * a caller that may take a build step for harmless passes a tree that counts as whole, and says so.
 * @param pythonVersion '3.12', '3.14.1'; null where none is written: taken as older than 3.14
 */
export function detect(
  files: ContainerFiles,
  appFolder: string,
  pythonVersion: string | null,
  environment: Environment,
): Detection {
  return (
    django(files, appFolder) ??
    fastApi(files, appFolder, pythonVersion, environment) ??
    flask(files, appFolder, pythonVersion)
  );
}

/** The first folder, by name, that holds a wsgi.py. */
function django(files: ContainerFiles, appFolder: string): Detection | null {
  const names = files.list(appFolder);
  if (names === null) return cannotTell(`which folders ${appFolder} holds`);
  for (const name of [...names].sort()) {
    const folder = `${appFolder}/${name}`;
    if (name === VIRTUAL_ENVIRONMENT || files.kind(folder) !== 'folder') continue;
    const path = `${folder}/wsgi.py`;
    const kind = files.kind(path);
    if (kind === 'unknown') return cannotTell(`whether ${path} exists`);
    if (kind !== 'file') continue;
    const module = `${name}.wsgi`;
    return found('Django', module, module, appFolder, files.read(path));
  }
  return null;
}

function fastApi(
  files: ContainerFiles,
  appFolder: string,
  pythonVersion: string | null,
  environment: Environment,
): Detection | null {
  if (pythonVersion === null || !atLeast(pythonVersion, 3, 14)) return null;
  const disabled = generatorBoolean(environment, FASTAPI_SETTING);
  if (disabled.kind === 'invalid') {
    return { kind: 'refusal', refusal: notABoolean(FASTAPI_SETTING, disabled.text, disabled.span) };
  }
  if (disabled.kind === 'known' && disabled.value) return null;
  const answer = fastApiFile(files, appFolder);
  return answer !== null && disabled.kind === 'unknown' ? { kind: 'unknown', reason: disabled.reason } : answer;
}

function fastApiFile(files: ContainerFiles, appFolder: string): Detection | null {
  for (const name of FASTAPI_FILES) {
    const path = `${appFolder}/${name}.py`;
    const kind = files.kind(path);
    if (kind === 'unknown') return cannotTell(`whether ${path} exists`);
    if (kind !== 'file') continue;
    const source = files.read(path);
    if (source === null) return cannotTell(`what ${path} holds`);
    if (!mentionsFastApi(source.text)) continue;
    const module = `${name}:app`;
    return found('FastAPI', module, `-k uvicorn_worker.UvicornWorker ${module}`, appFolder, source);
  }
  return null;
}

/** By its words alone, in a comment too: the platform doesn't look closer. */
function mentionsFastApi(text: string): boolean {
  return (text.includes('from fastapi') || text.includes('import fastapi')) && !text.includes('from flask');
}

/** The first of a few file names, whatever the file holds; the default page where there is none. */
function flask(files: ContainerFiles, appFolder: string, pythonVersion: string | null): Detection {
  const assumption = pythonVersion === null ? versionAssumption(files, appFolder) : null;
  for (const name of FLASK_FILES) {
    const path = `${appFolder}/${name}.py`;
    const kind = files.kind(path);
    if (kind === 'unknown') return cannotTell(`whether ${path} exists`);
    if (kind !== 'file') continue;
    return found('Flask', `${name}:app`, `${name}:app`, appFolder, files.read(path), assumption);
  }
  return found('default page', 'application:app', 'application:app', DEFAULT_SITE, null, assumption);
}

/** Only where the version would decide is it worth saying that one was assumed. */
function versionAssumption(files: ContainerFiles, appFolder: string): string | null {
  return fastApiFile(files, appFolder)?.kind === 'found'
    ? 'Python is older than 3.14 (its version is not known): from 3.14 on, App Service would find the FastAPI app'
    : null;
}

function found(
  framework: 'Django' | 'FastAPI' | 'Flask' | 'default page',
  module: string,
  words: string,
  folder: string,
  file: Source | null,
  assumption: string | null = null,
): Detection {
  return { kind: 'found', framework, module, words, folder, file, assumption };
}

function cannotTell(what: string): Detection {
  return { kind: 'unknown', reason: `it can't be told ${what} when the site starts` };
}

function atLeast(version: string, major: number, minor: number): boolean {
  const [, first = '', second = ''] = /^\s*(\d+)\.(\d+)/.exec(version) ?? [];
  if (first === '') return false;
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}

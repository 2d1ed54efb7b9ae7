import type { Deployment } from '../deployments/deployment.ts';
import { appCode } from '../python/app-code.ts';
import type { Variables } from '../python/app-run-model.ts';
import type { EntryPoint } from '../python/entry-point.ts';
import { knownString } from '../value/read.ts';
import { APP_FOLDER, type ContainerFiles } from '../workspace/container.ts';
import type { Process } from './launch.ts';

/** Packages that set variables from a file when the app is loaded. */
const READS_A_FILE =
  /^[^\S\n]*(?:from|import)\s+(?:dotenv|environ|environs|decouple|pydantic_settings|starlette\.config)\b/m;
const FILE = `${APP_FOLDER}/.env`;

/**
 * The variables that an app is loaded with: those that its server starts with. Where any may be set that isn't seen, by the
 * site's settings or a file that the app reads, one that isn't written is not known.
 */
export function appVariables(
  { environment }: Process,
  { declared, appSettings }: Deployment,
  entryPoint: EntryPoint,
  files: ContainerFiles,
): Variables {
  const complete = environment !== undefined && declared && appSettings.open === null;
  let read: string | null | undefined;
  const fileText = (): string | null => {
    read ??= readsFile(entryPoint) ? textOf(files) : '';
    return read;
  };
  const isUnset = (name: string): boolean => {
    const text = complete ? fileText() : null;
    return text !== null && !text.split(/\r?\n/).some((line) => line.replace(/^\s*(export\s+)?/, '').startsWith(name));
  };
  return {
    value(name) {
      const value = environment?.get(name);
      return value ? knownString(value) : isUnset(name) ? null : undefined;
    },
    isSet: (name) => (environment?.has(name) ? true : isUnset(name) ? false : null),
  };
}

function readsFile(entryPoint: EntryPoint): boolean {
  // Django's settings are none of the modules that the entry point imports.
  if (entryPoint.kind === 'found' && entryPoint.framework === 'django') return true;
  return appCode(entryPoint)?.modules.some(({ source }) => READS_A_FILE.test(source.text)) ?? false;
}

/** Null where it isn't known whether the file is there. */
function textOf(files: ContainerFiles): string | null {
  const kind = files.kind(FILE);
  return kind === 'missing' ? '' : kind === 'file' ? (files.read(FILE)?.text ?? null) : null;
}

import type { Deployment } from '../deployments/deployment.ts';
import { absolute } from '../languages/shell/disk.ts';
import { appCode } from '../python/app-code.ts';
import type { Variables } from '../python/app-run-model.ts';
import type { EntryPoint } from '../python/entry-point.ts';
import { knownString } from '../value/read.ts';
import { string, type Value } from '../value/value.ts';
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
  process: Process,
  { declared, appSettings }: Deployment,
  entryPoint: EntryPoint,
  files: ContainerFiles,
): Variables {
  const { environment, server } = process;
  const complete = environment !== undefined && declared && appSettings.open === null && !appSettings.unlisted;
  let read: string | null | undefined;
  const fileText = (): string | null => {
    read ??= readsFile(entryPoint) ? textOf(files) : '';
    return read;
  };
  const isWritten = (name: string): boolean => {
    // what a Django app itself says of its settings is read where they are looked for
    if (name === 'DJANGO_SETTINGS_MODULE') return writtenBy([configText(process, files)], name);
    return writtenBy([...ownCode(entryPoint), configText(process, files)], name);
  };
  const given = pairsOf(server?.settings.get('raw_env'));
  const isUnset = (name: string): boolean => {
    if (complete && (given === null || isWritten(name))) return false;
    const text = complete ? fileText() : null;
    return text !== null && !text.split(/\r?\n/).some((line) => line.replace(/^\s*(export\s+)?/, '').startsWith(name));
  };
  return {
    value(name) {
      const value = given?.get(name) ?? environment?.get(name);
      return value ? knownString(value) : isUnset(name) ? null : undefined;
    },
    isSet: (name) => (given?.has(name) || environment?.has(name) ? true : isUnset(name) ? false : null),
  };
}

/** gunicorn's `raw_env`: `NAME=value` each; null where they aren't all known. */
function pairsOf(value: Value | undefined): ReadonlyMap<string, Value> | null {
  if (value === undefined || value.kind === 'null') return new Map();
  if (value.kind !== 'array' || value.open) return null;
  const pairs = value.items.map((item): readonly [string, Value] | null => {
    const text = item.kind === 'string' ? item.text : null;
    const at = text?.string.indexOf('=') ?? -1;
    return text && at > 0 ? [text.string.slice(0, at), string(text.slice(at + 1), item.origin)] : null;
  });
  return pairs.includes(null) ? null : new Map(pairs.filter((pair) => pair !== null));
}

function ownCode(entryPoint: EntryPoint): readonly string[] {
  return appCode(entryPoint)?.modules.map(({ source }) => source.text) ?? [];
}

/** The config file that gunicorn runs before it loads the app. */
function configText({ server, cwd }: Process, files: ContainerFiles): string {
  const path = knownString(server?.settings.get('config')) ?? 'gunicorn.conf.py';
  return files.read(absolute(cwd, path))?.text ?? '';
}

/** The code sets the variable itself, or any that isn't known. */
function writtenBy(texts: readonly string[], name: string): boolean {
  return texts.some((text) =>
    [...text.matchAll(WRITES)].some(([, item, method, own, put]) => {
      const literal = /^\s*["'](\w+)["']/.exec(item ?? own ?? put ?? '')?.[1];
      return literal === undefined || method === 'update' || literal === name;
    }),
  );
}

/** `os.environ["X"] = …`, `os.environ.setdefault("X", …)`, `os.environ.update(…)`, `os.putenv("X", …)` */
const WRITES = /\benviron\s*(?:\[([^\]\n]+)\]\s*=(?!=)|\.(update|setdefault)\(([^\n]*))|\bputenv\(([^\n]*)/g;

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

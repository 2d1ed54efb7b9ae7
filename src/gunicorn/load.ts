import { absolutePath } from '../languages/python/evaluate/absolute-path.ts';
import { type Py, str, unknown } from '../languages/python/evaluate/values.ts';
import type { PythonWorld } from '../languages/python/evaluate/world.ts';
import type { TracedText } from '../text/traced.ts';
import { builtIn, type Value, written } from '../value/value.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { readConfigFile } from './config-file.ts';
import { variable } from './defaults.ts';
import { LayeredMap } from './layered-map.ts';
import { type GunicornError, Refused } from './refused.ts';
import { Settings } from './settings.ts';
import { splitWords } from './split-words.ts';
import { toValue } from './to-value.ts';
import { type Release, releaseOf } from './versions.ts';
import { workerClassInUse } from './worker-class.ts';

export { NEWEST_VERSION } from './versions.ts';

/** One start of gunicorn. */
export interface GunicornInput {
  /** without the program */
  readonly argv: readonly TracedText[];
  /** absolute */
  readonly cwd: string;
  readonly environment: ReadonlyMap<string, Value>;
  /** false: a variable that isn't in `environment` may be set all the same, for a config file that asks for it */
  readonly environmentComplete: boolean;
  /** what a config file asks for without a default is set, though nobody knows to what */
  readonly givesAsked?: boolean;
  /** processors that the container reports; null: not known */
  readonly cpus: number | null;
  readonly files: ContainerFiles;
  readonly version: string;
}

export type Loaded =
  | {
      readonly ok: true;
      /** `module:attribute`; null where it can't be known which (`why` it can't) */
      readonly app: Value | null;
      /** every setting as gunicorn holds it after loading; worker_class as it names the class that it uses */
      readonly settings: ReadonlyMap<string, Value>;
      /** what files write for a setting though something later in gunicorn's order sets it anew */
      readonly overridden: ReadonlyMap<string, readonly Value[]>;
    }
  | { readonly ok: false; readonly error: GunicornError };

/**
 * What gunicorn makes of its command line, environment and config file, in its own order (gunicorn/app/base.py,
 * `load_config`): defaults and environment, config file, GUNICORN_CMD_ARGS, command line; the last one wins.
 * Only what is sure to stop gunicorn is an error; what may stop it makes unknown what depends on it.
 */
export async function loadGunicorn(input: GunicornInput): Promise<Loaded> {
  try {
    return await load(input);
  } catch (thrown) {
    if (thrown instanceof Refused) return { ok: false, error: thrown.error };
    throw thrown;
  }
}

async function load(input: GunicornInput): Promise<Loaded> {
  const { argv, cwd, environment, files } = input;
  const release = releaseOf(input.version);
  const settings = new Settings(release, { cwd, environment }, files);
  const words = readCommandLine(argv, release);
  const app = appOf(words, input);
  // gunicorn 20.0 asks for the app before it reads anything else; later ones also know `wsgi_app`.
  if (!app && !release.settings.has('wsgi_app')) fromConfig(settings, words);
  if (app) settings.set('default_proc_name', app, null);

  const more = readVariable(environment, release);
  const config = await readConfigFile([configOf(words), configOf(more)], worldOf(input));
  switch (config.kind) {
    case 'none':
      break;
    case 'unknown':
      settings.forget(config.reason);
      break;
    case 'read':
      if (config.open !== null) settings.forget(config.open);
      for (const [name, value] of config.names) settings.set(name, value, config);
      break;
  }
  for (const line of [more, words]) {
    if (line.open !== null) settings.forget(line.open);
    for (const [name, value] of line.settings) settings.set(name, value, null, line.repeated.get(name));
  }
  const loaded = valuesOf(settings);
  const [given, threads] = [loaded.get('worker_class'), loaded.get('threads')];
  const overridden = new Map([...settings.overridden()].map(([name, values]) => [name, values.map(toValue)]));
  if (given && threads) {
    const used = workerClassInUse(given, threads, release.version);
    if (used !== given && given.origin.kind === 'written')
      overridden.set('worker_class', [...(overridden.get('worker_class') ?? []), given]);
    loaded.set('worker_class', used);
  }
  return { ok: true, app: toValue(app ?? fromConfig(settings, words)), settings: loaded, overridden };
}

/** The defaults of a release as values, made once. */
const defaultValues = new WeakMap<ReadonlyMap<string, Py>, ReadonlyMap<string, Value>>();

function valuesOf(settings: Settings): LayeredMap<string, Value> {
  const { defaults, own } = settings.layers();
  const below = defaultValues.get(defaults) ?? new Map([...defaults].map(([name, value]) => [name, toValue(value)]));
  defaultValues.set(defaults, below);
  const values = new LayeredMap(below);
  for (const [name, value] of own) values.set(name, toValue(value));
  return values;
}

/** The first positional, or the file after `--paste`; null for neither. @throws Refused for such a file that isn't there */
function appOf({ settings, positionals }: CommandLine, { cwd, files }: GunicornInput): Py | null {
  const paste = settings.get('paste');
  if (paste?.kind === 'unknown') return paste;
  if (paste?.kind === 'str' && paste.text.length > 0) {
    if (!paste.text.known) return unknown(paste.text.holes[0]?.reason ?? '', paste.at);
    const path = absolutePath(cwd, paste.text.string);
    const [file = path] = path.split('#');
    if (files.kind(file) === 'missing')
      throw new Refused(`'${file}' not found`, paste.text.string, paste.text.spanOf());
    return str(path, paste.at);
  }
  const [first] = positionals;
  if (!first) return null;
  const place = first.spanOf();
  return str(first, place ? written(place) : builtIn('the command'));
}

/** `wsgi_app` of the config file. @throws Refused where there is surely none */
function fromConfig(settings: Settings, { open }: CommandLine): Py {
  const app = settings.get('wsgi_app');
  if (app && app.kind !== 'none') return app;
  if (open !== null) return unknown(open, builtIn('the command'));
  throw new Refused('No application module specified.', null, null);
}

/** What GUNICORN_CMD_ARGS says. */
function readVariable(environment: ReadonlyMap<string, Value>, release: Release): CommandLine {
  const given = variable(environment.get('GUNICORN_CMD_ARGS'), 'GUNICORN_CMD_ARGS');
  if (given?.kind === 'str') return readCommandLine(splitWords(given.text), release);
  return {
    settings: new Map(),
    positionals: [],
    repeated: new Map(),
    open: given?.kind === 'unknown' ? given.reason : null,
  };
}

/** The config file that a line names: it may be any where the line may hold any option. */
function configOf({ settings, open }: CommandLine): Py | undefined {
  return settings.get('config') ?? (open === null ? undefined : unknown(open, builtIn('the command')));
}

function worldOf({ environment, environmentComplete, givesAsked, cpus, files, cwd }: GunicornInput): PythonWorld {
  const path = variable(environment.get('PYTHONPATH'), 'PYTHONPATH');
  const folders = path?.kind === 'str' && path.text.known ? path.text.string.split(':') : [];
  return {
    environment,
    environmentComplete,
    ...(givesAsked && { givesAsked }),
    cpus,
    files,
    cwd,
    path: [cwd, ...folders.filter((folder) => folder !== '')],
  };
}

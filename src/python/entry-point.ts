import type { Source } from '../text/source.ts';
import { type Span, span } from '../text/source.ts';
import type { ContainerFiles } from '../workspace/container.ts';
import { type AppName, type AppSyntax, GUNICORN_SYNTAX, readAppName } from './app-name.ts';
import type { Interface } from './app-table.ts';
import type { Thing } from './app-value.ts';
import { attributeCandidates, moduleCandidates } from './entry-candidates.ts';
import { bindingOf, called, type Evaluation, interfaceOf, lookUpInModule, member } from './evaluate-app.ts';
import { type FileRunner, fileRunner } from './file-runner.ts';
import { type Imports, isModule, type PythonModule } from './imports.ts';
import { importsFrom } from './python-module.ts';

/** The object that a server is told to load. */
export type EntryPoint =
  | {
      readonly kind: 'found';
      readonly module: string;
      readonly attribute: string;
      readonly file: Source;
      /** where the attribute gets its value, in `file` */
      readonly at: Span | null;
      /** the package that it is built on, by its normal name */
      readonly framework?: string;
      /** null where it can't be told */
      readonly interface: Interface | null;
      /** a function that makes the app and takes no arguments, though the server doesn't call it to get one */
      readonly uncalledFactory: boolean;
      /** the function of the app's own that the server calls to get the app */
      readonly factory: Extract<Thing, { kind: 'function' }> | null;
      /** the server calls it with arguments */
      readonly factoryGiven: boolean;
      /** the app's own modules, for those who look further */
      readonly imports: Imports;
    }
  | {
      readonly kind: 'missing-module';
      readonly module: string;
      readonly searched: readonly string[];
      /** the names that were probably meant, nearest first */
      readonly candidates: readonly string[];
    }
  | {
      readonly kind: 'missing-attribute';
      readonly module: string;
      readonly attribute: string;
      readonly file: Source;
      /** it is bound, but only when the file is run as a program */
      readonly mainOnly: boolean;
      /** the program that the file is written for, as it imports that program's package: `streamlit`; null: none that is known */
      readonly runBy: FileRunner | null;
      readonly candidates: readonly string[];
    }
  /** the attribute is a module of the package: there only once somebody has imported it, and then nothing that can be called */
  | {
      readonly kind: 'module-instead';
      readonly module: string;
      readonly attribute: string;
      readonly candidates: readonly string[];
    }
  /** it is there, a `dash.Dash` of a version that no server can call */
  | {
      readonly kind: 'not-callable';
      readonly module: string;
      readonly attribute: string;
      readonly file: Source;
      /** the first version of Dash that a server can */
      readonly callableFrom: string;
      readonly candidates: readonly string[];
    }
  /** it imports from a package around it, and is loaded as a module that stands in none */
  | {
      readonly kind: 'outside-package';
      readonly module: string;
      readonly file: Source;
      /** the import, in `file` */
      readonly at: Span;
      readonly candidates: readonly string[];
    }
  /** the server can't make anything of the name */
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface EntryContext {
  readonly files: ContainerFiles;
  /** the folders that the server puts before all others on `sys.path`, absolute */
  readonly folders: readonly string[];
  /** how the server reads the name; gunicorn's way where not given */
  readonly syntax?: AppSyntax;
  /**
   * Why a module that is in none of the folders may be installed all the same; null where it can't be.
   * @param module its first name
   */
  readonly installed?: (module: string) => string | null;
}

/** Finds what a server would load, as Python's import does, without running anything. */
export async function resolveEntryPoint(name: string, context: EntryContext): Promise<EntryPoint> {
  const read = readAppName(name, context.syntax ?? GUNICORN_SYNTAX);
  if (read.kind === 'refused') return read;
  const { files, folders, installed } = context;
  const imports = importsFrom(folders, files);
  const [attribute = '', ...inner] = read.attributes;
  const module = imports.load(read.module);
  const run: Evaluation = { imports, steps: 0, depth: 0 };
  if (!isModule(module)) {
    switch (module.kind) {
      case 'unknown':
        return module;
      case 'namespace': {
        const inner = imports.load(`${read.module}.${attribute}`);
        // a package that is installed under the same name comes first
        const reason = installed?.(read.module.split('.')[0] ?? '') ?? null;
        if (isModule(inner) && reason === null) return moduleInstead(read.module, attribute, inner, run);
        return { kind: 'unknown', reason: `\`${read.module}\` is a folder without \`__init__.py\`` };
      }
      case 'absent': {
        const reason = installed?.(module.name) ?? null;
        if (reason !== null) return { kind: 'unknown', reason };
        break;
      }
      case 'missing':
        break;
    }
    const wanted = { module: read.module, attribute, called: read.called };
    return {
      kind: 'missing-module',
      module: module.name,
      searched: module.searched,
      candidates: moduleCandidates(wanted, folders, files),
    };
  }
  const beyond = importBeyond(module);
  if (beyond) return { kind: 'outside-package', module: module.name, file: module.source, at: beyond, candidates: [] };
  const thing = lookUpInModule(module, attribute, null, run);
  if (thing === null) return absent(module, attribute, run);
  const whole = inner.reduce<Thing>((value, step) => member(value, step, run), thing);
  return found(module, read.attributes.join('.'), attribute, read, whole, run);
}

/** `from .settings import x` in a module at the top: "attempted relative import with no known parent package". */
function importBeyond({ name, path, source, bindings }: PythonModule): Span | null {
  const packages = name.split('.').length - (path.endsWith('/__init__.py') ? 0 : 1);
  const first = bindings.bindings.find(
    ({ value, conditional }) => !conditional && value.kind === 'from' && value.level > packages,
  );
  return first ? span(source, first.from, first.to) : null;
}

function absent(module: PythonModule, attribute: string, run: Evaluation): EntryPoint {
  const reason = module.open ?? openStar(module, run);
  if (reason !== null) return { kind: 'unknown', reason };
  const inner = module.path.endsWith('/__init__.py') ? run.imports.load(`${module.name}.${attribute}`) : null;
  if (inner && isModule(inner)) return moduleInstead(module.name, attribute, inner, run);
  if (inner?.kind === 'namespace' || inner?.kind === 'unknown')
    return { kind: 'unknown', reason: `\`${attribute}\` is a module of the package \`${module.name}\`` };
  return {
    kind: 'missing-attribute',
    module: module.name,
    attribute,
    file: module.source,
    mainOnly: module.bindings.mainOnly.has(attribute),
    runBy: fileRunner(module.bindings),
    candidates: attributeCandidates(module, attribute, run),
  };
}

/** A star import of something that is not the app's own, or not wholly known, may bind any name. */
function openStar(module: PythonModule, run: Evaluation): string | null {
  const seen = new Set<PythonModule>();
  const look = (from: PythonModule): string | null => {
    if (seen.has(from)) return null;
    seen.add(from);
    for (const star of from.bindings.stars) {
      const name = star.level === 0 ? star.module : run.imports.relative(from, star.level, star.module);
      const inner = name === null ? null : run.imports.load(name);
      if (!inner || !isModule(inner)) return `\`from ${star.module} import *\` may define it`;
      const reason = inner.open ?? look(inner);
      if (reason !== null) return reason;
    }
    return null;
  };
  return look(module);
}

function moduleInstead(module: string, attribute: string, inner: PythonModule, run: Evaluation): EntryPoint {
  return { kind: 'module-instead', module, attribute, candidates: attributeCandidates(inner, attribute, run) };
}

function found(
  module: PythonModule,
  attribute: string,
  bound: string,
  { called: isCalled, given }: Pick<Extract<AppName, { kind: 'name' }>, 'called' | 'given'>,
  thing: Thing,
  run: Evaluation,
): EntryPoint {
  const app = isCalled ? called(thing, run) : thing;
  const binding = bindingOf(module, bound, run);
  const built = app.kind === 'app' ? app : null;
  const asFunction = app.kind === 'function' ? interfaceOf(app.definition) : null;
  return {
    kind: 'found',
    module: module.name,
    attribute,
    file: module.source,
    at: binding ? span(module.source, binding.from, binding.to) : null,
    ...(built?.framework ? { framework: built.framework } : {}),
    interface: built?.interface ?? asFunction,
    uncalledFactory: !isCalled && makesApp(thing, run),
    factory: isCalled && thing.kind === 'function' ? thing : null,
    factoryGiven: given,
    imports: run.imports,
  };
}

function makesApp(thing: Thing, run: Evaluation): boolean {
  if (thing.kind !== 'function' || thing.definition.decorators.length > 0) return false;
  const needed = thing.definition.parameters.filter(
    ({ form, default: given }) => form === 'positional' && given === null,
  );
  return needed.length === 0 && called(thing, run).kind === 'app';
}

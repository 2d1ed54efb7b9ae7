import type { Source } from '../../../text/source.ts';
import { span } from '../../../text/source.ts';
import { builtIn, type Origin, written } from '../../../value/value.ts';
import type { Place, Statement } from '../syntax.ts';
import { absolutePath } from './absolute-path.ts';
import { Budget } from './budget.ts';
import { effectsOf } from './effects.ts';
import { Scope } from './scope.ts';
import { type Module, type Py, type PyError, str, unknown } from './values.ts';
import type { PythonWorld } from './world.ts';

/** What all modules of one evaluation share. */
export class Session {
  readonly world: PythonWorld;
  readonly budget = new Budget();
  /** modules of the repository that were imported, by path */
  readonly modules = new Map<string, Module>();
  /** what the code did to `os.environ`: null for a variable that it removed */
  readonly environment = new Map<string, Py | null>();
  /** set where variables may be set that can't be known: why */
  environmentOpen: string | null = null;
  /** how often something was met that can't be known, and so may have raised */
  doubts = 0;
  lastDoubt: string | null = null;
  /** exceptions whose handlers are running, the innermost last */
  readonly handled: PyError[] = [];
  /** the exception that a value after `as` stands for */
  readonly caught = new Map<Py, PyError>();

  /** `sys.path` */
  readonly path: Py & { readonly kind: 'list' };

  constructor(world: PythonWorld) {
    this.world = world;
    const at = builtIn('Python');
    this.path = { kind: 'list', items: world.path.map((folder) => str(folder, at)), at };
  }

  /** The folders in which modules are looked for, as far as they are known. */
  folders(): readonly string[] {
    return this.path.items.flatMap((item) =>
      item.kind === 'str' && item.text.known ? [absolutePath(this.world.cwd, item.text.string)] : [],
    );
  }

  doubt(reason: string): void {
    this.doubts++;
    this.lastDoubt = reason;
  }
}

/** One module while it runs. */
export class Run {
  readonly session: Session;
  readonly source: Source;
  /** absolute, in the container */
  readonly path: string;
  readonly moduleName: string;
  readonly scope = new Scope('module', null);
  /** set where any name may have been set: why */
  open: string | null = null;
  readonly statements: readonly Statement[];
  #borrowed: ReadonlySet<string> | null = null;

  constructor(session: Session, source: Source, statements: readonly Statement[], path: string, moduleName: string) {
    this.session = session;
    this.source = source;
    this.statements = statements;
    this.path = path;
    this.moduleName = moduleName;
  }

  /** names of the module that its functions may set */
  get borrowed(): ReadonlySet<string> {
    this.#borrowed ??= effectsOf(this.statements).borrowed;
    return this.#borrowed;
  }

  originOf({ from, to }: Place): Origin {
    return written(span(this.source, from, to));
  }

  /** Any name of the module may have been set to anything: its data is unknown, its modules and functions stay. */
  taint(reason: string): void {
    this.open ??= reason;
    for (const [name, value] of this.scope.names)
      if (value.kind !== 'module' && value.kind !== 'function' && value.kind !== 'class')
        this.scope.names.set(name, unknown(reason, value.at));
  }
}

import type { Source } from '../../../text/source.ts';
import { span } from '../../../text/source.ts';
import { builtIn, written } from '../../../value/value.ts';
import { readModule } from '../module.ts';
import { Unfinished } from './budget.ts';
import { openReason, repositoryModule } from './imports.ts';
import { Run, Session } from './run.ts';
import { runBlock } from './statements.ts';
import { type Py, PyError } from './values.ts';
import type { PythonWorld } from './world.ts';

export { callAgain } from './call.ts';

/** A module after it ran. */
export interface ModuleRun {
  /** its names, in the order in which they were first set */
  readonly names: ReadonlyMap<string, Py>;
  /** the exception that is sure to end it */
  readonly error: PyError | null;
  /** set where any name may have been set besides: why */
  readonly open: string | null;
}

/**
 * What a Python file's names are after it ran, worked out without running it. Null where it can't be read as text.
 * Never throws.
 * @param path absolute
 */
export function runModuleFile(path: string, moduleName: string, world: PythonWorld): ModuleRun | null {
  const source = world.files.read(path);
  return source && runSource(new Session(world), source, path, moduleName);
}

/** The same for a module by its dotted name, looked for along the world's path; null where it isn't there. */
export function runNamedModule(name: string, world: PythonWorld): ModuleRun | null {
  try {
    const module = repositoryModule(new Session(world), name, builtIn('the command'));
    if (module?.kind !== 'module' || !module.names) return null;
    return { names: module.names, error: null, open: openReason(module) };
  } catch (thrown) {
    if (thrown instanceof PyError) return { names: new Map(), error: thrown, open: null };
    return { names: new Map(), error: null, open: unfinishedReason(thrown) };
  }
}

/** Runs a file as a module of a session that may have run others. */
export function runSource(session: Session, source: Source, path: string, moduleName: string): ModuleRun {
  const { statements, problems } = readModule(source);
  const [problem] = problems;
  if (problem?.certain) {
    const place = written(span(source, problem.from, problem.to));
    return { names: new Map(), error: new PyError('SyntaxError', problem.message, place), open: null };
  }
  const run = new Run(session, source, statements, path, moduleName);
  const { names } = run.scope;
  if (problem) return { names: new Map(), error: null, open: `the file is not wholly understood: ${problem.message}` };
  try {
    runBlock(run, run.scope, statements);
    return { names, error: null, open: run.open };
  } catch (thrown) {
    if (thrown instanceof PyError) return { names, error: thrown, open: run.open };
    return { names: new Map(), error: null, open: unfinishedReason(thrown) };
  }
}

/** @throws what is no limit of ours */
function unfinishedReason(thrown: unknown): string {
  if (thrown instanceof Unfinished) return thrown.message;
  if (thrown instanceof RangeError) return 'the file is nested deeper than is followed';
  throw thrown;
}

import type { Call, Expression, Place, Statement } from '../languages/python/syntax.ts';
import type { Scope } from './app-value.ts';
import type { Imports, PythonModule } from './imports.ts';

/**
 * When a statement runs. `import`: always when the app is loaded. `start`: always, in each worker before it answers
 * requests. `perhaps`: then too, but only under a condition that isn't known. `later`: for a request, if at all.
 */
export type When = 'import' | 'start' | 'perhaps' | 'later';

/** A statement of the app's own modules, where its names are looked up, and when it runs. */
export interface Ran {
  readonly statement: Statement;
  readonly scope: Scope;
  readonly when: When;
  /** it doesn't run on every way through its module or function */
  readonly conditional: boolean;
  /** what it stands in directly */
  readonly within: 'module' | 'class' | 'function';
}

/** The environment variables with which an app is loaded. */
export interface Variables {
  /** null for one that isn't set, undefined where that, or what it is set to, isn't known */
  value(name: string): string | null | undefined;
  /** null where it isn't known */
  isSet(name: string): boolean | null;
}

/** A call of something that belongs to a package. */
export interface Use {
  /** dotted: `flask_socketio.SocketIO`, `apscheduler.schedulers.background.BackgroundScheduler().start` */
  readonly name: string;
  readonly call: Extract<Expression, { kind: 'call' }> & Call & Place;
  readonly scope: Scope;
  readonly when: When;
  readonly conditional: boolean;
}

/** What an app's code does, and when, without running it. */
export interface AppRun {
  readonly ran: readonly Ran[];
  /** each call once, at the surest time */
  readonly uses: readonly Use[];
  /** the app's own modules that may be loaded */
  readonly modules: readonly PythonModule[];
  /** the name of Django's settings, where the app is Django's */
  readonly settings: string | null;
  readonly imports: Imports;
  readonly variables: Variables;
}

import type { Statement } from '../languages/python/syntax.ts';
import { type Span, span } from '../text/source.ts';
import { everyStatement, expressionsOf } from './app-code.ts';
import type { AppRun, Use } from './app-run-model.ts';
import type { Scope } from './app-value.ts';
import { evaluate, withParameters } from './evaluate-app.ts';
import { startupHooks } from './startup-hooks.ts';

/** A scheduler that starts with the app, so that each of its processes runs the jobs. */
export interface StartedScheduler {
  /** as its users call it */
  readonly name: string;
  /** what starts it */
  readonly at: Span;
  /** in the process that loads the app (the master, where gunicorn preloads it), or in each worker */
  readonly when: 'import' | 'start';
  /** something else may see to it that a job runs once: a lock, or a store of jobs that processes share */
  readonly guarded: boolean;
}

const STARTS: readonly (readonly [RegExp, string])[] = [
  [/^apscheduler\.schedulers\.(?!blocking)\w+\.\w+\(\)\.start$/, 'APScheduler'],
  [/^flask_apscheduler\.(?:scheduler\.)?APScheduler\(\)\.start$/, 'Flask-APScheduler'],
  [/^rocketry\.Rocketry\(\)\.(?:serve|run)$/, 'Rocketry'],
];
/** What goes on until it is stopped, so that people give it a thread of its own. */
const IN_A_THREAD: readonly (readonly [RegExp, string])[] = [
  [/^apscheduler\.schedulers\.\w+\.\w+\(\)\.start$/, 'APScheduler'],
  [/^rocketry\.Rocketry\(\)\.run$/, 'Rocketry'],
];
/** Decorators of functions that then run again and again from their first call on. */
const REPEATS = /^fastapi_util(?:s\.tasks|ities(?:\.repeat)?)\.repeat_(?:every|at)$/;
/** Methods that give a scheduler its jobs, also where it isn't seen which one is given them. */
const GIVES_JOBS = /^(add_job|scheduled_job)$/;
const OWN_JOBS = /^(apscheduler|flask_apscheduler|schedule|rocketry)\b.*\.(task|do)$/;
/** By what a process makes sure that it is the only one to go on. A mention is enough: then nothing is said. */
const LOCK =
  /\b(fcntl|flock|filelock|FileLock|portalocker|lockfile|redis_lock|redlock|is_leader|leader|setnx|nx\s*=\s*True)\b|advisory_(xact_)?lock|acquire|(?<!re)lease|\.b?lock\(|SKIP LOCKED|GET_LOCK|sp_getapplock|\.bind\(/;
const SHARED_JOBS = /\b(SQLAlchemy|Redis|MongoDB|RethinkDB|ZooKeeper|Etcd|Django)JobStore\b/;

export function startedSchedulers(run: AppRun): readonly StartedScheduler[] {
  const guarded =
    run.modules.some(({ source }) => SHARED_JOBS.test(source.text)) ||
    run.modules.some(({ source }) => LOCK.test(source.text) && /schedule|repeat_|Rocketry/i.test(source.text));
  const started = run.uses.flatMap((use): readonly StartedScheduler[] => {
    const { when, scope, call } = use;
    const name = STARTS.find(([start]) => start.test(use.name))?.[1] ?? inThread(use, run);
    if (name === null || (when !== 'import' && when !== 'start')) return [];
    return [{ name, at: span(scope.module.source, call.from, call.to), when, guarded }];
  });
  return [...(started.length > 0 && hasJobs(run) ? started : []), ...repeated(run, guarded)];
}

/** `@app.on_event('startup')` over `@repeat_every(seconds=60)`. */
function repeated({ ran, imports }: AppRun, guarded: boolean): readonly StartedScheduler[] {
  return ran.flatMap(({ statement, scope, when }) => {
    if (statement.kind !== 'function' || (when !== 'import' && when !== 'start')) return [];
    const run = { imports, steps: 0, depth: 0 };
    const starts = statement.decorators.some((one) => startupHooks(one, scope, null, statement).length > 0);
    const repeats = statement.decorators.find((one) => {
      const thing = evaluate(one.kind === 'call' ? one.callee : one, scope, run);
      return thing.kind === 'library' && REPEATS.test(thing.name);
    });
    if (!starts || !repeats) return [];
    const at = span(scope.module.source, repeats.from, repeats.to);
    return [{ name: '`repeat_every`', at, when: 'start' as const, guarded }];
  });
}

/** Jobs that are given as the app starts. Those that requests add run in the one process that got the request. */
function hasJobs({ ran, uses, modules }: AppRun): boolean {
  const atStart = ({ when }: { readonly when: Use['when'] }): boolean => when === 'import' || when === 'start';
  const given = ran.some(
    (one) =>
      atStart(one) &&
      [...expressionsOf(one.statement)].some(
        (inner) => inner.kind === 'call' && inner.callee.kind === 'attribute' && GIVES_JOBS.test(inner.callee.name),
      ),
  );
  const own = uses.some((use) => atStart(use) && OWN_JOBS.test(use.name));
  return given || own || modules.some(({ source }) => /^[^\S\n]*JOBS\s*=\s*\[/m.test(source.text));
}

/** `threading.Thread(target=f)`, where `f` is a scheduler's own loop, or runs what `schedule` has to do. */
function inThread({ name, call, scope }: Use, { imports }: AppRun): string | null {
  const target =
    name === 'threading.Thread' ? call.arguments.find((argument) => argument.name === 'target') : undefined;
  const thing = target && evaluate(target.value, scope, { imports, steps: 0, depth: 0 });
  if (thing?.kind === 'library') return IN_A_THREAD.find(([loop]) => loop.test(thing.name))?.[1] ?? null;
  if (thing?.kind !== 'function') return null;
  const inner: Scope = { ...thing.scope, locals: [withParameters(thing.definition), ...thing.scope.locals] };
  const runs = (statement: Statement): boolean =>
    [...expressionsOf(statement)].some((one) => {
      const callee = one.kind === 'call' ? evaluate(one.callee, inner, { imports, steps: 0, depth: 0 }) : null;
      return callee?.kind === 'library' && callee.name === 'schedule.run_pending';
    });
  return [...everyStatement(thing.definition.body())].some(runs) ? '`schedule`' : null;
}

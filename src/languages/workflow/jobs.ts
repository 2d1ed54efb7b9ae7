import { knownString } from '../../value/read.ts';
import { sameText } from '../../value/same-text.ts';
import { builtIn, object, type Property, string, unknown, type Value } from '../../value/value.ts';
import { stepCondition } from './conditional.ts';
import { assuming, contextsWith, envContext, envOf, merged, runnerContext } from './contexts.ts';
import type { Contexts, Lookup } from './expression/contexts.ts';
import { asText } from './expression/text.ts';
import { jobContexts, strategyContext, withEnvironment } from './job-contexts.ts';
import { environmentsOf } from './job-environment.ts';
import { inOrder, needsOf } from './job-order.ts';
import type { JobState, WorkflowState } from './job-state.ts';
import { matrixJobs } from './matrix.ts';
import { callWorkflow } from './reusable.ts';
import type { JobRun, RunCondition } from './run-types.ts';
import { RunnerDisk } from './runner/disk.ts';
import { RunnerFiles } from './runner/files.ts';
import type { Start } from './starts.ts';
import { runSteps } from './steps.ts';
import { filledIn } from './template.ts';
import type { Turn } from './turn.ts';

/** A workflow on its way: the one that started, or one that a job of it calls. */
export interface WorkflowScope {
  readonly path: string;
  readonly value: Value;
  readonly start: Start;
  readonly inputs: ReadonlyMap<string, Property>;
  /** secrets as a caller gives them; null: those of the repository */
  readonly secrets: Lookup | null;
  readonly conditions: readonly RunCondition[];
  /** of the run, or of the job that calls the workflow */
  readonly turn: Turn;
  readonly depth: number;
}

type Properties = ReadonlyMap<string, Property>;

const GITHUB = builtIn('GitHub');

interface Finished {
  /** its own, and those of all jobs that it waits for, however far: where one of them doesn't hold, no job behind runs */
  readonly conditions: readonly RunCondition[];
  readonly outputs: Value;
  readonly skipped: boolean;
  /** it is skipped, or one that it waits for, however far: a job behind it runs only where it says so itself */
  readonly behindSkipped: boolean;
  readonly turn: Turn;
}

/** Follows all jobs of a workflow; gives the outputs of each, as the context `jobs`. */
export function runJobs(scope: WorkflowScope, state: WorkflowState): Value {
  const workflow = scope.value.kind === 'object' ? scope.value.properties : new Map<string, Property>();
  const finished = new Map<string, Finished>();
  for (const { key, value } of inOrder(workflow.get('jobs')?.value)) {
    if (value.kind === 'object') finished.set(key, runJob(key, value, workflow, scope, finished, state));
  }
  return needsContext([...finished.keys()], finished);
}

function runJob(
  id: string,
  job: Extract<Value, { kind: 'object' }>,
  workflow: Properties,
  scope: WorkflowScope,
  finished: ReadonlyMap<string, Finished>,
  state: WorkflowState,
): Finished {
  const needs = needsOf(job).filter((each) => finished.has(each));
  const written = job.properties.get('if');
  const waits = needs.flatMap((each) => finished.get(each) ?? []);
  const regardless = /\b(always|failure|cancelled)\s*\(/.test(written ? asText(written.value).string : '');
  const waited = waits.flatMap((each) => each.conditions);
  const before = regardless ? [] : waited;
  const outer = assuming(jobContexts(id, scope, needsContext(needs, finished)), [...scope.conditions, ...before]);
  const condition = stepCondition(written, withEnvironment(outer, scope, null));
  const turn: Turn = { after: waits.map((each) => each.turn), within: scope.turn };
  const skipped: Finished = { conditions: [], outputs: object([], GITHUB), skipped: true, behindSkipped: true, turn };
  const behindSkipped = waits.some((each) => each.behindSkipped);
  if (condition === 'never' || (!regardless && behindSkipped)) return skipped;
  const own = condition === 'always' ? [] : [condition];
  const conditions = [...scope.conditions, ...before, ...own];
  const base = assuming(outer, own);
  const strategy = job.properties.get('strategy')?.value;
  const matrix = strategy?.kind === 'object' ? strategy.properties.get('matrix')?.value : undefined;
  const combinations = matrix
    ? matrixJobs(filledIn(matrix, withEnvironment(base, scope, null)), `${scope.path}:${id}.matrix`)
    : [null];
  let outputs: Value = object([], GITHUB);
  for (const [index, combination] of combinations.entries()) {
    const strategy = strategyContext(index, combinations.length);
    const combined = combination ? contextsWith(base, { strategy, matrix: combination }) : base;
    const named = job.properties.get('environment')?.value;
    for (const { environment, when } of environmentsOf(named, withEnvironment(combined, scope, null))) {
      const one = { ...scope, conditions: [...conditions, ...when], turn: { after: [], within: turn } };
      const contexts = withEnvironment(assuming(combined, when), scope, environment);
      const made = runOne(id, job.properties, environment, contexts, workflow, one, state);
      outputs = outputs.kind === 'object' && outputs.properties.size === 0 ? made : agreed(outputs, made);
    }
  }
  return { conditions: [...waited, ...own], outputs, skipped: false, behindSkipped, turn };
}

/** Outputs of several jobs of a matrix: which one sets a name last can't be known. */
function agreed(first: Value, second: Value): Value {
  if (first.kind !== 'object' || second.kind !== 'object') return first;
  const both = [...second.properties.values()].map((property) => {
    const old = first.properties.get(property.key)?.value;
    if (!old || sameText(old, property.value) === 'same') return property;
    const reason = 'each job of the matrix gives another value, and the last one counts';
    return { ...property, value: unknown(reason, property.value.origin) };
  });
  return object([...first.properties.values(), ...both], first.origin);
}

/** One job, of a matrix one of its combinations, in one environment. */
function runOne(
  id: string,
  job: Properties,
  environment: Value | null,
  own: Contexts,
  workflow: Properties,
  scope: WorkflowScope,
  state: WorkflowState,
): Value {
  const uses = job.get('uses')?.value;
  if (uses) return callWorkflow(uses, job, own, scope, state, runJobs);
  const outer = envOf(optional(workflow.get('env')?.value, own));
  const env = merged(
    outer,
    envOf(optional(job.get('env')?.value, contextsWith(own, { env: envContext(outer, null) }))),
  );
  const jobRun: JobRun = { workflow: scope.path, id, environment, run: state.run, turn: scope.turn };
  const system = systemOf(job.get('runs-on')?.value, own);
  const jobState: JobState = {
    workflow: state,
    job: jobRun,
    conditions: scope.conditions,
    env: new Map(),
    open: null,
    disk: new RunnerDisk(new RunnerFiles(state.workspace)),
    python: undefined,
  };
  const stepContexts = contextsWith(own, { runner: runnerContext(system) });
  const defaults = defaultsOf(workflow, job, contextsWith(own, { env: envContext(env, null) }));
  const outputs = new Map<string, Property>();
  runSteps(
    job.get('steps')?.value,
    {
      contexts: stepContexts,
      env,
      shell: defaults.shell,
      workingDirectory: defaults.folder,
      conditions: scope.conditions,
      outputs,
      depth: 0,
      windows: system === 'Windows',
    },
    jobState,
  );
  const after = contextsWith(stepContexts, {
    env: envContext(merged(env, jobState.env), jobState.open),
    steps: object(outputs.values(), GITHUB),
  });
  return optional(job.get('outputs')?.value, after) ?? object([], GITHUB);
}

function optional(value: Value | undefined, contexts: Contexts): Value | undefined {
  return value && filledIn(value, contexts);
}

function needsContext(ids: readonly string[], finished: ReadonlyMap<string, Finished>): Value {
  const needs = ids.map((id) => {
    const job = finished.get(id);
    const result = string(job?.skipped ? 'skipped' : 'success', GITHUB);
    const members = [
      { key: 'outputs', span: null, value: job?.outputs ?? object([], GITHUB) },
      { key: 'result', span: null, value: result },
    ];
    return { key: id, span: null, value: object(members, GITHUB) };
  });
  return object(needs, GITHUB);
}

/** The system that a runner's label names; null where it names none. */
function systemOf(runsOn: Value | undefined, contexts: Contexts): string | null {
  const value = optional(runsOn, contexts);
  const labels = value?.kind === 'array' ? value.items : value ? [value] : [];
  const names = labels.map((label) => knownString(label) ?? '');
  if (names.some((name) => /^windows/i.test(name))) return 'Windows';
  if (names.some((name) => /^macos/i.test(name))) return 'macOS';
  return names.some((name) => /^(ubuntu|linux)/i.test(name)) ? 'Linux' : null;
}

/** `defaults.run` of the job, else of the workflow. */
function defaultsOf(
  workflow: Properties,
  job: Properties,
  contexts: Contexts,
): { readonly shell: Value | undefined; readonly folder: Value | undefined } {
  const runs = [job, workflow].map((holder) => {
    const defaults = holder.get('defaults')?.value;
    const run = defaults?.kind === 'object' ? defaults.properties.get('run')?.value : undefined;
    return run?.kind === 'object' ? run.properties : new Map<string, Property>();
  });
  const first = (name: string): Value | undefined => {
    const value = runs.map((run) => run.get(name)?.value).find((each) => each !== undefined);
    return optional(value, contexts);
  };
  return { shell: first('shell'), folder: first('working-directory') };
}

import { WorkflowState } from './job-state.ts';
import { runJobs } from './jobs.ts';
import type { RunOptions, WorkflowRuns } from './run-types.ts';
import { anyStart, type Start, startsOf } from './starts.ts';
import type { WorkflowFiles } from './workflow-files.ts';
import type { WorkflowTurns } from './workflow-turns.ts';

/** A workflow that can be followed, without doing anything, from each of the ways in which it starts. */
export interface StartedWorkflow {
  readonly path: string;
  /** none for a workflow that only others call: it does nothing by itself */
  readonly starts: readonly Start[];
  /** a start of which nothing is known */
  readonly any: Start;
  run(start: Start): WorkflowRuns;
}

/** Null where the file holds no workflow. */
export function workflowOf(
  path: string,
  files: WorkflowFiles,
  turns: WorkflowTurns,
  options: RunOptions,
): StartedWorkflow | null {
  const value = files.read(path);
  if (value?.kind !== 'object') return null;
  const on = value.properties.get('on')?.value;
  const run = (start: Start): WorkflowRuns => {
    const state = new WorkflowState(files, options);
    const turn = turns.ofRun(path, value, start);
    runJobs({ path, value, start, inputs: start.inputs, secrets: null, conditions: [], turn, depth: 0 }, state);
    const { steps, unfollowed, unknowns, scripts, artifacts } = state;
    return { steps, unfollowed, unknowns, scripts, artifacts };
  };
  return { path, starts: startsOf(on), any: anyStart(on), run };
}

import { WorkflowState } from './job-state.ts';
import { runJobs } from './jobs.ts';
import type { RunOptions, WorkflowRuns } from './run-types.ts';
import { startsOf } from './starts.ts';
import type { WorkflowFiles } from './workflow-files.ts';

/**
 * All that a workflow does, in each of the ways in which it can start, without doing anything. One that only others
 * call does nothing by itself.
 */
export function runWorkflow(path: string, files: WorkflowFiles, options: RunOptions): readonly WorkflowRuns[] {
  const value = files.read(path);
  if (value?.kind !== 'object') return [];
  const on = value.properties.get('on')?.value ?? value.properties.get('true')?.value;
  return startsOf(on).map((start) => {
    const state = new WorkflowState(files, options);
    runJobs({ path, value, start, inputs: start.inputs, secrets: null, conditions: [], depth: 0 }, state);
    return { steps: state.steps, unfollowed: state.unfollowed, unknowns: state.unknowns };
  });
}

import type { Span } from '../../text/source.ts';
import type { Property, Value } from '../../value/value.ts';
import type { Programs, ShellUnknown } from '../shell/world.ts';
import type { Assumptions } from './expression/assumptions.ts';
import type { Artifact } from './runner/artifacts.ts';
import type { RunnerFiles } from './runner/files.ts';
import type { Doing } from './runner/follow.ts';
import type { Turn } from './turn.ts';

/** The condition under which a step runs, where it can't be known. */
export interface RunCondition {
  readonly when: string;
  readonly span: Span | null;
  /** tells it from others that are said in the same words */
  readonly key?: string;
  /** what holds wherever it does, and wherever it doesn't */
  readonly assumes?: { readonly met: Assumptions; readonly unmet: Assumptions };
}

/** One job of one run of a workflow, of a matrix one of its combinations. */
export interface JobRun {
  readonly workflow: string;
  readonly id: string;
  /** `environment:`; null where the job names none */
  readonly environment: Value | null;
  /** the run that the job belongs to: jobs of the same run share it */
  readonly run: object;
  readonly turn: Turn;
}

interface StepBase {
  readonly job: JobRun;
  /** when it runs, counted through all jobs of the run */
  readonly at: number;
  readonly condition: RunCondition | null;
  /** the variables that its process sees */
  readonly environment: ReadonlyMap<string, Value>;
  readonly span: Span;
  /** the runner's disk before it */
  readonly files: RunnerFiles;
  /** what was installed by `actions/setup-python` before it */
  readonly python: Value | undefined;
}

/** A step that uses an action of another repository. */
export interface ActionStep extends StepBase {
  readonly kind: 'action';
  /** `azure/webapps-deploy`, in lower case */
  readonly action: string;
  /** what follows the `@` */
  readonly version: string;
  readonly inputs: ReadonlyMap<string, Property>;
}

/** What a script of a step does. */
export interface DoingStep extends StepBase {
  readonly kind: 'doing';
  readonly doing: Doing;
}

export type StepRun = ActionStep | DoingStep;

/** Something that was not followed: a reusable workflow or an action of another repository. */
export interface Unfollowed {
  readonly what: string;
  readonly why: string;
  readonly span: Span | null;
}

/** All that a workflow does, in the order in which it does it; of each way in which it can start. */
export interface WorkflowRuns {
  readonly steps: readonly StepRun[];
  readonly unfollowed: readonly Unfollowed[];
  readonly unknowns: readonly ShellUnknown[];
  /** scripts of the repository that steps run in a shell: their paths */
  readonly scripts: ReadonlySet<string>;
  /** by name */
  readonly artifacts: ReadonlyMap<string, Artifact>;
}

/** What the caller knows of actions: which hold a script, and which programs a script finds on a runner. */
export interface RunOptions {
  /** the input that holds a script, by the action's name in lower case; and the shell that runs it */
  readonly scripts: ReadonlyMap<string, { readonly input: string; readonly shell: string }>;
  readonly programs: Programs;
  /** actions that write no files and set no variables that matter here */
  readonly harmless: (action: string) => boolean;
}

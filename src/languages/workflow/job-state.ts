import type { Property, Value } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { ShellUnknown } from '../shell/world.ts';
import type { Assumptions } from './expression/assumptions.ts';
import type { Contexts } from './expression/contexts.ts';
import type { JobRun, RunCondition, RunOptions, StepRun, Unfollowed } from './run-types.ts';
import type { Artifact } from './runner/artifacts.ts';
import type { RunnerDisk } from './runner/disk.ts';
import type { WorkflowFiles } from './workflow-files.ts';

/** What all jobs of one run of a workflow share. */
export class WorkflowState {
  readonly workspace: Workspace;
  readonly options: RunOptions;
  readonly run = {};
  readonly steps: StepRun[] = [];
  readonly unfollowed: Unfollowed[] = [];
  readonly unknowns: ShellUnknown[] = [];
  readonly scripts = new Set<string>();
  readonly artifacts = new Map<string, Artifact>();
  readonly #files: WorkflowFiles;
  #at = 0;

  constructor(files: WorkflowFiles, options: RunOptions) {
    this.#files = files;
    this.workspace = files.workspace;
    this.options = options;
  }

  /** A workflow or action of the repository; null where there is none that can be read. */
  yaml(path: string): Value | null {
    return this.#files.read(path);
  }

  /** What another workflow of the repository has uploaded; null where none has. */
  foreignArtifact(name: string, workflow: string | null, from: string): Artifact | null {
    return this.#files.foreign?.(name, workflow, from) ?? null;
  }

  /** The number of the next step; null after the last that is followed. */
  next(): number | null {
    return this.#at < MOST_STEPS ? this.#at++ : null;
  }
}

/** Steps of one run that are followed, so that no workflow can take for ever. */
const MOST_STEPS = 5_000;

/** What the steps of one job share and change. */
export interface JobState {
  readonly workflow: WorkflowState;
  readonly job: JobRun;
  /** under which all of it runs */
  readonly conditions: readonly RunCondition[];
  /** set by `$GITHUB_ENV` */
  env: ReadonlyMap<string, Property>;
  /** why other variables may be set; null where none are */
  open: string | null;
  readonly disk: RunnerDisk;
  python: Value | undefined;
}

/** Where steps stand: in a job, or in a composite action. */
export interface StepScope {
  readonly contexts: Contexts;
  /** of the workflow and the job, or of the step that uses the action */
  readonly env: ReadonlyMap<string, Property>;
  readonly shell: Value | undefined;
  readonly workingDirectory: Value | undefined;
  readonly conditions: readonly RunCondition[];
  /** outputs of earlier steps, by id */
  readonly outputs: Map<string, Property>;
  /** composite actions inside one another */
  readonly depth: number;
  /** the default shell is PowerShell's */
  readonly windows: boolean;
}

/** Several conditions as one. */
export function allOf(conditions: readonly RunCondition[]): RunCondition | null {
  const [first, ...rest] = conditions;
  if (!first) return null;
  const parts = [...new Set(conditions.map((each) => each.when))];
  const joined = parts.length === 1 ? (parts[0] ?? '') : parts.map(bracketed).join(' && ');
  return { when: joined, span: rest.at(-1)?.span ?? first.span };
}

/** What holds where all of these do. */
export function assumedBy(conditions: readonly RunCondition[]): Assumptions {
  return new Map(conditions.flatMap(({ assumes }) => [...(assumes?.met ?? [])]));
}

function bracketed(condition: string): string {
  return condition.includes('||') ? `(${condition})` : condition;
}

import type { StepRun } from '../../languages/workflow/run-types.ts';
import type { RunnerFiles } from '../../languages/workflow/runner/files.ts';
import type { Span } from '../../text/source.ts';
import type { Condition } from '../../value/condition.ts';
import { knownString } from '../../value/read.ts';
import type { Property, Value } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Defaults } from '../azure-cli/configured-defaults.ts';
import type { CoverageNote, Fact, Scope } from '../facts.ts';
import type { TemplateRun } from '../template-run.ts';

/** Where and when a step or a command acts: what each of its facts needs. */
export interface StepContext {
  readonly workspace: Workspace;
  readonly scope: Scope;
  readonly condition: Condition | null;
  readonly span: Span;
  readonly files: RunnerFiles;
  readonly python: Value | undefined;
  readonly environment: ReadonlyMap<string, Value>;
  /** what the Azure CLI takes for options that aren't given */
  readonly defaults?: Defaults;
}

/** What a step says: facts, deployments of templates, and what isn't understood. */
export interface StepFindings {
  readonly facts: readonly Fact[];
  readonly runs: readonly TemplateRun[];
  readonly coverage: readonly CoverageNote[];
  /** scripts of the repository that are run */
  readonly scripts?: readonly string[];
}

export const NOTHING_FOUND: StepFindings = { facts: [], runs: [], coverage: [] };

/** All that several steps say. */
export function together(found: readonly StepFindings[]): StepFindings {
  return {
    facts: found.flatMap((each) => each.facts),
    runs: found.flatMap((each) => each.runs),
    coverage: found.flatMap((each) => each.coverage),
    scripts: found.flatMap((each) => each.scripts ?? []),
  };
}

export function found(...facts: readonly Fact[]): StepFindings {
  return { ...NOTHING_FOUND, facts };
}

export function contextOf(step: StepRun, workspace: Workspace): StepContext {
  const environment = step.job.environment;
  return {
    workspace,
    scope: {
      file: step.job.workflow,
      environment: environment === null ? null : (knownString(environment) ?? null),
      run: step.job.run,
      order: { run: step.job.run, step: step.at, turn: step.job.turn },
    },
    condition: step.condition,
    span: step.span,
    files: step.files,
    python: step.python,
    environment: step.environment,
  };
}

/** An input that is given and not empty: an action can't tell an empty one from none. */
export function input(inputs: ReadonlyMap<string, Property>, name: string): Value | undefined {
  const value = inputs.get(name)?.value;
  return value === undefined || value.kind === 'null' || knownString(value)?.trim() === '' ? undefined : value;
}

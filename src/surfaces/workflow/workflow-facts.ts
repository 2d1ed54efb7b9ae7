import { foreignArtifacts } from '../../languages/workflow/foreign-artifacts.ts';
import { type StartedWorkflow, workflowOf } from '../../languages/workflow/run.ts';
import type { RunOptions, StepRun, WorkflowRuns } from '../../languages/workflow/run-types.ts';
import { MOST_STARTS } from '../../languages/workflow/starts.ts';
import { WorkflowFiles } from '../../languages/workflow/workflow-files.ts';
import { WorkflowTurns } from '../../languages/workflow/workflow-turns.ts';
import { placeKey, type Span } from '../../text/source.ts';
import type { Value } from '../../value/value.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { type Defaults, NO_DEFAULTS } from '../azure-cli/configured-defaults.ts';
import { defaultsOf } from '../azure-cli/doing-findings.ts';
import { withHooks } from '../azure-cli/hook-facts.ts';
import type { CoverageNote, Fact } from '../facts.ts';
import type { Surfaces } from '../surfaces.ts';
import type { TemplateRun } from '../template-run.ts';
import { ACTIONS, isHarmless, SCRIPT_ACTIONS } from './actions.ts';
import { dependsOnStart, distinctStarts } from './distinct-starts.ts';
import { perName } from './per-name.ts';
import { RUNNER_PROGRAMS } from './runner-programs.ts';
import { contextOf, NOTHING_FOUND, type StepContext, type StepFindings, together } from './step-context.ts';

/** What workflows say, and the deployments of templates that they make. */
export interface WorkflowSurfaces extends Surfaces {
  readonly runs: readonly TemplateRun[];
  /** scripts of the repository that steps run */
  readonly followed: ReadonlySet<string>;
}

export const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i;

/** A workflow without any of these words deploys nothing that is read here. */
const CONCERNS_US =
  /webapps-deploy|appservice-settings|arm-deploy|bicep-deploy|azure\/cli|azure\/powershell|\baz\b|\bazd\b|\bAz(WebApp|AppService)|azure-dev|uses:\s*['"]?(\.\/|\$\/)|\/\.github\/workflows\/|\.(sh|ps1)\b|AzWebApp|AzAppService|Az\w*Deployment|\.scm\.([\w-]+\.)?azurewebsites\.net/i;

/** Of workflows without those words, this many are looked through for mistakes: it takes time, and tells of no deployment. */
const MOST_OTHERS = 100;

const OPTIONS: RunOptions = { scripts: SCRIPT_ACTIONS, programs: RUNNER_PROGRAMS, harmless: isHarmless };

/** Follows every workflow of the repository in each of the ways in which it can start. */
export async function workflowFacts(workspace: Workspace): Promise<WorkflowSurfaces> {
  const files = new WorkflowFiles(workspace);
  const turns = new WorkflowTurns();
  files.foreign = foreignArtifacts(files, turns, OPTIONS);
  const facts: Fact[] = [];
  const runs: TemplateRun[] = [];
  const coverage: CoverageNote[] = [];
  const followed = new Set<string>();
  /** workflows that are only called, and the paths of those that run */
  const called: StartedWorkflow[] = [];
  const ran = new Set<string>();
  let others = 0;
  for (const path of workspace.files) {
    if (!WORKFLOW.test(path)) continue;
    const concerns = CONCERNS_US.test(workspace.read(path)?.text ?? '');
    // One that deploys nothing here may be broken all the same: then nobody knows what it was meant to do.
    if (!concerns && others++ >= MOST_OTHERS) continue;
    if (files.read(path) === null || !concerns) continue;
    const workflow = workflowOf(path, files, turns, OPTIONS);
    if (workflow?.starts.length === 0) called.push(workflow);
    for (const start of workflow ? startFindings(workflow, workspace, followed, ran) : []) {
      facts.push(...start.facts);
      runs.push(...start.runs);
      coverage.push(...start.coverage);
    }
  }
  coverage.push(...called.flatMap((workflow) => uncalled(workflow, workspace, ran)));
  return { facts, runs, notes: files.notes, coverage: distinct(coverage), followed };
}

/** A workflow for others to call, though none of the repository does. */
function uncalled(
  { path, any, run }: StartedWorkflow,
  workspace: Workspace,
  ran: Set<string>,
): readonly CoverageNote[] {
  const place = firstPlace(ran.has(path) ? NOTHING_FOUND : findingsOf(run(any), workspace));
  if (!place) return [];
  return [
    {
      what: `a deployment by ${path}`,
      why: 'only other workflows call it, and none of the repository does',
      span: place,
    },
  ];
}

function firstPlace({ facts, runs }: StepFindings): Span | null {
  return [...facts, ...runs][0]?.span ?? null;
}

/** What a workflow says from each of its starts that says something of its own. */
function startFindings(
  { path, starts, any, run }: StartedWorkflow,
  workspace: Workspace,
  followed: Set<string>,
  ran: Set<string>,
): readonly StepFindings[] {
  const [only, ...others] = starts.slice(0, MOST_STARTS);
  if (!only) return [];
  const runs = run(others.length === 0 ? only : any);
  for (const step of runs.steps) ran.add(step.job.workflow);
  for (const path of runs.scripts) followed.add(path);
  const first = findingsOf(runs, workspace);
  for (const path of first.scripts ?? []) followed.add(path);
  if (others.length === 0 || !dependsOnStart(first, environmentsOf(runs, first))) return [first];
  const all = distinctStarts([only, ...others].map((start) => findingsOf(run(start), workspace)));
  const left = starts.length - MOST_STARTS;
  const place = firstPlace(first);
  if (left <= 0 || !place) return all;
  const note = {
    what: `${left} of the ways in which ${path} starts`,
    why: `only ${MOST_STARTS} are followed`,
    span: place,
  };
  return [...all, { ...NOTHING_FOUND, coverage: [note] }];
}

/** The environments of jobs, where anything is said at all. */
function environmentsOf({ steps }: WorkflowRuns, { facts, runs }: StepFindings): readonly Value[] {
  if (facts.length + runs.length === 0) return [];
  return [...new Set(steps.flatMap(({ job }) => job.environment ?? []))];
}

function findingsOf(run: WorkflowRuns, workspace: Workspace): StepFindings {
  const defaults = new Map<object, Defaults>();
  const found = run.steps.map((step) => {
    const before = defaults.get(step.job) ?? NO_DEFAULTS;
    const context = { ...contextOf(step, workspace), defaults: before };
    if (step.kind === 'doing') defaults.set(step.job, defaultsOf(step.doing, context, before));
    return stepFindings(step, context);
  });
  const all = together(found);
  return { ...all, facts: all.facts.flatMap(perName), coverage: [...run.unfollowed, ...all.coverage] };
}

function stepFindings(step: StepRun, context: StepContext): StepFindings {
  switch (step.kind) {
    case 'action': {
      const action = ACTIONS.get(step.action);
      return action ? action(step, context) : NOTHING_FOUND;
    }
    case 'doing':
      return withHooks(step.doing, context);
  }
}

function distinct(notes: readonly CoverageNote[]): readonly CoverageNote[] {
  const key = ({ what, why, span }: CoverageNote): string => `${what}\n${why}\n${placeKey(span)}`;
  return [...new Map(notes.map((note) => [key(note), note])).values()];
}

import type { Note, Workspace } from '../workspace/workspace.ts';
import type { CoverageNote, Fact } from './facts.ts';
import type { TemplateRun } from './template-run.ts';

/** What the places that are read say, and what could not be read. */
export interface Surfaces {
  readonly facts: readonly Fact[];
  readonly notes: readonly Note[];
  readonly coverage: readonly CoverageNote[];
}

/** The places that are looked at, as a person would say it. */
export const LOOKED_FOR: readonly string[] = [
  'GitHub workflows with an `azure/webapps-deploy` step (.github/workflows/*.yml)',
  'Bicep and ARM templates with a `Microsoft.Web/sites` (*.bicep, *.json)',
  'azd projects with a service on App Service (azure.yaml)',
];

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i;
const SCRIPT = /\.(sh|bash|ps1)$/i;
const TEMPLATE = /\.(bicep|bicepparam|json)$/i;
const AZD = /(^|\/)azure\.ya?ml$/i;

/** Reads every surface that the workspace has a file for; the code of the others is not even loaded. */
export async function readSurfaces(workspace: Workspace): Promise<Surfaces> {
  const any = (pattern: RegExp): boolean => workspace.files.some((path) => pattern.test(path));
  const read: Surfaces[] = [];
  const runs: TemplateRun[] = [];
  const followed = new Set<string>();
  if (any(WORKFLOW)) {
    const workflows = await (await import('./workflow/workflow-facts.ts')).workflowFacts(workspace);
    read.push(workflows);
    runs.push(...workflows.runs);
    for (const path of workflows.followed) followed.add(path);
  }
  if (any(SCRIPT)) {
    const scripts = await (await import('./azure-cli/script-facts.ts')).scriptFacts(workspace, followed);
    read.push(scripts);
    runs.push(...scripts.runs);
  }
  if (any(TEMPLATE)) read.push(await (await import('./template/template-facts.ts')).templateFacts(workspace, runs));
  if (any(AZD)) read.push(await (await import('./azure-yaml.ts')).azureYamlFacts(workspace));
  return {
    facts: read.flatMap((surface) => surface.facts),
    notes: read.flatMap((surface) => surface.notes),
    coverage: read.flatMap((surface) => surface.coverage),
  };
}

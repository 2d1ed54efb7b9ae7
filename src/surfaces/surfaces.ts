import { AZD_FILE } from '../text/azd-file.ts';
import { CLI_CONFIG, isKeptByHand } from '../text/kept-by-hand.ts';
import { otherScript, SCRIPT_FILE } from '../text/script-file.ts';
import type { Note, Workspace } from '../workspace/workspace.ts';
import type { CoverageNote, Fact } from './facts.ts';
import type { TemplateRun } from './template-run.ts';
import { unreadSurfaces } from './unread.ts';

/** What the places that are read say, and what could not be read. */
export interface Surfaces {
  readonly facts: readonly Fact[];
  readonly notes: readonly Note[];
  readonly coverage: readonly CoverageNote[];
}

export { LOOKED_FOR } from './catalogue.ts';

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/i;
const TEMPLATE = /\.(bicep|bicepparam|json)$/i;

/** A script; a Makefile, which most repositories have, only where it calls the Azure CLI. */
function mayDeploy(path: string, workspace: Workspace): boolean {
  if (!SCRIPT_FILE.test(path)) return false;
  return otherScript(path) === null || /\baz(?:\.cmd)?\s/i.test(workspace.read(path)?.text ?? '');
}

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
  const azd = any(AZD_FILE) ? await import('./azure-cli/hook-facts.ts') : null;
  for (const path of azd?.hookFiles(workspace) ?? []) followed.add(path);
  if (workspace.files.some((path) => mayDeploy(path, workspace))) {
    const workflows = { facts: read.flatMap(({ facts }) => facts), runs };
    const scripts = await (await import('./azure-cli/script-facts.ts')).scriptFacts(workspace, followed, workflows);
    read.push(scripts);
    runs.push(...scripts.runs);
  }
  const hooks = azd && !runs.some(({ byAzd }) => byAzd) ? azd.hooksByHand(workspace) : null;
  if (hooks) read.push({ ...hooks, notes: [] });
  runs.push(...(hooks?.runs ?? []));
  if (any(TEMPLATE)) read.push(await (await import('./template/template-facts.ts')).templateFacts(workspace, runs));
  if (any(AZD_FILE)) read.push(await (await import('./azure-yaml.ts')).azureYamlFacts(workspace));
  const unread = unreadSurfaces(workspace);
  read.push(unread);
  // what was remembered once counts where nothing says anew which plan there is, or what is deployed
  const says = (...kinds: readonly Fact['kind'][]): boolean =>
    read.some(({ facts }) => facts.some(({ kind }) => kinds.includes(kind)));
  const isDeployed = says('site', 'deploy', 'service') || unread.coverage.length > 0;
  if (!isDeployed && workspace.files.some(isKeptByHand))
    read.push({ facts: (await import('./by-hand.ts')).byHandFacts(workspace), notes: [], coverage: [] });
  const remembered = says('plan') ? [] : workspace.files.filter((path) => CLI_CONFIG.test(path));
  if (remembered.length > 0) {
    const facts = (await import('./azure-cli/remembered.ts')).rememberedFacts(remembered, workspace);
    read.push({ facts, notes: [], coverage: [] });
  }
  return {
    facts: read.flatMap((surface) => surface.facts),
    notes: read.flatMap((surface) => surface.notes),
    coverage: read.flatMap((surface) => surface.coverage),
  };
}

import { knownString, property } from '../../value/read.ts';
import { workflowOf } from './run.ts';
import type { RunOptions } from './run-types.ts';
import type { Artifact } from './runner/artifacts.ts';
import type { WorkflowFiles } from './workflow-files.ts';
import type { WorkflowTurns } from './workflow-turns.ts';

/** Looks for an artifact that another workflow of the repository has uploaded: its name, and that workflow's where it is told. */
export type ForeignArtifacts = (name: string, workflow: string | null, from: string) => Artifact | null;

const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/;

/** The artifacts of the other workflows, each followed once where it is asked for. */
export function foreignArtifacts(files: WorkflowFiles, turns: WorkflowTurns, options: RunOptions): ForeignArtifacts {
  const found = new Map<string, ReadonlyMap<string, Artifact>>();
  const artifactsOf = (path: string): ReadonlyMap<string, Artifact> => {
    const before = found.get(path);
    if (before) return before;
    // one that comes back to itself has nothing yet
    found.set(path, new Map());
    const workflow = workflowOf(path, files, turns, options);
    const [start] = workflow?.starts ?? [];
    const artifacts = workflow ? workflow.run(start ?? workflow.any).artifacts : new Map<string, Artifact>();
    found.set(path, artifacts);
    return artifacts;
  };
  return (name, workflow, from) => {
    for (const path of files.workspace.files) {
      if (!WORKFLOW.test(path) || path === from) continue;
      if (workflow !== null && !isCalled(path, workflow, files)) continue;
      if (!files.workspace.read(path)?.text.includes('upload-artifact')) continue;
      const artifact = artifactsOf(path).get(name);
      if (artifact) return artifact;
    }
    return null;
  };
}

/** A workflow is named by its file or by its name. */
function isCalled(path: string, name: string, files: WorkflowFiles): boolean {
  if (path.endsWith(`/${name}`)) return true;
  const value = files.read(path);
  return value !== null && knownString(property(value, 'name')) === name;
}

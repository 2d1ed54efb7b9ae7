import type { Value } from '../../value/value.ts';
import type { Note, Workspace } from '../../workspace/workspace.ts';
import type { ForeignArtifacts } from './foreign-artifacts.ts';
import { parseYaml } from './yaml.ts';

/** The YAML files of a repository, each read once, with what is wrong with them. */
export class WorkflowFiles {
  readonly workspace: Workspace;
  readonly notes: Note[] = [];
  /** set where workflows can be followed */
  foreign: ForeignArtifacts | null = null;
  readonly #read = new Map<string, Value | null>();

  constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  read(path: string): Value | null {
    const before = this.#read.get(path);
    if (before !== undefined) return before;
    const source = this.workspace.has(path) ? this.workspace.read(path) : null;
    const file = source ? parseYaml(source) : null;
    if (file) this.notes.push(...file.notes);
    // GitHub runs no workflow that it can't read whole
    const value = file && !file.broken ? file.value : null;
    this.#read.set(path, value);
    return value;
  }
}

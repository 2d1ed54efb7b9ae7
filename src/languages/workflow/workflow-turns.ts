import { knownString, property } from '../../value/read.ts';
import type { Value } from '../../value/value.ts';
import type { Start } from './starts.ts';
import type { Turn } from './turn.ts';

/** The runs of a repository's workflows, of which one can start when another one is over (`on: workflow_run`). */
export class WorkflowTurns {
  /** by the workflow's name: comes when all of its runs are over */
  readonly #over = new Map<string, { readonly after: Turn[]; readonly within: null }>();

  /** @param start one that stands for all starts is after what any of them is after */
  ofRun(path: string, workflow: Value, start: Start): Turn {
    const waits = start.event === 'workflow_run' || start.event === null;
    const turn: Turn = { after: waits ? startedBy(workflow).map((name) => this.#overOf(name)) : [], within: null };
    this.#overOf(knownString(property(workflow, 'name')) ?? path).after.push(turn);
    return turn;
  }

  #overOf(name: string): { readonly after: Turn[]; readonly within: null } {
    const over = this.#over.get(name) ?? { after: [], within: null };
    this.#over.set(name, over);
    return over;
  }
}

/**
 * The names of the workflows that start this one when they are over, as they do unless `types` says otherwise.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#workflow_run
 */
function startedBy(workflow: Value): readonly string[] {
  const event = property(property(workflow, 'on'), 'workflow_run');
  const types = property(event, 'types');
  if (types && !texts(types).includes('completed')) return [];
  return texts(property(event, 'workflows'));
}

function texts(value: Value | undefined): readonly string[] {
  const items = value?.kind === 'array' ? value.items : value ? [value] : [];
  return items.flatMap((item) => knownString(item) ?? []);
}

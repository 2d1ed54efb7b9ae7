/** When something has its turn: a run of a workflow, a job, or one of its jobs in a matrix. All run at once, but for what each waits for. */
export interface Turn {
  /** what is over before it begins (`needs`, `workflow_run`), without what that waits for itself */
  readonly after: readonly Turn[];
  /** what it is a part of: over no sooner, and begun no later */
  readonly within: Turn | null;
}

/** Whether one turn comes when another one is over; remembers what it has looked up. */
export class Turns {
  readonly #before = new Map<Turn, ReadonlySet<Turn>>();

  waitsFor(turn: Turn, other: Turn): boolean {
    const ends = [...outwards(other)];
    for (const part of outwards(turn)) {
      if (ends.includes(part)) return false;
      const before = this.#allBefore(part);
      if (ends.some((end) => before.has(end))) return true;
    }
    return false;
  }

  #allBefore(turn: Turn): ReadonlySet<Turn> {
    const known = this.#before.get(turn);
    if (known) return known;
    const before = new Set<Turn>();
    const waiting = [...turn.after];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (before.has(next)) continue;
      before.add(next);
      waiting.push(...next.after);
    }
    this.#before.set(turn, before);
    return before;
  }
}

function* outwards(turn: Turn): Iterable<Turn> {
  for (let part: Turn | null = turn; part; part = part.within) yield part;
}
